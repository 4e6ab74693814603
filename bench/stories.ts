/**
 * What it costs to place an article in a window of 100,000 stories, one leaving for each that comes, beside MinHash with
 * LSH: as usual (128 permutations, 32 bands of 4), and tuned to find 98 % of copies with 10 % edits. Each method lives in
 * a thread with a heap of its own; they take turns, batch by batch, so that all see the same machine.
 * node --expose-gc bench/stories.ts [ARTICLES.jsonl] [STORIES]   (ARTICLES: {title, text}; only their words are used)
 */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createOpenStories } from '../src/stories/open-stories.ts';
import { createPlainMinHash } from './plain-minhash.ts';
import { row } from './row.ts';

const [path = '../shared/data/performance/articles.jsonl', count = '100000'] = process.argv.slice(2);
if (!existsSync(path)) {
	console.error(`bench/stories.ts: no ${path}; give a file of {"title", "text"} lines`);
	process.exit(1);
}
const STORIES = Number(count);
/** CPU time is read once for a batch, helper threads of the collector included; the median batch counts. */
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
type Random = () => number;
/** Places an article; the number of the earlier one that it is found to tell of. */
type Place = (text: Text, number: number) => number;
type Task = { readonly batch: number; readonly share: number | undefined };
type Result = { readonly us: number; readonly found: number };

const METHODS: Readonly<Record<string, () => Place>> = {
	Rasid: () => {
		const stories = createOpenStories({ windowMs: STORIES * 1000 });
		return ({ title, text }, number) => {
			const article = { id: `a${number}`, title, contentText: text, url: '', publisher: `p${number % 500}` };
			return Number(stories.place(article, [], number * 1000).story.members[0]!.articleId.slice(1));
		};
	},
	'plain 32x4': () => plain(32, 4),
	'plain 42x3': () => plain(42, 3),
};
const NEW = 'new article';
/** What share of its words a copy has changed. */
const TASKS = { [NEW]: undefined, '5 % of words changed': 0.05, '10 %': 0.1, '20 %': 0.2 };

const vocabulary = readFileSync(path, 'utf8')
	.split('\n')
	.filter(Boolean)
	.flatMap((line) => (JSON.parse(line) as Text).text.split(/\s+/).filter(Boolean));

if (isMainThread) await compare();
else await serve(METHODS[workerData as string]!());

async function compare(): Promise<void> {
	const workers: { label: string; worker: Worker }[] = [];
	for (const label of Object.keys(METHODS)) {
		const worker = new Worker(new URL(import.meta.url), { workerData: label, argv: process.argv.slice(2) });
		const [megabytes] = (await once(worker, 'message')) as [number];
		console.log(`${label.padEnd(11)} ${megabytes} MB for ${STORIES} stories`);
		workers.push({ label, worker });
	}
	let batch = 0;
	for (const [name, share] of Object.entries(TASKS)) {
		const results = new Map(workers.map(({ label }) => [label, [] as Result[]]));
		for (const last = batch + BATCHES; batch < last; batch += 1) {
			for (const { label, worker } of workers) {
				worker.postMessage({ batch, share } satisfies Task);
				const [result] = (await once(worker, 'message')) as [Result];
				results.get(label)!.push(result);
			}
		}
		report(name, results);
	}
	for (const { worker } of workers) await worker.terminate();
}

function report(name: string, results: ReadonlyMap<string, readonly Result[]>): void {
	console.log(name);
	const ours = median(results.get('Rasid')!.map(({ us }) => us));
	for (const [label, list] of results) {
		const cost = median(list.map(({ us }) => us));
		const found = list.reduce((sum, each) => sum + each.found, 0) / BATCHES / BATCH;
		const ratio = (ours / cost).toFixed(2);
		const recall = name === NEW ? '' : `, found ${found.toFixed(3)}`;
		if (label !== 'Rasid') tell(name, ours, label, Number(ratio));
		console.log(`  ${label.padEnd(11)} ${cost.toFixed(1).padStart(6)} µs, Rasid takes ${ratio} of it${recall}`);
	}
}

function tell(task: string, ours: number, peer: string, ratio: number): void {
	row({
		what: `placing an article among ${STORIES} stories, ${task}`,
		measured: `${ours.toFixed(1)} µs`,
		beside: `${ratio.toFixed(2)}× of ${peer}`,
		goal: '≤ 0.5×',
		met: ratio <= 0.5,
	});
}

/** Fills the window, tells what memory it took, then does a batch whenever asked. */
async function serve(place: Place): Promise<void> {
	const before = usedBytes();
	for (let number = 0; number < STORIES; number += 1) place(textOf(number), number);
	parentPort!.postMessage(Math.round((usedBytes() - before) / 2 ** 20));
	parentPort!.on('message', ({ batch, share }: Task) => {
		const random = createRandom(-batch);
		const asked = Array.from({ length: BATCH }, (_, at) => {
			const number = STORIES + batch * BATCH + at;
			const of = share === undefined ? number : Math.floor(STORIES * (0.2 + random() * 0.8));
			return { number, of, text: share === undefined ? textOf(number) : edited(textOf(of), share, random) };
		});
		let found = 0;
		const start = process.cpuUsage();
		for (const { text, number, of } of asked) found += Number(place(text, number) === of);
		const { user, system } = process.cpuUsage(start);
		parentPort!.postMessage({ us: (user + system) / BATCH, found } satisfies Result);
	});
}

function plain(bands: number, rows: number): Place {
	const minHash = createPlainMinHash(bands, rows);
	return ({ title, text }) => minHash.place(`${title} ${text}`);
}

/** After a collection, if node --expose-gc lets us ask for one. */
function usedBytes(): number {
	global.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** The same text for the same number, in every thread. */
function textOf(number: number): Text {
	const random = createRandom(number);
	const names = Array.from({ length: NAMES_PER_STORY }, () => nameOf(Math.floor(random() * NAMES)));
	const title = spliced(TITLE_WORDS - 1, random).concat(names[0]!);
	const body = spliced(BODY_WORDS, random);
	for (const name of names) {
		for (const place of [10, 45, 150]) body[Math.floor(random() * place)] = name;
	}
	return { title: title.join(' '), text: body.join(' ') };
}

function spliced(length: number, random: Random): string[] {
	const words: string[] = [];
	while (words.length < length) {
		const from = Math.floor(random() * (vocabulary.length - RUN));
		words.push(...vocabulary.slice(from, from + RUN));
	}
	return words.slice(0, length);
}

function edited({ title, text }: Text, share: number, random: Random): Text {
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
function createRandom(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let hash = Math.imul(state ^ (state >>> 15), 1 | state);
		hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
		return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
	};
}
