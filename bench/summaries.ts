/**
 * Extracts beside LEAD (the first sentences that fit), on the same articles: what references or the withheld headline
 * say of them, what a reader would stumble over, whether the topic is there, what leaks, and how long it takes.
 * `node bench/summaries.ts [FOLDER]`; FOLDER holds *.jsonl of `{id, title, text, refs?: [text]}` and boilerplate.json, a list.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../src/summaries/extract.ts';
import { leanOf } from '../src/summaries/leaning.ts';
import { foldText } from '../src/text/arabic.ts';
import { contentTerms } from '../src/text/content-terms.ts';
import { isBalanced } from '../src/text/quotation.ts';
import { sentences } from '../src/text/sentences.ts';
import { wordCount } from '../src/text/word-count.ts';
import { row } from './row.ts';

type Doc = { readonly id: string; readonly title: string; readonly text: string; readonly refs?: readonly string[] };
type Method = (doc: Doc, keywords?: readonly string[]) => string;

const folder = process.argv[2] ?? '../shared/data/summaries';
if (!existsSync(folder)) {
	console.error(`${folder} is not there: give a folder of articles`);
	process.exit(1);
}

const METHODS: Readonly<Record<string, Method>> = {
	LEAD: lead,
	'extract, no headline': ({ text }) => extract(text).text,
	extract: ({ text, title }, keywords = []) => extract(text, { title, keywords }).text,
};

for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
	const docs = readFileSync(join(folder, file), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Doc);
	const rows = Object.entries(METHODS).map(([name, method]) => [name, measured(docs, method)] as const);
	console.log(`\n${file}: ${docs.length} articles; percentages but the last two columns`);
	console.table(Object.fromEntries(rows));
	const scoreOf = (method: string) => rows.find(([name]) => name === method)![1]['score']!;
	row({
		what: `extracts of ${file}`,
		measured: `${scoreOf('extract')} %`,
		beside: `the first sentences: ${scoreOf('LEAD')} %`,
		goal: 'not below them',
		met: scoreOf('extract') >= scoreOf('LEAD'),
	});
}

function measured(docs: readonly Doc[], method: Method): Record<string, number> {
	const ms: number[] = [];
	const told = docs.map((doc) => {
		const startedMs = performance.now();
		const summary = method(doc);
		ms.push(performance.now() - startedMs);
		return { doc, summary };
	});
	const share = (fails: (summary: string) => boolean) =>
		percent(told.filter(({ summary }) => fails(summary)).length, told.length);
	ms.sort((a, b) => a - b);
	return {
		score: percent(sum(told.map(({ doc, summary }) => score(doc, summary))), told.length),
		leaning: share((summary) => leanOf(summary) !== 'none'),
		unbalanced: share((summary) => !isBalanced(summary)),
		unfinished: share((summary) => !/[.!؟?…]["»”’)\]]*$/.test(summary)),
		'over budget': share((summary) => wordCount(summary) > 60 || summary.length > 500),
		topic: topicPresent(docs, method),
		leaks: leaks(docs, method),
		'p50 ms': rounded(ms[ms.length >> 1]!),
		'p99 ms': rounded(ms[Math.floor(ms.length * 0.99)]!),
	};
}

/** ROUGE-1 F1 against references, or the share of the headline's terms that the summary tells. */
function score({ title, refs }: Doc, summary: string): number {
	if (refs) return sum(refs.map((ref) => rouge1(summary, ref))) / refs.length;
	const wanted = new Set(contentTerms(title));
	const has = new Set(contentTerms(summary));
	return [...wanted].filter((term) => has.has(term)).length / Math.max(1, wanted.size);
}

function rouge1(summary: string, reference: string): number {
	const [ours, theirs] = [counted(summary), counted(reference)];
	const both = sum([...ours].map(([word, count]) => Math.min(count, theirs.get(word) ?? 0)));
	return both === 0 ? 0 : (2 * both) / (sum([...ours.values()]) + sum([...theirs.values()]));
}

function counted(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/** For a term that the body repeats and the headline lacks, as a reader's topic may be: is it in the summary? */
function topicPresent(docs: readonly Doc[], method: Method): number {
	const asked = docs.flatMap((doc, at) => {
		const title = new Set(contentTerms(doc.title));
		const times = new Map<string, string[]>();
		for (const [word] of doc.text.matchAll(/[\p{L}\p{M}]+/gu)) {
			const [term = ''] = contentTerms(word);
			if (term.length > 3 && !title.has(term)) times.set(term, [...(times.get(term) ?? []), word]);
		}
		const topics = [...times].filter(([, words]) => words.length > 1);
		const [term, words] = topics[at % Math.max(1, topics.length)] ?? [];
		return term && words ? [{ doc, term, word: words[0]! }] : [];
	});
	const there = asked.filter(({ doc, term, word }) => contentTerms(method(doc, [word])).includes(term));
	return percent(there.length, asked.length);
}

/** Lines of the page put at the start, after the first line, in the middle and at the end: how many come out. */
function leaks(docs: readonly Doc[], method: Method): number {
	const path = join(folder, 'boilerplate.json');
	if (!existsSync(path)) return Number.NaN;
	const phrases = JSON.parse(readFileSync(path, 'utf8')) as string[];
	let [out, all] = [0, 0];
	for (const [at, doc] of docs.entries()) {
		const lines = sentences(doc.text).map(({ text }) => text);
		for (const place of [0, 1, lines.length >> 1, lines.length]) {
			const phrase = phrases[(at + place) % phrases.length]!;
			const summary = method({ ...doc, text: lines.toSpliced(place, 0, phrase).join('\n') });
			all += 1;
			if (foldText(summary).includes(foldText(phrase).slice(0, 25))) out += 1;
		}
	}
	return percent(out, all);
}

function lead({ text }: Doc): string {
	const chosen: string[] = [];
	let words = 0;
	for (const sentence of sentences(text)) {
		const count = wordCount(sentence.text);
		if (chosen.length === 3 || words + count > 60) continue;
		chosen.push(sentence.text);
		words += count;
	}
	return chosen.join(' ');
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

function percent(part: number, whole: number): number {
	return rounded((100 * part) / Math.max(1, whole));
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}
