/** Admins at their desk: topics made, tried, changed and taken back; feeds added from any address; who follows what. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../commands/command.ts';
import { feedIdOf } from '../../config/catalogue.ts';
import type { Article } from '../../src/domain/article.ts';
import { actor, place, talkingHouse, textOf } from './house.ts';

let house: Awaited<ReturnType<typeof talkingHouse>>;
beforeEach(async () => {
	house = await talkingHouse();
});

const SERVER = place('-1', { kind: 'group', title: 'غرفة التحرير' });
const OTHER = place('-2', { kind: 'group', title: 'غرفة أخرى' });
const say = (command: string, options: Record<string, string>, here = SERVER) => house.talk.run(command, options, here);
const own = (scope = SERVER.scope) => house.topics.visibleTo(scope).filter((topic) => topic.scope === scope);
const matches = (title: string) =>
	house.topics.match({ id: 'a', title, text: '' }).map(({ topicId }) => house.topics.get(topicId)!.names.ar);

/** Presses the button that bears this label. */
function press(reply: Reply, label: string, here = SERVER, who = actor('7')): Promise<Reply> {
	const button = reply.message.buttons!.flat().find((one) => one.label.startsWith(label));
	if (!button || !('action' in button)) throw new Error(`no button "${label}"`);
	return house.talk.press(button.action, here, who);
}

async function store(title: string, contentText: string, more: Partial<Article> = {}): Promise<void> {
	const id = `a-${title.length}-${contentText.length}`;
	await house.records.articles.set(id, {
		id,
		feedId: feedIdOf('https://almadar.example/rss'),
		publisher: 'المدار',
		url: `https://almadar.example/${id}`,
		title,
		contentText,
		authors: [],
		categories: [],
		language: 'ar',
		fetchedAt: '2026-11-22T08:00:00.000Z',
		...more,
	});
}

describe('/topic', () => {
	test('is made from words with commas, found in print in every form, shown, and invisible to another place', async () => {
		const reply = await say('topic', { action: 'create', topic: 'سد النهضة', text: 'سد النهضة، مفاوضات السد' });
		expect(textOf(reply)).toBe('حُفظ الموضوع «سد النهضة»\nالكلمات: سد النهضة، مفاوضات السد');
		expect(matches('القاهرة: لا جديد في مفاوضات السدّ')).toEqual(['سد النهضة']);
		expect(textOf(await say('topic', { action: 'show', topic: 'سد', text: 'النهضة' }))).toContain(
			'سد النهضة، مفاوضات السد',
		);
		expect(textOf(await say('topic', { action: 'show', topic: 'سد النهضة' }, OTHER))).toContain('لا أجد هنا موضوعًا');
		expect(textOf(await say('topics', {}, OTHER))).not.toContain('سد النهضة');
	});
	test('is made from a query, and a fault in it is shown at its place', async () => {
		await say('topic', { action: 'create', topic: 'السد', text: '(سد قرب/3 النهضة) -كرة' });
		expect(matches('سد مثل سد النهضة')).toEqual(['السد']);
		expect(matches('فريق النهضة يسد مرماه في كرة القدم')).toEqual([]);
		const reply = await say('topic', { action: 'create', topic: 'آخر', text: '(سد أو نهر' });
		expect(textOf(reply)).toBe('القوس هنا لم يُغلق، عند العلامة ▸: ▸(سد أو نهر');
		expect(own()).toHaveLength(1);
	});
	test('that is everybody’s is not changed from here; its copy is', async () => {
		const refused = await say('topic', { action: 'rename', topic: 'أوكوس', text: 'حلف' });
		expect(textOf(refused)).toContain('موضوع جاهز للجميع');
		await press(refused, 'انسخه إلى هنا');
		await say('keyword', { action: 'exclude', topic: 'أوكوس (نسختنا)', text: 'غواصة' });
		expect(matches('أوكوس وغواصة')).toEqual(['أوكوس']);
		expect(matches('أوكوس اليوم').sort()).toEqual(['أوكوس', 'أوكوس (نسختنا)']);
	});
	test('is deleted after a question, and comes back with its followers', async () => {
		await say('topic', { action: 'create', topic: 'سد النهضة' });
		await say('follow', { topic: 'سد النهضة' });
		const asked = await say('topic', { action: 'delete', topic: 'سد النهضة' });
		expect(own()).toHaveLength(1);
		const deleted = await press(asked, 'احذف');
		expect(matches('سد النهضة')).toEqual([]);
		expect(textOf(await press(deleted, 'تراجع'))).toBe('تراجعتُ: عاد «سد النهضة» كما كان.');
		expect(matches('سد النهضة')).toEqual(['سد النهضة']);
		expect(textOf(await say('audience', {}))).toContain('• غرفة التحرير: سد النهضة (فورًا)');
	});
	test('goes out as a file and comes in elsewhere; a broken file says where', async () => {
		await say('topic', { action: 'create', topic: 'سد النهضة', text: 'سد النهضة، السد' });
		await say('keyword', { action: 'weight', topic: 'سد النهضة', text: 'السد ٠٫٥' });
		const { file } = await say('topic', { action: 'export' });
		expect(file!.name).toBe('topics.yaml');
		expect(file!.content).not.toContain(SERVER.scope);
		expect(textOf(await say('topic', { action: 'import', topic: file!.content }, OTHER))).toBe(
			'استُورد (موضوع واحد): سد النهضة',
		);
		house.web.set('https://cdn.example/topics.yaml', file!.content);
		const third = place('-3', { kind: 'group' });
		await say('topic', { action: 'import', topic: 'https://cdn.example/topics.yaml' }, third);
		const [first = '', ...lines] = file!.content.split('\n');
		const fourth = place('-4', { kind: 'group' });
		await say('topic', { action: 'import', topic: first, text: lines.join('\n').trim() }, fourth);
		for (const there of [third, fourth]) expect(own(there.scope)[0]?.keywords).toEqual(own()[0]!.keywords);
		expect(own(OTHER.scope)[0]!.keywords).toEqual(own()[0]!.keywords);
		expect(own(OTHER.scope)[0]!.id).not.toBe(own()[0]!.id);
		expect(textOf(await say('topic', { action: 'import', topic: 'topics:\n  - id: x\n    keyword: [a]' }))).toContain(
			'عند السطر ٣',
		);
	});
	test('its history says who did what and when, and the last change is taken back', async () => {
		await say('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
		await say('topic', { action: 'rename', topic: 'السد', text: 'سد النهضة' });
		expect(textOf(await say('topic', { action: 'history' }))).toMatch(
			/^آخر التغييرات هنا\n• تعديل «سد النهضة»: قارئة، ٢٥ نوفمبر.*\n• إضافة «السد»: قارئة/,
		);
		await say('topic', { action: 'undo' });
		expect(own().map((topic) => topic.names.ar)).toEqual(['السد']);
		expect(textOf(await say('topic', { action: 'history' }, OTHER))).toBe('لم يتغيّر شيء هنا بعد.');
		expect(textOf(await say('topic', { action: 'undo' }, OTHER))).toBe('لا شيء يُتراجع عنه هنا.');
	});
	test('two admins at once lose nothing', async () => {
		await say('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
		const words = ['مفاوضات', 'إثيوبيا', 'أديس أبابا'];
		await Promise.all(words.map((text) => say('keyword', { action: 'add', topic: 'السد', text })));
		expect(
			own()[0]!
				.keywords.map(({ text }) => text)
				.sort(),
		).toEqual(['سد النهضة', ...words].sort());
	});
});

describe('limits', () => {
	test.each([
		['كلمة من حرف', 'س', 'أقصر من حرفين'],
		['أداة التعريف', 'ال', 'ترد في كل خبر تقريبًا'],
		['كلمة من ١٠١ حرف', 'س'.repeat(101), 'أطول من 100 حرف'],
	])('%s', async (_, text, problem) => {
		expect(textOf(await say('topic', { action: 'create', topic: 'موضوع', text }))).toContain(problem);
		expect(own()).toEqual([]);
	});
	test('25 topics, not one more, by whatever way', async () => {
		for (let at = 0; at < 25; at += 1) {
			house.clock.advance(3000);
			await say('topic', { action: 'create', topic: `سد رقم ${at}` });
		}
		house.clock.advance(61_000);
		const full = 'بلغ هذا المكان الحد الأقصى للموضوعات (25)';
		expect(textOf(await say('topic', { action: 'create', topic: 'آخر', text: 'كلمة' }))).toContain(full);
		expect(textOf(await say('topic', { action: 'copy', topic: 'أوكوس' }))).toContain(full);
		expect(textOf(await say('follow', { topic: 'عبارة جديدة' }))).toContain(full);
		expect(own()).toHaveLength(25);
	});
	test('200 keywords', async () => {
		const words = Array.from({ length: 200 }, (_, at) => `كلمة ${at}`).join('،');
		await say('topic', { action: 'create', topic: 'كبير', text: words });
		expect(textOf(await say('keyword', { action: 'add', topic: 'كبير', text: 'زائدة' }))).toContain('الحد الأقصى 200');
		expect(own()[0]!.keywords).toHaveLength(200);
	});
});

describe('/test', () => {
	beforeEach(async () => {
		await store('مفاوضات سد النهضة تتعثر', 'انتهت الجولة دون اتفاق.');
		await store('إثيوبيا تبدأ الملء', 'بدأت أديس أبابا ملء الخزان.');
		await store('فريق أديس أبابا يفوز', 'كرة القدم.');
		await say('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
	});

	test('shows what a change would add, with the words found, and saves it only at the button', async () => {
		const reply = await say('test', { action: 'add', topic: 'السد', text: 'أديس أبابا' });
		expect(textOf(reply)).toBe(
			[
				'تجربة على الأرشيف: «السد»',
				'الأرشيف: ٣ مقالات منذ ٤ أيام. قبل التعديل: مقالة واحدة. وبعده: ٣ مقالات.',
				'المتوقع في اليوم: نحو ٠٫٨',
				'يضيف التعديل: مقالتان\n• إثيوبيا تبدأ الملء — «أديس أبابا»\n• فريق أديس أبابا يفوز — «أديس أبابا»',
			].join('\n'),
		);
		expect(own()[0]!.keywords).toHaveLength(1);
		expect(textOf(await press(reply, 'احفظ'))).toContain('حُفظ الموضوع «السد»');
		expect(own()[0]!.keywords.map(({ text }) => text)).toEqual(['سد النهضة', 'أديس أبابا']);
	});
	test('what it would lose is shown too; not saved, nothing changes', async () => {
		const reply = await say('test', { action: 'exclude', topic: 'السد', text: 'الجولة' });
		expect(textOf(reply)).toContain('يُسقط التعديل: مقالة واحدة\n• مفاوضات سد النهضة تتعثر — «سد النهضة»');
		expect(textOf(await press(reply, 'لا تحفظ'))).toBe('لم يُحفظ شيء.');
		expect(textOf(await press(reply, 'احفظ'))).toContain('هذا الزر قديم');
		expect(own()[0]!.exclude).toBeUndefined();
	});
	test('a draft is one person’s, in one place, once, for a quarter of an hour, and not over another change', async () => {
		const reply = await say('test', { action: 'add', topic: 'السد', text: 'أديس أبابا' });
		expect(textOf(await press(reply, 'احفظ', SERVER, actor('8')))).toContain('هذا الزر قديم');
		expect(textOf(await press(reply, 'احفظ', OTHER))).toContain('هذا الزر قديم');
		await say('keyword', { action: 'add', topic: 'السد', text: 'الخزان' });
		expect(textOf(await press(reply, 'احفظ'))).toContain('تغيّر الموضوع بعد هذه التجربة');
		const again = await say('test', { action: 'add', topic: 'السد', text: 'أديس أبابا' });
		await press(again, 'احفظ');
		expect(textOf(await press(again, 'احفظ'))).toContain('هذا الزر قديم');
	});
	test('articles of a feed that another place added are not looked at', async () => {
		const feed = {
			id: feedIdOf('https://x.example/secret'),
			feedUrl: 'https://x.example/secret',
			title: 'خاص',
			language: 'ar',
		};
		await house.feeds.add(feed, { scope: OTHER.scope, channelId: 'c', by: '1', at: '2026-11-25T00:00:00.000Z' });
		await store('أديس أبابا تعلن سرًّا', 'نص خاص جدًّا.', { feedId: feed.id });
		const reply = await say('test', { action: 'add', topic: 'السد', text: 'أديس أبابا' });
		expect(textOf(reply)).toContain('الأرشيف: ٣ مقالات');
		expect(textOf(reply)).not.toContain('سرًّا');
	});
});

describe('/keyword', () => {
	test('what people found irrelevant is counted by keyword, and its marks are offered for exclusion', async () => {
		await say('topic', { action: 'create', topic: 'النهضة', text: 'النهضة' });
		const topic = own()[0]!;
		for (const day of [1, 2, 3, 4, 5, 6])
			await store(`مباراة النهضة رقم ${day}`, `${'هدف '.repeat(day)}في الدوري الممتاز.`);
		for (const day of [1, 2, 3, 4, 5, 6]) await store(`سد النهضة والمياه ${day}`, `${'ماء '.repeat(day)}مفاوضات.`);
		let at = 0;
		for await (const [id, article] of house.records.articles.entries()) {
			if (!article.title.startsWith('مباراة')) continue;
			at += 1;
			const storyId = `s${at}`;
			const member = {
				articleId: id,
				role: 'opens' as const,
				publisher: 'المدار',
				url: article.url,
				title: article.title,
				at: article.fetchedAt,
				revision: 1,
			};
			const story = {
				id: storyId,
				headline: article.title,
				members: [member],
				topicIds: [topic.id],
				fingerprint: {},
				firstSeenAt: article.fetchedAt,
				lastSeenAt: article.fetchedAt,
				revision: 1,
			};
			await house.records.stories.set(storyId, story);
			await house.outbox.add([sent(`m${at}`, storyId)]);
			await house.records.opinions.set(`b${at}`, {
				alertId: `m${at}`,
				keyword: 'النهضة',
				topicId: topic.id,
				people: ['x', 'y'],
			});
		}
		const reply = await say('keyword', { action: 'stats', topic: 'النهضة' });
		expect(textOf(reply)).toContain('• النهضة: ١٢ مقالةً، رآها ١٢ شخصًا غير مناسبة');
		expect(textOf(reply)).toMatch(/كلمات تميّز ما لم يناسب الناس: .*الدوري/);
		const tried = await press(reply, 'جرّب استبعاد');
		expect(textOf(tried)).toContain('يُسقط التعديل: ٦ مقالات');
	});
	test('nearness, fields and exact spelling are typed as in a query', async () => {
		await say('topic', { action: 'create', topic: 'حلف', text: 'حلف المحيط' });
		await say('keyword', { action: 'near', topic: 'حلف', text: 'ناتو قرب/٤ آسيا' });
		expect(matches('ناتو في شرق آسيا')).toEqual(['حلف']);
		await say('keyword', { action: 'add', topic: 'حلف', text: 'العنوان:=AUKUS' });
		expect(textOf(await say('topic', { action: 'show', topic: 'حلف' }))).toContain(
			'AUKUS (بهذا الرسم وحده، في العنوان)',
		);
		expect(textOf(await say('keyword', { action: 'remove', topic: 'حلف', text: 'المريخ' }))).toContain(
			'لا أجد هذه الكلمة',
		);
		expect(textOf(await say('keyword', { action: 'add', topic: 'حلف', text: 'حِلف المحيط' }))).toContain(
			'موجودة في الموضوع',
		);
		expect(textOf(await say('keyword', { action: 'near', topic: 'حلف', text: 'ناتو' }))).toContain('ناتو قرب/6 آسيا');
	});
	test('suggests spellings in print and words that go with the topic', async () => {
		await say('topic', { action: 'create', topic: 'حلف', text: 'أوكوس' });
		for (const day of [1, 2, 3, 4, 5, 6])
			await store(`أوكوس والغواصات النووية ${day}`, `${'خبر '.repeat(day)}الغواصات النووية.`);
		for (const day of [1, 2, 3, 4, 5, 6]) await store(`أسعار القمح ${day}`, `${'خبر '.repeat(day)}السوق.`);
		await store('أوكيوس في البرلمان', 'نقاش');
		const reply = await say('keyword', { action: 'suggest', topic: 'حلف' });
		expect(textOf(reply)).toContain('صور أخرى للكتابة وردت في الأخبار: «أوكيوس»');
		expect(textOf(reply)).toMatch(/كلمات تصاحب أخبار هذا الموضوع: .*الغواصات/);
	});
});

describe('/feeds', () => {
	const PAGE = 'https://nabaa.example/';
	const FEED = 'https://nabaa.example/rss?token=s3cret';
	beforeEach(() => {
		house.web.set(PAGE, [{ url: FEED, title: 'نبأ الشرق', entries: 20 }]);
	});

	test('is added from any page’s address, polled at once, and once whoever adds it', async () => {
		expect(textOf(await say('feeds', { action: 'add', feed: 'nabaa.example' }))).toContain('صار «نبأ الشرق» تحت الرصد');
		await say('feeds', { action: 'add', feed: PAGE }, OTHER);
		expect(house.polled).toEqual([`new ${FEED}`]);
		expect(textOf(await say('feeds', { action: 'add', feed: PAGE }))).toContain('تحت الرصد من قبل');
		await say('feeds', { action: 'remove', feed: 'نبأ الشرق' });
		expect(house.polled).toHaveLength(1);
		await say('feeds', { action: 'remove', feed: 'نبأ الشرق' }, OTHER);
		expect(house.polled).toEqual([`new ${FEED}`, `gone ${FEED}`]);
	});
	test('another place never sees it, its address, or what it brings', async () => {
		await say('feeds', { action: 'add', feed: PAGE });
		const list = await say('feeds', { action: 'list' }, OTHER);
		const { file } = await say('feeds', { action: 'export' }, OTHER);
		expect(textOf(list) + file!.content).not.toMatch(/نبأ|s3cret/);
		expect(textOf(list)).toContain('المدار: لم يُقرأ بعد');
		expect(house.feeds.isFor(feedIdOf(FEED), OTHER.scope)).toBe(false);
		await say('feeds', { action: 'remove', feed: 'نبأ الشرق' });
		expect(house.feeds.isFor(feedIdOf(FEED), OTHER.scope)).toBe(false);
		expect(textOf(await say('feeds', { action: 'list' }))).not.toContain('s3cret');
	});
	test('several on one page are offered, and the button adds the one chosen', async () => {
		house.web.set(PAGE, [
			{ url: 'https://nabaa.example/politics', title: 'سياسة', entries: 5 },
			{ url: 'https://nabaa.example/sport', title: 'رياضة', entries: 5 },
		]);
		const reply = await say('feeds', { action: 'add', feed: PAGE });
		expect(house.polled).toEqual([]);
		await press(reply, 'سياسة');
		expect(house.polled).toEqual(['new https://nabaa.example/politics']);
	});
	test.each([
		['http://127.0.0.1:8080/feed', 'الموقع لا يجيب'],
		['http://localhost/feed', 'ليس عنوانًا على الشبكة'],
		['file:///etc/passwd', 'ليس عنوانًا على الشبكة'],
		['كلمة', 'ليس عنوانًا على الشبكة'],
	])('%s: refused in words that tell nothing of our network', async (address, answer) => {
		expect(textOf(await say('feeds', { action: 'add', feed: address }))).toContain(answer);
		expect(house.polled).toEqual([]);
	});
	test('removing is taken back; both are in the history', async () => {
		await say('feeds', { action: 'add', feed: PAGE });
		const removed = await say('feeds', { action: 'remove', feed: 'نبأ الشرق' });
		await press(removed, 'تراجع');
		expect(house.feeds.ownOf(SERVER.scope).map((feed) => feed.title)).toEqual(['نبأ الشرق']);
		expect(textOf(await say('topic', { action: 'history' }))).toContain('• حذف «نبأ الشرق»: قارئة');
	});
	test('comes in as OPML, pasted or from an address, up to fifty', async () => {
		const outline = (at: number) => `<outline text="مصدر ${at}" xmlUrl="https://f${at}.example/rss"/>`;
		const opml = (count: number) =>
			`<opml version="2.0"><body>${Array.from({ length: count }, (_, at) => outline(at)).join('')}</body></opml>`;
		expect(textOf(await say('feeds', { action: 'import', feed: opml(2) }))).toBe('صارت تحت الرصد: مصدران.');
		house.web.set('https://lists.example/all.opml', opml(51));
		const full = await say('feeds', { action: 'import', feed: 'https://lists.example/all.opml' });
		expect(textOf(full)).toContain('بلغ هذا المكان أقصى عدد من المصادر (٥٠)');
		expect(house.feeds.ownOf(SERVER.scope)).toHaveLength(50);
	});
	test('its health is said in plain words', async () => {
		await say('feeds', { action: 'add', feed: PAGE });
		const state = {
			feedId: feedIdOf(FEED),
			seenIds: [],
			appearedAt: [],
			errorCount: 3,
			failingSince: '2026-11-24T09:00:00.000Z',
			rolledOverAt: '2026-11-24T09:00:00.000Z',
		};
		await house.records.feedStates.set(state.feedId, { ...state, lastError: { kind: 'challenge', message: 'wall' } });
		const text = textOf(await say('feeds', { action: 'list' }));
		expect(text).toContain('مصدران تحت الرصد، واحد منها لا يعمل');
		expect(text).toContain('• نبأ الشرق (nabaa.example، أُضيف هنا): متعثر، بدأ تعثره أمس: الموقع يحجب البرامج');
		expect(text).toContain('(ربما فاتته أخبار أمس، إذ كان كل ما فيه جديدًا)');
	});
});

describe('/why with a text', () => {
	beforeEach(async () => {
		await say('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
		await say('keyword', { action: 'exclude', topic: 'السد', text: 'مباراة' });
		await say('follow', { topic: 'السد' });
	});
	test('says why it would come, or what stood against it', async () => {
		expect(textOf(await say('why', { text: 'جولة جديدة حول سدّ النهضة' }))).toContain(
			'نعم، كان هذا سيصل إلى هنا\n✓ يطابق موضوع «السد»\nوُجد فيه: «سدّ النهضة»',
		);
		const excluded = textOf(await say('why', { text: 'مباراة على كأس سد النهضة' }));
		expect(excluded).toContain('✗ لا يطابق موضوع «السد»');
		expect(excluded).toContain('وأسقطته كلمة مستبعدة: «مباراة»');
		expect(textOf(await say('why', { text: 'أسعار القمح ترتفع' }))).toContain('لم يوجد فيه شيء من كلماته.');
	});
	test('takes the link of an article that was read', async () => {
		await store('سد النهضة يمتلئ', 'نص');
		const [article] = await Array.fromAsync(house.records.articles.entries());
		expect(textOf(await say('why', { text: `${article![1].url}?utm_source=x` }))).toContain('نعم، كان هذا سيصل');
	});
});

test('the audience lists this server’s channels only', async () => {
	expect(textOf(await say('audience', {}))).toContain('لا قناة هنا تتابع شيئًا بعد');
	await say('follow', { topic: 'أوكوس' });
	await say('digest', { when: 'daily', at: '08:00' });
	await say('follow', { topic: 'أوكوس' }, OTHER);
	expect(textOf(await say('audience', {}))).toBe('من يتابع هنا: قناة واحدة\n• غرفة التحرير: أوكوس (موجز كل يوم)');
});

test('forgetting a place leaves nothing of it in any collection', async () => {
	house.web.set('https://nabaa.example/', [{ url: 'https://nabaa.example/rss', title: 'نبأ', entries: 1 }]);
	await say('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
	await say('follow', { topic: 'السد' });
	await say('feeds', { action: 'add', feed: 'nabaa.example' });
	await say('test', { action: 'add', topic: 'السد', text: 'الخزان' });
	const channelId = house.subscriptions.at('telegram', '-1')!.id;
	await house.outbox.add([sent('m1', 's1', channelId)]);
	await press(await say('forget', {}), 'نعم');
	for (const [name, records] of Object.entries(house.records)) {
		for await (const [id, record] of records.entries()) {
			const text = `${id} ${JSON.stringify(record)}`;
			expect(text.includes(SERVER.scope) || text.includes(channelId) || text.includes('السد'), `${name}: ${text}`).toBe(
				false,
			);
		}
	}
});

function sent(id: string, storyId: string, channelId = 'c1') {
	const at = '2026-11-25T08:00:00.000Z';
	const message = { language: 'ar' as const, title: 'السد', paragraphs: [], links: [] };
	return {
		id,
		kind: 'new' as const,
		storyId,
		revision: 1,
		channelId,
		platform: 'telegram',
		topicIds: [],
		message,
		status: 'sent' as const,
		createdAt: at,
		notBefore: at,
		attempts: 1,
	};
}
