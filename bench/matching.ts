/**
 * Topic matching side by side: ours from raw text with all morphology, the others on text normalised beforehand.
 *
 *   node --expose-gc bench/matching.ts [articles.jsonl keywords.txt] [--rounds 7] [--sizes 10,1000,10000,100000]
 *
 * Ours remembers what words may be until a topic changes, so it is measured in four states: on texts read before; on new texts,
 * a fifth of them, after the other four fifths (what a bot does all day, but one that has only read so few); on all texts after
 * an edit, with nothing remembered; and with where each word stands, in the source's own letters. Each state meets all texts.
 *
 * Competitors: one V8 alternation with word boundaries, the best npm Aho-Corasick, a loop of `includes`. All run in one
 * process, in turn, round by round. The table gives the median microseconds of processor time for an article, and the median
 * of the rounds' ratios. Every 20 keywords are a topic.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import AhoCorasick from 'modern-ahocorasick';
import type { Topic } from '../src/domain/topic.ts';
import { foldText } from '../src/text/arabic.ts';
import { createTopicIndex, type Matchable } from '../src/topics/topic-index.ts';
import { median, row } from './row.ts';

const KEYWORDS_PER_TOPIC = 20;
/** Number of keywords → at most so much of the alternation's time. */
const GOALS: Readonly<Record<number, number>> = { 1000: 1, 10000: 0.5, 100000: 0.3 };
/** The rest is judged at this size: growth against the smallest size, memory for a keyword, an edit against a build. */
const LARGE = 100_000;
const MOST_GROWTH = 2.5;
const MOST_BYTES = 1500;
const LEAST_BUILD_PER_EDIT = 1000;
/** A loop over 100,000 keywords takes 0.2 s for an article: fewer articles say as much. */
const MOST_LOOPED = 1_000_000;
const ALTERNATION = 'V8 alternation';
const NEW_TEXTS = 'Rasid, new texts';
const TEXTS_AGAIN = 'Rasid, texts again';

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

/** What is timed are the articles from `from` to `to`, after `prepare`; `round` counts from 0. */
type Competitor = {
	readonly name: string;
	readonly range?: (round: number) => readonly [from: number, to: number];
	readonly prepare?: (round: number) => void;
	run(article: number): number;
};

function topicsOf(texts: readonly string[]): Topic[] {
	const topics: Topic[] = [];
	for (let at = 0; at < texts.length; at += KEYWORDS_PER_TOPIC) {
		const own = texts.slice(at, at + KEYWORDS_PER_TOPIC).map((text) => ({ text }));
		topics.push({ id: `t${at}`, scope: 'global', names: { ar: own[0]!.text }, keywords: own, revision: 1 });
	}
	return topics;
}

/** The articles of a round's fifth. */
function fifth(round: number): readonly [from: number, to: number] {
	const part = round % 5;
	return [Math.floor((articles.length * part) / 5), Math.floor((articles.length * (part + 1)) / 5)];
}

function competitorsOf(texts: readonly string[], topics: readonly Topic[]): Competitor[] {
	const index = createTopicIndex(topics);
	const edit = (): void => index.set(topics[0]!);
	const topicsIn = (at: number): number => index.topicsIn(articles[at]!).length;
	const readOthers = (round: number): void => {
		edit();
		const [from, to] = fifth(round);
		for (let at = 0; at < articles.length; at += 1) if (at < from || at >= to) topicsIn(at);
	};
	const escaped = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
	const alternation = new RegExp(`(?<![\\p{L}\\p{M}])(?:${escaped.join('|')})(?![\\p{L}\\p{M}])`, 'gu');
	const automaton = new AhoCorasick([...texts]);
	const looped = Math.max(5, Math.min(articles.length, Math.floor(MOST_LOOPED / texts.length)));
	return [
		{ name: 'Rasid, after an edit', prepare: edit, run: topicsIn },
		{ name: NEW_TEXTS, range: fifth, prepare: readOthers, run: topicsIn },
		{ name: TEXTS_AGAIN, run: topicsIn },
		{ name: 'Rasid, with evidence', run: (at) => index.match(articles[at]!).length },
		{ name: ALTERNATION, run: (at) => normalised[at]!.match(alternation)?.length ?? 0 },
		{ name: 'modern-ahocorasick', run: (at) => automaton.search(normalised[at]!).length },
		{
			name: 'includes loop',
			range: () => [0, looped],
			run: (at) => texts.filter((text) => normalised[at]!.includes(text)).length,
		},
	];
}

/** Microseconds for an article, and what was found in it: topics, or hits. */
function timed({ range, prepare, run }: Competitor, round: number): { micros: number; found: number } {
	const [first, end] = range?.(round) ?? [0, articles.length];
	prepare?.(round);
	let found = 0;
	const from = process.cpuUsage();
	for (let at = first; at < end; at += 1) found += run(at);
	const { user, system } = process.cpuUsage(from);
	return { micros: (user + system) / (end - first), found: found / (end - first) };
}

type BuildFigures = { readonly buildMs: number; readonly editMs: number; readonly bytesPerKeyword: number };

function buildFigures(texts: readonly string[], topics: readonly Topic[]): BuildFigures {
	global.gc?.();
	const before = process.memoryUsage();
	const from = performance.now();
	const index = createTopicIndex(topics);
	const buildMs = performance.now() - from;
	// What it remembers of words counts too.
	for (const article of articles) index.topicsIn(article);
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
	return { buildMs, editMs: median(edits), bytesPerKeyword: bytes / texts.length };
}

function tell(state: string, size: number, micros: number, ratio: number): void {
	const limit = GOALS[size];
	row({
		what: `${state}: topics of an article among ${size} keywords`,
		measured: `${micros.toFixed(0)} µs`,
		beside: `${ratio.toFixed(2)}× of V8's alternation`,
		...(limit !== undefined && { goal: `≤ ${limit}×`, met: ratio <= limit }),
	});
}

function tellGrowth(state: string, micros: number, smallest: number): void {
	const growth = micros / smallest;
	const goal = { goal: `≤ ${MOST_GROWTH}×`, met: growth <= MOST_GROWTH };
	row({ what: `${state}: ${LARGE} keywords beside the fewest`, measured: `${growth.toFixed(1)}×`, ...goal });
}

function tellBuild({ buildMs, editMs, bytesPerKeyword }: BuildFigures): void {
	const ratio = buildMs / editMs;
	row({
		what: `a keyword edited among ${LARGE}`,
		measured: `${(editMs * 1000).toFixed(0)} µs`,
		beside: `1/${ratio.toFixed(0)} of a build`,
		goal: `≤ 1/${LEAST_BUILD_PER_EDIT}`,
		met: ratio >= LEAST_BUILD_PER_EDIT,
	});
	if (!global.gc) return;
	const goal = { goal: `≤ ${MOST_BYTES} B`, met: bytesPerKeyword <= MOST_BYTES };
	row({ what: 'memory of a keyword', measured: `${bytesPerKeyword.toFixed(0)} B`, ...goal });
}

console.log(`${articles.length} articles, ${values.rounds} rounds, medians; µs of processor time for an article`);
if (!global.gc) console.log('(run with --expose-gc for the memory figures)');
/** By competitor: what it costs at the smallest size. */
const smallest = new Map<string, number>();
for (const size of values.sizes.split(',').map(Number)) {
	const texts = keywords.slice(0, size);
	const topics = topicsOf(texts);
	console.log(`\n${size} keywords`);
	const figures = buildFigures(texts, topics);
	if (size === LARGE) tellBuild(figures);
	const competitors = competitorsOf(texts, topics);
	const found = competitors.map((competitor) => timed(competitor, 0).found);
	const rounds = Array.from({ length: Number(values.rounds) }, (_, round) =>
		competitors.map((competitor) => timed(competitor, round).micros),
	);
	const alternation = competitors.findIndex(({ name }) => name === ALTERNATION);
	for (const [at, { name }] of competitors.entries()) {
		const micros = median(rounds.map((times) => times[at]!));
		const ratio = median(rounds.map((times) => times[at]! / times[alternation]!));
		if (!smallest.has(name)) smallest.set(name, micros);
		if (name === NEW_TEXTS || name === TEXTS_AGAIN) tell(name, size, micros, ratio);
		if (size === LARGE && (name === NEW_TEXTS || name === TEXTS_AGAIN)) tellGrowth(name, micros, smallest.get(name)!);
		console.log(
			`  ${name.padEnd(20)} ${micros.toFixed(1).padStart(10)} µs   ${ratio.toFixed(2)} × alternation   ${(micros / smallest.get(name)!).toFixed(1)} × smallest size   ${found[at]!.toFixed(1)} found`,
		);
	}
}
