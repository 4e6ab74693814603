/**
 * Sends hostile strings through every field of a Discord message and reads the result with an independent parser:
 * how many ping, link to somewhere else, format, or break a limit. `node bench/hostile-text-discord.ts [FILE]`;
 * a line of FILE is "class TAB what must hold TAB string as JSON".
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Message } from '../src/domain/message.ts';
import { renderMessage, renderPostName } from '../src/platforms/discord/render.ts';
import { loadContract } from '../tests/stand-ins/discord/contract.ts';
import { brokenLimits } from '../tests/stand-ins/discord/limits.ts';
import { readMarkdown } from '../tests/stand-ins/discord/reading.ts';

const OUR_LINK = 'https://news.example/1';
const PING = /@(everyone|here)|<([@#:/]|(a|t|id):)/i;

const file = process.argv[2] ?? '../shared/data/hostile/hostile-strings.txt';
if (!existsSync(file)) {
	console.error(`${file} is not there: give a file of hostile strings`);
	process.exit(1);
}

const contract = loadContract();
const counts = { strings: 0, pings: 0, foreignLinks: 0, markup: 0, broken: 0, ms: 0 };
const started = performance.now();
for (const line of readFileSync(file, 'utf8').split('\n')) {
	const json = line.slice(line.lastIndexOf('\t') + 1);
	if (!json || line.startsWith('#')) continue;
	counts.strings++;
	check(JSON.parse(json) as string);
}
counts.ms = Math.round(performance.now() - started);
console.log(JSON.stringify(counts));

function check(text: string): void {
	const message: Message = {
		language: 'ar',
		title: text,
		titleUrl: OUR_LINK,
		paragraphs: [text, `قال المتحدث: ${text} ثم غادر.`],
		links: [{ label: text, url: OUR_LINK }],
		linksTitle: text,
		tags: [text],
		footer: text,
		buttons: [[{ label: text, action: 'why:1' }]],
	};
	const rendered = renderMessage(message);
	const [embed] = rendered.embeds;
	const readings = [embed.title ?? '', embed.description ?? ''].map(readMarkdown);
	const shown = [embed.title, embed.description, embed.footer?.text, renderPostName(message)].join('\n');
	const body = { ...rendered, allowed_mentions: { parse: [] } };
	const path = '/channels/1/messages';
	const faults = [...contract.request('POST', path, body), ...brokenLimits('POST', path, body)];
	if (PING.test(shown)) report('pings', text, shown);
	if (readings.some(({ links }) => links.some(({ url }) => url !== OUR_LINK))) report('foreignLinks', text, shown);
	if (readings.some(({ markup }) => markup.length > 0)) report('markup', text, shown);
	if (faults.length > 0) report('broken', text, faults.join('; '));
}

function report(kind: 'pings' | 'foreignLinks' | 'markup' | 'broken', text: string, why: string): void {
	counts[kind]++;
	console.error(kind, JSON.stringify(text.slice(0, 80)), JSON.stringify(why.slice(0, 200)));
}
