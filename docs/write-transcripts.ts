/**
 * Writes docs/transcripts.md: a day of a member, a subscriber and an admin, as the real conversation answers them.
 * node docs/write-transcripts.ts
 */
import { writeFileSync } from 'node:fs';
import type { Actor, Place, Reply } from '../commands/command.ts';
import { composeAlert } from '../src/alerts/compose.ts';
import type { Alert } from '../src/domain/alert.ts';
import { idOf } from '../src/domain/id.ts';
import type { Message } from '../src/domain/message.ts';
import { actor, place, talkingHouse } from '../tests/conversation/house.ts';

const house = await talkingHouse();
const lines: string[] = [];

const SERVER: Place = { platform: 'discord', scope: 'discord-1', address: '11', kind: 'server', title: 'أخبار-آسيا' };
const ADMIN: Actor = { id: '900', name: 'هدى', isAdmin: async () => true };
const MEMBER: Actor = { id: '7', name: 'سالم', isAdmin: async () => false };
const READER = place('42', { title: 'ليلى' });
let last: Reply | undefined;
let number = 0;

function heading(text: string): void {
	lines.push(`\n## ${text}\n`);
}

function tell(text: string): void {
	lines.push(`\n*${text}*\n`);
}

/** What people see of a message: words, links, buttons. */
function shown({ title, paragraphs, links, linksTitle, tags, footer, buttons }: Message): string {
	const parts = [
		title && `**${title}**`,
		...paragraphs,
		linksTitle && links.length > 0
			? `${linksTitle}: ${links.map(({ label }) => label).join(' · ')}`
			: links.map(({ label }) => label).join(' · '),
		tags?.map((tag) => `#${tag.replaceAll(' ', '_')}`).join(' '),
		footer,
		...(buttons ?? []).map((row) => row.map(({ label }) => `[${label}]`).join(' ')),
	];
	return parts
		.filter(Boolean)
		.join('\n')
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n>\n');
}

function answered(who: string, what: string, reply: Reply): void {
	last = reply;
	const file = reply.file ? `\n>\n> 📎 ${reply.file.name}` : '';
	lines.push(`\n**${who}:** ${what}\n\n${shown(reply.message)}${file}`);
	house.clock.advance(60_000);
}

async function say(who: Actor, where: Place, command: string, options: Record<string, string> = {}): Promise<void> {
	number += 1;
	const reply = await house.conversation.run({ id: `t${number}`, command, options, actor: who, place: where });
	answered(who.name, `\`/${[command, ...Object.values(options)].join(' ')}\``, reply);
}

async function speak(who: Actor, where: Place, text: string): Promise<void> {
	number += 1;
	const meant = house.conversation.understand(text)!;
	answered(who.name, text, await house.conversation.run({ id: `t${number}`, ...meant, actor: who, place: where }));
}

async function press(who: Actor, where: Place, label: string, on: Message = last!.message): Promise<void> {
	number += 1;
	const button = on.buttons!.flat().find((one) => one.label.startsWith(label))!;
	const action = 'action' in button ? button.action : '';
	answered(
		who.name,
		`${[LEILA.name, ADMIN.name].includes(who.name) ? 'تضغط' : 'يضغط'} «${button.label}»`,
		await house.conversation.press({ id: `t${number}`, action, actor: who, place: where }),
	);
}

/** A story that was matched, told and delivered: as the corridor stores it. */
async function news(
	title: string,
	text: string,
	topicId: string,
	where: Place,
	publisher = 'المدار',
): Promise<Message> {
	number += 1;
	const [articleId, storyId] = [idOf('a', title), idOf('s', title)];
	const at = new Date(house.clock.now()).toISOString();
	const url = `https://almadar.example/${number}`;
	const article = {
		id: articleId,
		feedId: house.feeds.all()[0]!.id,
		publisher,
		url,
		title,
		contentText: text,
		authors: [],
		categories: [],
		language: 'ar',
		fetchedAt: at,
	};
	await house.records.articles.set(articleId, article);
	const matches = house.topics.match({ id: articleId, title, text });
	await house.records.matches.set(articleId, matches);
	const member = { articleId, role: 'opens' as const, publisher, url, title, at, revision: 1 };
	const story = {
		id: storyId,
		headline: title,
		members: [member],
		topicIds: matches.map((match) => match.topicId),
		fingerprint: {},
		firstSeenAt: at,
		lastSeenAt: at,
		revision: 1,
	};
	await house.records.stories.set(storyId, story);
	const channel = house.subscriptions.at(where.platform, where.address)!;
	const summary = {
		storyId,
		revision: 1,
		language: 'ar',
		text,
		method: 'extract' as const,
		sources: [],
		check: 'not-needed' as const,
	};
	const id = idOf('m', storyId, channel.id, 'new');
	const topic = house.topics.get(topicId)!;
	const message = composeAlert({ story, summary }, channel, [topic.names.ar], 'new', id, house.house.say);
	const alert: Alert = {
		id,
		kind: 'new',
		storyId,
		revision: 1,
		channelId: channel.id,
		platform: channel.platform,
		topicIds: [topicId],
		message,
		status: 'sent',
		createdAt: at,
		notBefore: at,
		attempts: 1,
	};
	await house.outbox.add([alert]);
	lines.push(`\n**راصد:**\n\n${shown(message)}`);
	return message;
}

lines.push(
	'# يوم مع راصد',
	'',
	'كتبه `node docs/write-transcripts.ts` من المحادثة نفسها؛ لا جملة فيه كُتبت باليد من كلام راصد.',
	'',
	'<div dir="rtl">',
);

heading('مشتركة: ليلى، في محادثة خاصة على تيليجرام');
const leila = actor('42');
const LEILA: Actor = { ...leila, name: 'ليلى', in: () => LEILA };
await speak(LEILA, READER, 'ابدأ');
await speak(LEILA, READER, 'تابع الناتو الآسيوي');
await speak(LEILA, READER, 'تابع سد النهضة');
const first = await news(
	'واشنطن ترفض اقتراح اليابان تأسيس «ناتو آسيوي»',
	'رفضت الولايات المتحدة يوم الثلاثاء اقتراحًا يابانيًا بتأسيس «ناتو آسيوي»، ووصفته بأنه سابق لأوانه.',
	'asian-nato',
	READER,
);
await press(LEILA, READER, 'لماذا وصلني؟', first);
await press(LEILA, READER, 'اكتم', first);
await press(LEILA, READER, 'هذا الخبر');
await speak(LEILA, READER, 'هدوء ٢٣ إلى ٧');
await speak(LEILA, READER, 'موجز كل يوم');
await speak(LEILA, READER, 'موضوعاتي');
await speak(LEILA, READER, 'ابحث اقتراح ياباني');
await say(LEILA, READER, 'why', { text: 'مفاوضات سدّ النهضة تُستأنف في القاهرة' });
await speak(LEILA, READER, 'الإعدادات');

tell('ولها قناة على تيليجرام، تربطها وتضبطها من هنا.');
const CHANNEL = place('-1001234567890', { kind: 'channel', title: 'عاجل آسيا' });
await speak(LEILA, READER, 'اربط أوكوس');
number += 1;
const picked = { id: `t${number}`, ...last!.pick!, actor: LEILA, place: CHANNEL, answeredIn: READER };
answered('ليلى', 'تختار «عاجل آسيا» من قائمة تيليجرام', await house.conversation.run(picked));
await speak(LEILA, READER, 'اربط');
await press(LEILA, READER, 'إعدادات «عاجل آسيا»');
await press(LEILA, READER, 'الموجز');
await press(LEILA, READER, 'كل يوم');
await press(LEILA, READER, '٢١:٠٠');

heading('مشرفة: هدى، في خادم على ديسكورد');
await say(ADMIN, SERVER, 'follow', { topic: 'أوكوس' });
await say(ADMIN, SERVER, 'topic', { action: 'create', topic: 'النهضة', text: 'النهضة' });
await press(ADMIN, SERVER, 'تابعه هنا');
tell('يصل ما لا يناسب: كلمة «النهضة» وحدها تجلب أخبار الكرة.');
const topicId = house.topics.find('النهضة', 'discord-1')!.id;
const noise: Message[] = [];
for (const [title, text] of [
	['النهضة يفوز بهدفين على ضيفه في الدوري', 'فاز فريق النهضة بهدفين دون رد في الدوري الممتاز.'],
	['مدرب النهضة: الدوري لم يُحسم', 'قال مدرب النهضة إن الدوري ما زال مفتوحًا.'],
	['النهضة يتعادل في ختام الدوري', 'تعادل النهضة في آخر مباريات الدوري.'],
	['إصابة مهاجم النهضة قبل نهاية الدوري', 'يغيب مهاجم النهضة عن بقية الدوري.'],
] as const)
	noise.push(await news(title, text, topicId, SERVER));
for (const [title, text] of [
	['إثيوبيا تعلن موعد الجولة المقبلة حول سد النهضة', 'أعلنت إثيوبيا موعد الجولة المقبلة من مفاوضات سد النهضة.'],
	['القاهرة والخرطوم تبحثان ملء سد النهضة', 'بحثت القاهرة والخرطوم جدول ملء سد النهضة.'],
	['منسوب سد النهضة يبلغ أعلى مستوى', 'بلغ منسوب المياه خلف سد النهضة أعلى مستوى.'],
	['خبراء: سد النهضة يحتاج اتفاقًا', 'دعا خبراء المياه إلى اتفاق على تشغيل سد النهضة.'],
] as const)
	await news(title, text, topicId, SERVER);
for (const message of noise) {
	await press({ ...MEMBER, id: `8${noise.indexOf(message)}`, name: 'عضو' }, SERVER, 'غير مناسب', message);
}
await say(ADMIN, SERVER, 'keyword', { action: 'stats', topic: 'النهضة' });
await press(ADMIN, SERVER, 'جرّب استبعاد');
await press(ADMIN, SERVER, 'احفظ');
await say(ADMIN, SERVER, 'test', { action: 'add', topic: 'النهضة', text: 'مفاوضات السد' });
await press(ADMIN, SERVER, 'لا تحفظ');
await say(ADMIN, SERVER, 'topic', { action: 'history' });
house.web.set('https://nabaa.example/', [{ url: 'https://nabaa.example/rss', title: 'وكالة نبأ الشرق', entries: 20 }]);
await say(ADMIN, SERVER, 'feeds', { action: 'add', feed: 'nabaa.example' });
await say(ADMIN, SERVER, 'feeds', { action: 'add', feed: 'http://192.168.1.1/' });
await say(ADMIN, SERVER, 'feeds', { action: 'list' });
await say(ADMIN, SERVER, 'audience');
await say(ADMIN, SERVER, 'topic', { action: 'export' });
await say(ADMIN, SERVER, 'topic', { action: 'delete', topic: 'النهضة' });
await press(ADMIN, SERVER, 'احذف');
await press(ADMIN, SERVER, 'تراجع');

heading('عضو: سالم، في الخادم نفسه');
await say(MEMBER, SERVER, 'follow', { topic: 'الحوار الرباعي' });
await say(MEMBER, SERVER, 'latest', { topic: 'النهضة' });
const seen = await news(
	'أستراليا تتسلم أول غواصة ضمن أوكوس',
	'تسلمت أستراليا أول غواصة ضمن اتفاق أوكوس.',
	'aukus',
	SERVER,
);
await press(MEMBER, SERVER, 'تابع هذا الموضوع', seen);
await press(MEMBER, SERVER, 'اكتم', seen);
await say(MEMBER, SERVER, 'help');

lines.push('', '</div>', '');
writeFileSync(new URL('transcripts.md', import.meta.url), lines.join('\n'));
process.exit(0);
