/** When a feed publishes: expected entries per hour for each hour of the day, learnt from when entries appeared. Pure. */
import { isoAt, msOf } from '../domain/clock.ts';
import type { HourCounts } from '../domain/feed.ts';

/** Entries per hour, by hour of the day in UTC: 24 numbers, all above zero. */
export type Rhythm = readonly number[];

const HOUR_MS = 3_600_000;
/** What is older counts half for each three days: newsrooms change their habits. */
const HALF_LIFE_MS = 72 * HOUR_MS;
/** Beyond five half-lives nothing counts any more. */
const MEMORY_MS = 5 * HALF_LIFE_MS;
/** Before anything is known: one entry in two hours, held with the weight of two hours' watching. */
const PRIOR_ENTRIES = 1;
const PRIOR_HOURS = 2;
/** How many entries in an hour of the day it takes to believe its own count as much as the feed's mean. */
const HOUR_PRIOR = 4;

/**
 * Adds entries to the counts. 24 numbers are the whole memory: a busy feed's days need no more room than a quiet one's.
 * @param sinceMs Since when all entries are known, for the first count: before it, silence proves nothing.
 */
export function countHours(
	before: HourCounts | undefined,
	appearedMs: readonly number[],
	sinceMs: number,
	nowMs: number,
): HourCounts {
	const faded = before ? weight(nowMs - msOf(before.countedAt)) : 0;
	const counts = Array.from({ length: 24 }, (_, hour) => (before?.counts[hour] ?? 0) * faded);
	for (const atMs of appearedMs) counts[hourOf(atMs)]! += weight(nowMs - atMs);
	return {
		counts: counts.map((count) => Math.round(count * 1_000) / 1_000),
		sinceAt: before?.sinceAt ?? isoAt(sinceMs),
		countedAt: isoAt(nowMs),
	};
}

/**
 * Learns the rhythm from the counts.
 * Counts and watched time both fade by age; their quotient is the rate. Each hour of the day is drawn towards the feed's
 * mean as a gamma prior draws a Poisson rate: hours seldom watched say little, busy feeds speak for themselves.
 */
export function learnRhythm(hours: HourCounts | undefined, nowMs: number): Rhythm {
	const faded = hours ? weight(nowMs - msOf(hours.countedAt)) : 0;
	const counts = Array.from({ length: 24 }, (_, hour) => (hours?.counts[hour] ?? 0) * faded);
	const watched = watchedHours(hours ? msOf(hours.sinceAt) : nowMs, nowMs);
	const mean = (sum(counts) + PRIOR_ENTRIES) / (sum(watched) + PRIOR_HOURS);
	return counts.map((_, hour) => {
		const expected = mean * blurred(watched, hour);
		return (mean * (blurred(counts, hour) + HOUR_PRIOR)) / (expected + HOUR_PRIOR);
	});
}

/** The hour of the day, UTC. */
export function hourOf(atMs: number): number {
	return Math.floor(atMs / HOUR_MS) % 24;
}

/** How long each hour of the day was watched, in hours, faded like the counts. */
function watchedHours(sinceMs: number, nowMs: number): number[] {
	const watched = new Array<number>(24).fill(0);
	const startMs = Math.max(sinceMs, nowMs - MEMORY_MS);
	for (let endMs = nowMs; endMs > startMs; endMs -= HOUR_MS) {
		const share = Math.min(1, (endMs - startMs) / HOUR_MS);
		const middleMs = endMs - (share * HOUR_MS) / 2;
		watched[hourOf(middleMs)]! += share * weight(nowMs - middleMs);
	}
	return watched;
}

/** An hour and, half as much, its neighbours: news does not keep to the full hour. */
function blurred(values: readonly number[], hour: number): number {
	return values[hour]! + (values[(hour + 23) % 24]! + values[(hour + 1) % 24]!) / 2;
}

function weight(ageMs: number): number {
	return 2 ** (-Math.max(0, ageMs) / HALF_LIFE_MS);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
