/**
 * Topic matching side by side: ours from raw text with all morphology, the others on text normalised beforehand. Ours twice: which
 * topics (the figure compared), and also where each of their words stands, in the source's own letters.
 *
 *   node bench/matching.ts [articles.jsonl keywords.txt] [--rounds 7] [--sizes 10,1000,10000,100000]
 *
 * Competitors: one V8 alternation with word boundaries, the best npm Aho-Corasick, a loop of `includes`. All run in one
 * process, in turn, round by round; the table gives the median microseconds for an article. Every 20 keywords are a topic.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import AhoCorasick from 'modern-ahocorasick';
import type { Topic } from '../src/domain/topic.ts';
import { foldText } from '../src/text/arabic.ts';
import { createTopicIndex, type Matchable } from '../src/topics/topic-index.ts';
import { row } from './row.ts';

const KEYWORDS_PER_TOPIC = 20;
/** Number of keywords → at most so much of the alternation's time. */
const GOALS: Readonly<Record<number, number>> = { 1000: 1, 10000: 0.5, 100000: 0.3 };
/** A loop over 100,000 keywords takes 0.2 s for an article: fewer articles say as much. */
const MOST_LOOPED = 1_000_000;

const { values, positionals } = parseArgs({
	options: { rounds: { type: 'string', default: '7' }, sizes: { type: 'string', default: '10,1000,10000,100000' } },
	allowPositionals: true,
});
const [
	articlesPath = '../shared/data/performance/articles.jsonl',
	keywordsPath = '../shared/data/performance/keywords.txt',
] = positionals;
for (const path of [articlesPath, keywordsPath]) {
	if (existsSync(path)) continue;
	console.error(`${path}: no such file; give the paths of articles.jsonl ({id, title, text} a line) and keywords.txt`);
	process.exit(1);
}

const articles: Matchable[] = readFileSync(articlesPath, 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line));
const keywords = readFileSync(keywordsPath, 'utf8').trim().split('\n');
const normalised = articles.map(({ title, text }) => foldText(`${title}\n${text}`));

type Competitor = { readonly name: string; readonly articles: number; run(article: number): number };

function topicsOf(texts: readonly string[]): Topic[] {
	const topics: Topic[] = [];
	for (let at = 0; at < texts.length; at += KEYWORDS_PER_TOPIC) {
		const own = texts.slice(at, at + KEYWORDS_PER_TOPIC).map((text) => ({ text }));
		topics.push({ id: `t${at}`, scope: 'global', names: { ar: own[0]!.text }, keywords: own, revision: 1 });
	}
	return topics;
}

function competitorsOf(texts: readonly string[], topics: readonly Topic[]): Competitor[] {
	const index = createTopicIndex(topics);
	const escaped = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
	const alternation = new RegExp(`(?<![\\p{L}\\p{M}])(?:${escaped.join('|')})(?![\\p{L}\\p{M}])`, 'gu');
	const automaton = new AhoCorasick([...texts]);
	const looped = Math.max(5, Math.min(articles.length, Math.floor(MOST_LOOPED / texts.length)));
	return [
		{ name: 'Rasid, topics', articles: articles.length, run: (at) => index.topicsIn(articles[at]!).length },
		{ name: 'Rasid, with evidence', articles: articles.length, run: (at) => index.match(articles[at]!).length },
		{ name: 'V8 alternation', articles: articles.length, run: (at) => normalised[at]!.match(alternation)?.length ?? 0 },
		{ name: 'modern-ahocorasick', articles: articles.length, run: (at) => automaton.search(normalised[at]!).length },
		{
			name: 'includes loop',
			articles: looped,
			run: (at) => texts.filter((text) => normalised[at]!.includes(text)).length,
		},
	];
}

/** Microseconds for an article, and what was found in it: topics, or hits. */
function timed({ articles: count, run }: Competitor): { micros: number; found: number } {
	let found = 0;
	const from = process.cpuUsage();
	for (let at = 0; at < count; at += 1) found += run(at);
	const { user, system } = process.cpuUsage(from);
	return { micros: (user + system) / count, found: found / count };
}

function median(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function buildFigures(texts: readonly string[], topics: readonly Topic[]): Record<string, number> {
	global.gc?.();
	const before = process.memoryUsage();
	const from = performance.now();
	const index = createTopicIndex(topics);
	const buildMs = performance.now() - from;
	global.gc?.();
	const after = process.memoryUsage();
	const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
	const edits: number[] = [];
	const topic = topics[0]!;
	for (let round = 0; round < 201; round += 1) {
		// A word that no other keyword has, so that all its forms come and go.
		const word = [...keywords[(round * 7919) % keywords.length]!.replaceAll(' ', '')].reverse().join('');
		const edited = { ...topic, id: 'edited', keywords: [{ text: word }] };
		const start = performance.now();
		index.set(edited);
		edits.push(performance.now() - start);
	}
	const editMs = median(edits);
	return {
		'build ms': buildMs,
		'edit µs': editMs * 1000,
		'build ÷ edit': buildMs / editMs,
		'bytes/keyword': bytes / texts.length,
	};
}

function tell(size: number, micros: number, ratio: number): void {
	const limit = GOALS[size];
	row({
		what: `topics of an article among ${size} keywords`,
		measured: `${micros.toFixed(0)} µs`,
		beside: `${ratio.toFixed(2)}× of V8's alternation`,
		...(limit !== undefined && { goal: `≤ ${limit}×`, met: ratio <= limit }),
	});
}

console.log(`${articles.length} articles, ${values.rounds} rounds, medians; µs of processor time for an article`);
if (!global.gc) console.log('(run with --expose-gc for the memory figures)');
for (const size of values.sizes.split(',').map(Number)) {
	const texts = keywords.slice(0, size);
	const topics = topicsOf(texts);
	const figures = buildFigures(texts, topics);
	const competitors = competitorsOf(texts, topics);
	const times = competitors.map(() => [] as number[]);
	const found = competitors.map((competitor) => timed(competitor).found);
	for (let round = 0; round < Number(values.rounds); round += 1) {
		for (const [at, competitor] of competitors.entries()) times[at]!.push(timed(competitor).micros);
	}
	const alternation = median(times[competitors.findIndex(({ name }) => name === 'V8 alternation')]!);
	console.log(
		`\n${size} keywords: ${Object.entries(figures)
			.map(([name, value]) => `${name} ${value.toFixed(1)}`)
			.join(' · ')}`,
	);
	for (const [at, { name }] of competitors.entries()) {
		const micros = median(times[at]!);
		if (at === 0) tell(size, micros, micros / alternation);
		console.log(
			`  ${name.padEnd(20)} ${micros.toFixed(1).padStart(10)} µs   ${(micros / alternation).toFixed(2)} × alternation   ${found[at]!.toFixed(1)} found`,
		);
	}
}
