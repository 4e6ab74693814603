/**
 * Gives the parser pool every kind of hostile feed at full size, then mutated feeds, and measures what the house feels:
 * how late the main loop was, how long each answer took, how much memory stayed.
 * node bench/hostile-feeds.ts [MUTATED, 10000 by default] [SEED]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createParserPool } from '../src/feeds/parser-pool.ts';
import { HOSTILE_FEEDS } from '../tests/feeds/hostile-feeds.ts';

const KINDS = Object.keys(HOSTILE_FEEDS);
if (process.argv[2] === 'make') {
	for (const [index, kind] of KINDS.entries())
		writeFileSync(join(process.argv[3]!, `${index}`), HOSTILE_FEEDS[kind]!(1));
	process.exit(0);
}

/** Built by another process, so that the memory and the time it takes are not ours. */
const folder = mkdtempSync(join(tmpdir(), 'rasid-'));
execFileSync(process.execPath, [import.meta.filename, 'make', folder]);

const MUTATED = Number(process.argv[2] ?? 10_000);
let seed = Number(process.argv[3] ?? 7);

const SEEDS = [
	`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>أخبار الصباح</title><link>https://news.example/</link><ttl>15</ttl><item><title>المجلس يقر الموازنة بعد جلسة طويلة</title><link>https://news.example/1</link><guid isPermaLink="false">1</guid><pubDate>Sun, 01 Mar 2026 09:00:00 +0300</pubDate><description><![CDATA[<p>قال رئيس المجلس إن التصويت جرى علنا.</p>]]></description><media:content url="https://news.example/1.jpg"/></item><item><title>هطول أمطار على الساحل</title><link>https://news.example/2</link><guid>https://news.example/2</guid><category>طقس</category></item></channel></rss>`,
	`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title type="text">أخبار</title><id>urn:x</id><link rel="self" href="https://news.example/atom"/><updated>2026-03-01T09:00:00Z</updated><entry><title type="html">افتتاح &lt;b&gt;المعرض&lt;/b&gt;</title><id>urn:1</id><link href="https://news.example/1"/><updated>2026-03-01T09:00:00Z</updated><author><name>مراسلنا</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص الخبر</p></div></content></entry></feed>`,
	`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>أخبار</title></channel><item rdf:about="https://news.example/1"><title>خبر</title><link>https://news.example/1</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>`,
	`{"version":"https://jsonfeed.org/version/1.1","title":"أخبار","items":[{"id":"1","url":"https://news.example/1","title":"خبر","content_html":"<p>نص</p>","date_published":"2026-03-01T09:00:00Z","tags":["طقس"]}]}`,
].map((text) => Buffer.from(text));

const TOKENS = [
	'<',
	'>',
	'&',
	']]>',
	'<![CDATA[',
	'<!--',
	'<?',
	'&#0;',
	'&#x110000;',
	'</',
	'"',
	'\u0000',
	'\ufeff',
	'{',
	'[',
	'\\u',
	'<item>',
	'<_>',
	'__proto__',
	'xmlns:a=',
	'%',
	'\xff',
].map((text) => Buffer.from(text, 'latin1'));

function random(limit: number): number {
	seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
	return Math.floor((seed / 2 ** 32) * limit);
}

function mutated(): Buffer {
	let bytes = Buffer.from(SEEDS[random(SEEDS.length)]!);
	for (let changes = 1 + random(12); changes > 0; changes -= 1) {
		const at = random(bytes.length);
		const until = Math.min(bytes.length, at + 1 + random(60));
		const part = bytes.subarray(at, until);
		const insert = [
			Buffer.of(random(256)),
			Buffer.alloc(0),
			Buffer.concat([part, part]),
			TOKENS[random(TOKENS.length)]!,
		];
		insert.push(
			SEEDS[random(SEEDS.length)]!.subarray(at, until),
			Buffer.concat(Array(random(200)).fill(TOKENS[random(TOKENS.length)]!)),
		);
		bytes = Buffer.concat([
			bytes.subarray(0, at),
			insert[random(insert.length)]!,
			bytes.subarray(random(4) === 0 ? until : at + 1),
		]);
		if (random(40) === 0) bytes = bytes.subarray(0, at);
	}
	return bytes;
}

/** How late the main loop was, and how much of that was its own work rather than the machine's other business. */
let lateMs = 0;
let busyMs = 0;
let lastMs = performance.now();
let lastUs = ownUs();
const pulse = setInterval(() => {
	const [nowMs, nowUs] = [performance.now(), ownUs()];
	lateMs = Math.max(lateMs, nowMs - lastMs - 5);
	busyMs = Math.max(busyMs, (nowUs - lastUs) / 1000);
	[lastMs, lastUs] = [nowMs, nowUs];
}, 5);

function ownUs(): number {
	const { user, system } = process.threadCpuUsage();
	return user + system;
}

function megabytes(): number {
	return Math.round(process.memoryUsage.rss() / 1e6);
}

const pool = createParserPool();
await pool.read(SEEDS[0]!, {});
const startMb = megabytes();
let peakMb = startMb;
const outcomes: Record<string, number> = {};
let slowestMs = 0;

async function give(bytes: Uint8Array): Promise<string> {
	const startMs = performance.now();
	const outcome = await pool.read(bytes, { url: 'https://news.example/rss' });
	slowestMs = Math.max(slowestMs, performance.now() - startMs);
	peakMb = Math.max(peakMb, megabytes());
	const kind = outcome.kind === 'feed' ? 'feed' : outcome.fault.kind;
	outcomes[kind] = (outcomes[kind] ?? 0) + 1;
	return kind;
}

let latestMs = 0;
let busiestMs = 0;
console.log(
	'kind'.padEnd(44),
	'bytes'.padStart(9),
	'ms'.padStart(6),
	'late'.padStart(5),
	'busy'.padStart(5),
	' outcome',
);
for (const [index, kind] of KINDS.entries()) {
	const bytes = readFileSync(join(folder, `${index}`));
	await new Promise((resolve) => setTimeout(resolve, 20)); // reading the file was our own doing
	lateMs = busyMs = 0;
	const startMs = performance.now();
	const outcome = await give(bytes);
	await new Promise((resolve) => setTimeout(resolve, 20));
	const tookMs = performance.now() - startMs - 20;
	console.log(
		kind.padEnd(44),
		`${bytes.length}`.padStart(9),
		tookMs.toFixed(0).padStart(6),
		lateMs.toFixed(0).padStart(5),
		busyMs.toFixed(0).padStart(5),
		'',
		outcome,
	);
	latestMs = Math.max(latestMs, lateMs);
	busiestMs = Math.max(busiestMs, busyMs);
}
rmSync(folder, { recursive: true });
console.log(`\n${KINDS.length} kinds: ${JSON.stringify(outcomes)}`);
console.log(
	`slowest ${slowestMs.toFixed(0)} ms (a killed thread's successor included), main loop late by at most ${latestMs.toFixed(0)} ms, of it ${busiestMs.toFixed(0)} ms its own work`,
);

for (const kind of Object.keys(outcomes)) delete outcomes[kind];
slowestMs = 0;
lateMs = busyMs = 0;
const startMs = performance.now();
for (let round = 0; round < MUTATED; round += 20) await Promise.all(Array.from({ length: 20 }, () => give(mutated())));
console.log(
	`\n${MUTATED} mutated feeds in ${((performance.now() - startMs) / 1000).toFixed(1)} s: ${JSON.stringify(outcomes)}`,
);
console.log(
	`slowest ${slowestMs.toFixed(0)} ms with 20 waiting, main loop late by at most ${lateMs.toFixed(0)} ms, of it ${busyMs.toFixed(0)} ms its own work`,
);

await pool.close();
clearInterval(pulse);
setFlagsFromString('--expose-gc');
runInNewContext('gc')();
await new Promise((resolve) => setTimeout(resolve, 200));
console.log(`\nmemory: ${startMb} MB before, ${peakMb} MB at most, ${megabytes()} MB after`);
