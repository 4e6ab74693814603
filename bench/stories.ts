/**
 * What it costs to place an article in a window of 100,000 stories, beside plain MinHash-128 with LSH, in one run.
 * node bench/stories.ts [ARTICLES.jsonl] [STORIES]   (ARTICLES: {title, text}; only their words are used)
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
const MEASURED = 2000;
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

const ours = createOpenStories();
const plain = createPlainMinHash();
const texts: Text[] = [];
let placed = 0;
const started = performance.now();
for (let at = 0; at < STORIES; at += 1) {
	const text = madeUp();
	texts.push(text);
	placeOurs(text, at);
	plain.place(`${text.title} ${text.text}`);
}
console.log(`${STORIES} stories in ${((performance.now() - started) / 1000).toFixed(0)} s, ${ours.size} open`);

measure('new article', () => ({ text: madeUp(), of: undefined }));
for (const share of [0.05, 0.1, 0.2]) {
	measure(`copy with ${share * 100} % of the words changed`, () => {
		const of = Math.floor(random() * STORIES);
		return { text: edited(texts[of]!, share), of };
	});
}
global.gc?.();
console.log(`memory: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB for both and the texts`);

function measure(name: string, next: () => { text: Text; of: number | undefined }): void {
	const times = { ours: [] as number[], plain: [] as number[] };
	const found = { ours: 0, plain: 0 };
	for (let at = 0; at < MEASURED; at += 1) {
		const { text, of } = next();
		const whole = `${text.title} ${text.text}`;
		const start = performance.now();
		const story = placeOurs(text, texts.length + at);
		const between = performance.now();
		const document = plain.place(whole);
		times.plain.push(performance.now() - between);
		times.ours.push(between - start);
		if (of !== undefined && story === `a${of}`) found.ours += 1;
		if (of !== undefined && document === of) found.plain += 1;
	}
	const [mine, theirs] = [median(times.ours), median(times.plain)];
	const recall = (hits: number) => (found.ours + found.plain === 0 ? '' : `  found ${(hits / MEASURED).toFixed(3)}`);
	console.log(
		`${name}: Rasid ${mine.toFixed(1)} µs${recall(found.ours)}, plain ${theirs.toFixed(1)} µs${recall(found.plain)}, ratio ${(mine / theirs).toFixed(2)}`,
	);
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

function median(values: number[]): number {
	return values.sort((one, other) => one - other)[values.length >> 1]! * 1000;
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
