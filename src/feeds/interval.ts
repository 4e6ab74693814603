/** When to look at a feed again: by its own rhythm, its caches' and publisher's word, or its faults. Pure. */
import type { FeedFault } from '../domain/feed.ts';
import type { Freshness } from '../http/freshness.ts';
import { hourOf, type Rhythm } from './rhythm.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** No feed is asked more often, and no feed that answers is asked less often. */
export const MIN_INTERVAL_MS = MINUTE_MS;
export const MAX_INTERVAL_MS = HOUR_MS;

/** A ttl or update period is a default that few publishers chose (WordPress says "hourly" for every site): heard up to this. */
const TTL_MAX_MS = 15 * MINUTE_MS;
/** Just after a cache has expired, not in the same instant. */
const AFTER_EXPIRY_MS = 1_000;
const FIRST_RETRY_MS = 2 * MINUTE_MS;

export type Wishes = { readonly ttlMinutes?: number; readonly skipHours?: readonly number[] };

/**
 * How long to wait after a look that went well.
 * @param price What a request costs in units of missed news, the same for all feeds: see `fitPrice`.
 */
export function nextDelayMs(
	rhythm: Rhythm,
	price: number,
	nowMs: number,
	freshness: Freshness,
	wishes: Wishes = {},
): number {
	const ttlMs = Math.min((wishes.ttlMinutes ?? 0) * MINUTE_MS, TTL_MAX_MS);
	const delayMs = afterExpiry(Math.max(rhythmDelayMs(rhythm, price, nowMs), ttlMs), freshness);
	const isSkipped = wishes.skipHours?.includes(hourOf(nowMs + delayMs));
	return isSkipped ? MAX_INTERVAL_MS : delayMs;
}

/**
 * The square-root law. Entries at rate λ, looked for f times an hour, wait 1/(2f) on average; the sum of all waits at
 * a given number of requests is least when f is proportional to √λ, between feeds and between hours of the day alike.
 * (Proportional to λ, as feels natural, is no better than the same interval for all.)
 * So a look is due when √λ, summed over the time since the last one, has reached the price.
 */
export function rhythmDelayMs(rhythm: Rhythm, price: number, nowMs: number): number {
	let atMs = nowMs;
	let left = price;
	while (atMs < nowMs + MAX_INTERVAL_MS) {
		const hourEndMs = (Math.floor(atMs / HOUR_MS) + 1) * HOUR_MS;
		const perHour = Math.sqrt(rhythm[hourOf(atMs)]!);
		const neededMs = (left / perHour) * HOUR_MS;
		if (atMs + neededMs <= hourEndMs) return clamp(atMs + neededMs - nowMs);
		left -= (perHour * (hourEndMs - atMs)) / HOUR_MS;
		atMs = hourEndMs;
	}
	return MAX_INTERVAL_MS;
}

/**
 * The price at which all feeds together make `requestsPerHour` requests, as a mean over the day.
 * Found by asking again at a price corrected by what was spent; without bounds on the interval once would do.
 * @param price A guess: the price so far.
 */
export function fitPrice(rhythms: readonly Rhythm[], requestsPerHour: number, price = 1): number {
	if (rhythms.length === 0) return price;
	const roots = rhythms.map((rhythm) => rhythm.map(Math.sqrt));
	let fitted = price;
	for (let round = 0; round < 30; round += 1) {
		const error = spent(roots, fitted) / requestsPerHour;
		if (Math.abs(error - 1) < 0.002) break;
		fitted = Math.min(Math.max(fitted * error, 1e-6), 1e6);
	}
	return fitted;
}

/**
 * How long to wait after a look that failed: doubling from two minutes up to one probe a day, for ever: no feed dies for good.
 * What the site itself asks for (Retry-After) is kept to up to a day.
 */
export function retryDelayMs(errorCount: number, fault: FeedFault): number {
	if (fault.kind === 'gone') return DAY_MS;
	const delayMs = FIRST_RETRY_MS * 2 ** Math.min(errorCount - 1, 20);
	return Math.min(Math.max(delayMs, fault.retryAfterMs ?? 0), DAY_MS);
}

/** A cache on the way gives the same answer until it expires, and then again for its whole lifetime: a look pays just after. */
function afterExpiry(delayMs: number, { freshForMs, lifetimeMs }: Freshness): number {
	const firstMs = Math.min(freshForMs, MAX_INTERVAL_MS - AFTER_EXPIRY_MS);
	if (lifetimeMs === 0) return delayMs;
	const rounds = Math.max(0, Math.round((delayMs - firstMs) / Math.min(lifetimeMs, MAX_INTERVAL_MS)));
	const alignedMs = firstMs + rounds * lifetimeMs + AFTER_EXPIRY_MS;
	return alignedMs <= MAX_INTERVAL_MS ? Math.max(alignedMs, MIN_INTERVAL_MS) : delayMs;
}

function spent(roots: readonly (readonly number[])[], price: number): number {
	let requests = 0;
	for (const root of roots) {
		for (const perHour of root) requests += HOUR_MS / clamp((price / perHour) * HOUR_MS) / 24;
	}
	return requests;
}

function clamp(delayMs: number): number {
	return Math.min(Math.max(delayMs, MIN_INTERVAL_MS), MAX_INTERVAL_MS);
}
