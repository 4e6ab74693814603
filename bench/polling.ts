/**
 * Simulates polling and measures how late news is noticed: this project's interval against fixed ones and an oracle.
 * node bench/polling.ts [FEEDS] [SEED]
 *
 * The model: each feed's rate is log-normal (median 1.06 entries an hour, σ 1.65, as 40 real news feeds had), with a daily
 * cycle of its own phase and bursts; ten days, of which five are for learning; 6 requests per feed and hour.
 */
import { fitPrice, nextDelayMs } from '../src/feeds/interval.ts';
import { countHours, learnRhythm, type Rhythm } from '../src/feeds/rhythm.ts';
import type { Freshness } from '../src/http/freshness.ts';
import { row } from './row.ts';

const FEEDS = Number(process.argv[2] ?? 800);
const SEED = Number(process.argv[3] ?? 1);
const HOUR_MS = 3_600_000;
const DAYS = 10;
const WARM_UP_MS = 5 * 24 * HOUR_MS;
const END_MS = DAYS * 24 * HOUR_MS;
const REQUESTS_PER_HOUR = 6;
const NOT_CACHED: Freshness = { freshForMs: 0, lifetimeMs: 0 };

type SimulatedFeed = {
	/** True entries per hour by hour of the day. */
	readonly rhythm: Rhythm;
	readonly publishedMs: readonly number[];
	/** A shared cache in front of it, refreshed by others as soon as it expires. */
	readonly cacheMs: number;
	readonly phaseMs: number;
};

type Policy = (feed: SimulatedFeed, learnt: Rhythm, price: number, nowMs: number, freshness: Freshness) => number;

function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

function newsroom(random: () => number, isCached: boolean): SimulatedFeed {
	const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const rate = 1.06 * Math.exp(1.65 * normal);
	const phase = 12 + 4 * (random() - 0.5);
	const rhythm = Array.from(
		{ length: 24 },
		(_, hour) => rate * (1 + 0.9 * Math.cos((2 * Math.PI * (hour + 0.5 - phase)) / 24)),
	);
	return {
		rhythm,
		publishedMs: entriesOf(rhythm, random),
		cacheMs: isCached ? 300_000 : 0,
		phaseMs: random() * HOUR_MS,
	};
}

/** A Poisson stream thinned by the hour; one entry in six draws others after it within minutes (gaps' CV is about 1.2). */
function entriesOf(rhythm: Rhythm, random: () => number): number[] {
	const peak = Math.max(...rhythm);
	const entries: number[] = [];
	for (let atMs = 0; atMs < END_MS; ) {
		atMs += (-Math.log(1 - random()) / peak) * HOUR_MS;
		if (random() * peak * 1.25 > rhythm[Math.floor(atMs / HOUR_MS) % 24]!) continue;
		entries.push(atMs);
		for (let afterMs = atMs; random() < 1 / 5; ) {
			afterMs += -Math.log(1 - random()) * 300_000;
			entries.push(afterMs);
		}
	}
	return entries.filter((atMs) => atMs < END_MS).sort((a, b) => a - b);
}

type Figures = { readonly mean: number; readonly p50: number; readonly p95: number; readonly requests: number };

function simulate(feeds: readonly SimulatedFeed[], policy: Policy, truth: boolean): Figures {
	const waits: number[] = [];
	let requests = 0;
	let price = 1;
	const runs = feeds.map((feed) => ({
		feed,
		nextMs: feed.phaseMs % 600_000,
		at: 0,
		counted: 0,
		hours: countHours(undefined, [], 0, 0),
		learnt: learnRhythm(undefined, 0),
	}));
	for (let hourMs = 0; hourMs < END_MS; hourMs += HOUR_MS) {
		for (const run of runs) {
			run.hours = countHours(run.hours, run.feed.publishedMs.slice(run.counted, run.at), 0, hourMs);
			run.counted = run.at;
			run.learnt = learnRhythm(run.hours, hourMs);
		}
		const rhythms = truth ? feeds.map(({ rhythm }) => rhythm) : runs.map(({ learnt }) => learnt);
		price = fitPrice(rhythms, REQUESTS_PER_HOUR * feeds.length, price);
		for (const run of runs) {
			while (run.nextMs < hourMs + HOUR_MS) {
				const { feed } = run;
				const nowMs = run.nextMs;
				const ageMs = feed.cacheMs === 0 ? 0 : (nowMs + feed.phaseMs) % feed.cacheMs;
				if (nowMs >= WARM_UP_MS) requests += 1;
				for (; run.at < feed.publishedMs.length && feed.publishedMs[run.at]! <= nowMs - ageMs; run.at += 1) {
					if (feed.publishedMs[run.at]! >= WARM_UP_MS) waits.push(nowMs - feed.publishedMs[run.at]!);
				}
				const freshness =
					feed.cacheMs === 0 ? NOT_CACHED : { freshForMs: feed.cacheMs - ageMs, lifetimeMs: feed.cacheMs };
				run.nextMs = nowMs + policy(feed, run.learnt, price, nowMs, freshness);
			}
		}
	}
	waits.sort((a, b) => a - b);
	const minutes = (ms: number) => ms / 60_000;
	return {
		mean: minutes(waits.reduce((total, wait) => total + wait, 0) / waits.length),
		p50: minutes(waits[Math.floor(waits.length * 0.5)]!),
		p95: minutes(waits[Math.floor(waits.length * 0.95)]!),
		requests: requests / feeds.length / ((END_MS - WARM_UP_MS) / HOUR_MS),
	};
}

const fixed: Policy = () => (60 / REQUESTS_PER_HOUR) * 60_000;
const ours: Policy = (_feed, learnt, price, nowMs, freshness) => nextDelayMs(learnt, price, nowMs, freshness);
const blind: Policy = (_feed, learnt, price, nowMs) => nextDelayMs(learnt, price, nowMs, NOT_CACHED);
const oracle: Policy = (feed, _learnt, price, nowMs, freshness) => nextDelayMs(feed.rhythm, price, nowMs, freshness);

function report(title: string, feeds: readonly SimulatedFeed[], policies: Readonly<Record<string, Policy>>): void {
	console.log(`\n${title}\n${'policy'.padEnd(28)}  mean    p50    p95   requests  mean/fixed  p95/fixed`);
	const base = simulate(feeds, fixed, false);
	const best = simulate(feeds, oracle, true);
	for (const [name, policy] of Object.entries(policies)) {
		const figures = policy === fixed ? base : simulate(feeds, policy, policy === oracle);
		const cells = [figures.mean, figures.p50, figures.p95].map((value) => value.toFixed(2).padStart(5)).join('  ');
		const ratios = [figures.mean / base.mean, figures.p95 / base.p95]
			.map((value) => value.toFixed(3).padStart(9))
			.join('  ');
		console.log(`${name.padEnd(28)} ${cells}  ${figures.requests.toFixed(2).padStart(8)}  ${ratios}`);
		if (policy === ours) compare(title, figures, base, best);
	}
}

/** The goals: at most 0.55 of fixed polling in the mean, 0.9 at p95, 1.1 of the oracle. */
function compare(title: string, own: Figures, base: Figures, best: Figures): void {
	const rows = [
		['mean', own.mean / base.mean, 'of fixed polling', 0.55],
		['p95', own.p95 / base.p95, 'of fixed polling', 0.9],
		['mean', own.mean / best.mean, 'of the oracle', 1.1],
	] as const;
	for (const [figure, ratio, whose, limit] of rows)
		row({
			what: `news noticed, ${figure}. ${title}`,
			measured: `${own[figure].toFixed(1)} min`,
			beside: `${ratio.toFixed(3)}× ${whose}`,
			goal: `≤ ${limit}×`,
			met: ratio <= limit,
		});
}

const random = mulberry32(SEED);
const plain = Array.from({ length: FEEDS }, () => newsroom(random, false));
const cached = Array.from({ length: FEEDS }, (_, index) => newsroom(random, index % 2 === 0));
console.log(`${FEEDS} feeds, seed ${SEED}, minutes from publication to notice, requests per feed and hour`);
report('No caches', plain, {
	'fixed, 10 minutes': fixed,
	'rhythm (this project)': ours,
	'oracle (true rates)': oracle,
});
report('Half the feeds behind a cache of 5 minutes', cached, {
	'fixed, 10 minutes': fixed,
	'rhythm, caches ignored': blind,
	'rhythm (this project)': ours,
	'oracle (true rates)': oracle,
});
