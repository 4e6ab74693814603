/**
 * What it costs to place an article in a window of 100,000 stories, one leaving for each that comes, beside MinHash with
 * LSH, in one run: as usual (128 permutations, 32 bands of 4), and tuned to find 98 % of copies with 10 % edits.
 * node --expose-gc bench/stories.ts [ARTICLES.jsonl] [STORIES]   (ARTICLES: {title, text}; only their words are used)
 */
import { existsSync, readFileSync } from 'node:fs';
import { createOpenStories } from '../src/stories/open-stories.ts';
import { createPlainMinHash } from './plain-minhash.ts';

const [path = '../shared/data/performance/articles.jsonl', count = '100000'] = process.argv.slice(2);
if (!existsSync(path)) {
	console.error(`bench/stories.ts: no ${path}; give a file of {"title", "text"} lines`);
	process.exit(1);
}
const STORIES = Number(count);
/** CPU time is read once for a batch; the methods take turns, batch by batch, and the median batch counts. */
const BATCHES = 100;
const BATCH = 20;
const BODY_WORDS = 280;
const TITLE_WORDS = 9;
/** Spliced from the articles in runs of so many words, so that common phrases stay common. */
const RUN = 4;
/** News names people and places that other news does not: a few made-up ones for each story, some shared with others. */
const NAMES_PER_STORY = 3;
const NAMES = 60_000;

type Text = { readonly title: string; readonly text: string };

const random = createRandom(7);
const vocabulary = readFileSync(path, 'utf8')
	.split('\n')
	.filter(Boolean)
	.flatMap((line) => (JSON.parse(line) as Text).text.split(/\s+/).filter(Boolean));

const ours = createOpenStories({ windowMs: STORIES * 1000 });
const plain = createPlainMinHash(32, 4);
const tuned = createPlainMinHash(42, 3);
let placed = 0;
const texts = Array.from({ length: STORIES }, madeUp);
const memory = { texts: usedMb(), ours: 0, plain: 0, tuned: 0 };
for (const [at, text] of texts.entries()) placeOurs(text, at);
memory.ours = usedMb() - memory.texts;
for (const text of texts) plain.place(whole(text));
memory.plain = usedMb() - memory.ours - memory.texts;
for (const text of texts) tuned.place(whole(text));
memory.tuned = usedMb() - memory.plain - memory.ours - memory.texts;
console.log(`${ours.size} of ${STORIES} stories open`);
if (global.gc)
	console.log(`memory: Rasid ${memory.ours} MB, plain 32x4 ${memory.plain} MB, plain 42x3 ${memory.tuned} MB`);

measure('new article', () => ({ text: madeUp(), of: undefined }));
for (const share of [0.05, 0.1, 0.2]) {
	measure(`copy with ${share * 100} % of the words changed`, () => {
		const of = Math.floor(STORIES * (0.2 + random() * 0.8));
		return { text: edited(texts[of]!, share), of };
	});
}

type Asked = { readonly text: Text; readonly of: number | undefined };

function measure(name: string, next: () => Asked): void {
	const methods = [
		{ label: 'Rasid', find: ({ text, of }: Asked) => placeOurs(text, placed) === `a${of}` },
		{ label: 'plain 32x4', find: ({ text, of }: Asked) => plain.place(whole(text)) === of },
		{ label: 'plain 42x3', find: ({ text, of }: Asked) => tuned.place(whole(text)) === of },
	].map((method) => ({ ...method, times: [] as number[], found: 0 }));
	for (let batch = 0; batch < BATCHES; batch += 1) {
		const asked = Array.from({ length: BATCH }, next);
		// Who comes first pays for the texts' first reading: each in turn.
		for (let at = 0; at < methods.length; at += 1) {
			const method = methods[(at + batch) % methods.length]!;
			const start = process.cpuUsage();
			for (const each of asked) method.found += Number(method.find(each));
			const { user, system } = process.cpuUsage(start);
			method.times.push((user + system) / BATCH);
		}
	}
	const cost = median(methods[0]!.times);
	console.log(name);
	for (const { label, times, found } of methods) {
		const recall = (found / BATCHES / BATCH).toFixed(3);
		const ratio = (cost / median(times)).toFixed(2);
		console.log(
			`  ${label.padEnd(11)} ${median(times).toFixed(1).padStart(6)} µs, found ${recall}, Rasid takes ${ratio} of it`,
		);
	}
}

function whole({ title, text }: Text): string {
	return `${title} ${text}`;
}

/** What is held after a collection; only node --expose-gc can ask for one. */
function usedMb(): number {
	global.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return Math.round((heapUsed + external) / 2 ** 20);
}

function placeOurs(text: Text, publisher: number): string {
	const id = `a${placed}`;
	placed += 1;
	const article = { id, title: text.title, contentText: text.text, url: '', publisher: `p${publisher % 500}` };
	return ours.place(article, [], placed * 1000).story.members[0]!.articleId;
}

function madeUp(): Text {
	const names = Array.from({ length: NAMES_PER_STORY }, () => nameOf(Math.floor(random() * NAMES)));
	const title = spliced(TITLE_WORDS - 1).concat(names[0]!);
	const body = spliced(BODY_WORDS);
	for (const name of names) {
		for (const place of [10, 45, 150]) body[Math.floor(random() * place)] = name;
	}
	return { title: title.join(' '), text: body.join(' ') };
}

function spliced(length: number): string[] {
	const words: string[] = [];
	while (words.length < length) {
		const from = Math.floor(random() * (vocabulary.length - RUN));
		words.push(...vocabulary.slice(from, from + RUN));
	}
	return words.slice(0, length);
}

function edited({ title, text }: Text, share: number): Text {
	const change = (words: string) =>
		words
			.split(' ')
			.map((word) => (random() < share ? vocabulary[Math.floor(random() * vocabulary.length)]! : word))
			.join(' ');
	return { title: change(title), text: change(text) };
}

/** An Arabic-looking name. */
function nameOf(number: number): string {
	const letters = 'بتجحدرزسشصطعفقكلمنه';
	let name = '';
	for (let rest = number + 7000; rest > 0; rest = Math.floor(rest / letters.length))
		name += letters[rest % letters.length]!;
	return `${name[0]}ا${name.slice(1)}ي`;
}

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}

/** Mulberry32: the same texts in every run. */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let hash = Math.imul(state ^ (state >>> 15), 1 | state);
		hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
		return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
	};
}
