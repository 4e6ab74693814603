/**
 * Hostile strings through every field of a Telegram message, judged by the official description and TDLib's parser.
 * node bench/hostile-text-telegram.ts [hostile-strings.txt]: lines of class, rule and the string as JSON, tab-separated.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Message } from '../src/domain/message.ts';
import { render } from '../src/platforms/telegram/render.ts';
import { contract } from '../tests/stand-ins/telegram/contract.ts';
import { storedText } from '../tests/stand-ins/telegram/text.ts';

const [path = '../shared/data/hostile/hostile-strings.txt'] = process.argv.slice(2);
if (!existsSync(path)) {
	console.error(`no such file: ${path} (give the path of a file of hostile strings)`);
	process.exit(2);
}

const OWN_LINK = 'https://source.example/news/1';
const counts = {
	strings: 0,
	messages: 0,
	rejects: 0,
	changed: 0,
	mentions: 0,
	foreignLinks: 0,
	otherTaps: 0,
	turned: 0,
};

function messagesWith(text: string): Message[] {
	const base: Message = {
		language: 'ar',
		title: 'خبر',
		paragraphs: ['نص الخبر'],
		links: [{ label: 'مصدر', url: OWN_LINK }],
	};
	return [
		{ ...base, title: text, titleUrl: OWN_LINK },
		{ ...base, paragraphs: [`قالت الوزارة ${text} أمس.`, text] },
		{ ...base, links: [{ label: text, url: OWN_LINK }], linksTitle: text },
		{ ...base, tags: [text], footer: text },
		{ ...base, buttons: [[{ label: text, action: 'a:1' }]] },
		{ language: 'en', title: text, paragraphs: [text], links: [{ label: text, url: text }] },
	];
}

function judge(message: Message): void {
	const rendered = render(message);
	counts.messages += 1;
	counts.rejects += contract.request('sendMessage', { chat_id: 1, ...rendered }).length > 0 ? 1 : 0;
	const stored = storedText(rendered.text, undefined, rendered.entities);
	if ('description' in stored) {
		counts.rejects += 1;
		return;
	}
	counts.changed += stored.text === rendered.text ? 0 : 1;
	counts.turned += /[\u202A-\u202E\u2066\u2067]/u.test(stored.text) ? 1 : 0;
	const allowed = new Set([OWN_LINK, ...message.links.flatMap(({ url }) => URL.parse(url)?.href ?? [])]);
	for (const entity of stored.entities) {
		if (entity.type === 'mention' || entity.type === 'text_mention') counts.mentions += 1;
		else if (entity.type === 'url' || entity.type === 'email') counts.foreignLinks += 1;
		else if (entity.type === 'text_link') counts.foreignLinks += allowed.has(entity.url) ? 0 : 1;
		else if (entity.type === 'hashtag') counts.otherTaps += message.tags === undefined ? 1 : 0;
		else if (entity.type !== 'bold') counts.otherTaps += 1;
	}
}

const started = performance.now();
for (const line of readFileSync(path, 'utf8').split('\n')) {
	if (line === '' || line.startsWith('#')) continue;
	counts.strings += 1;
	for (const message of messagesWith(JSON.parse(line.split('\t')[2] ?? '""') as string)) judge(message);
}
console.log(JSON.stringify({ ...counts, judge: contract.source, ms: Math.round(performance.now() - started) }));
