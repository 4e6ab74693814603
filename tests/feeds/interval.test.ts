/** When a feed is looked at again: bounds, the square-root law, caches, wishes, faults; and the rhythm behind it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedFault, HourCounts } from '../../src/domain/feed.ts';
import { fitPrice, nextDelayMs, retryDelayMs, rhythmDelayMs } from '../../src/feeds/interval.ts';
import { countHours, hourOf, learnRhythm, type Rhythm } from '../../src/feeds/rhythm.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON_MS = Date.parse('2026-03-01T12:00:00Z');
const NOT_CACHED = { freshForMs: 0, lifetimeMs: 0 };

const steady = (perHour: number): Rhythm => new Array<number>(24).fill(perHour);
const minutes = (ms: number) => ms / MINUTE_MS;

describe('the square-root law', () => {
	test('four times the news is asked for twice as often', () => {
		expect(minutes(rhythmDelayMs(steady(1), 0.5, NOON_MS))).toBeCloseTo(30);
		expect(minutes(rhythmDelayMs(steady(4), 0.5, NOON_MS))).toBeCloseTo(15);
		expect(minutes(rhythmDelayMs(steady(16), 0.5, NOON_MS))).toBeCloseTo(7.5);
	});

	test('a wait that reaches into busier hours is shorter', () => {
		const morning = steady(0.01).map((rate, hour) => (hour >= 13 ? 4 : rate));
		const delay = minutes(rhythmDelayMs(morning, 0.5, NOON_MS + 50 * MINUTE_MS));
		expect(delay).toBeGreaterThan(10);
		expect(delay).toBeLessThan(26);
	});

	test('any rhythm, price and cache: never under a minute, never over an hour', () => {
		const rhythm = fc.array(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), { minLength: 24, maxLength: 24 });
		const freshness = fc.record({
			freshForMs: fc.integer({ min: 0, max: 1e10 }),
			lifetimeMs: fc.integer({ min: 0, max: 1e10 }),
		});
		const wishes = fc.record({ ttlMinutes: fc.nat(1e6), skipHours: fc.array(fc.nat(23)) });
		const price = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(rhythm, price, fc.nat(1e9), freshness, wishes, (rates, cost, atMs, fresh, wish) => {
				const delayMs = nextDelayMs(rates, cost, NOON_MS + atMs, fresh, wish);
				return delayMs >= MINUTE_MS && delayMs <= HOUR_MS;
			}),
			{ numRuns: 2_000, seed: 7 },
		);
	});

	test.each([1, 6, 12, 30])('all feeds together keep to a budget of %i requests per feed and hour', (perFeed) => {
		const rhythms = Array.from({ length: 200 }, (_, index) => steady(0.05 * 1.05 ** index));
		const price = fitPrice(rhythms, perFeed * rhythms.length);
		const spent = rhythms.map((rhythm) => HOUR_MS / rhythmDelayMs(rhythm, price, NOON_MS));
		expect(spent.reduce((sum, value) => sum + value, 0) / rhythms.length / perFeed).toBeCloseTo(1, 1);
	});

	test('a budget that no interval can spend or keep ends at the bounds', () => {
		const one = [steady(1)];
		expect(rhythmDelayMs(one[0]!, fitPrice(one, 1_000), NOON_MS)).toBe(MINUTE_MS);
		expect(rhythmDelayMs(one[0]!, fitPrice(one, 0.01), NOON_MS)).toBe(HOUR_MS);
		expect(fitPrice([], 0)).toBeGreaterThan(0);
	});
});

describe('caches and wishes', () => {
	const delay = (freshForMs: number, lifetimeMs: number) =>
		nextDelayMs(steady(1), 1 / 6, NOON_MS, { freshForMs, lifetimeMs });
	test.each([
		[0, 0, 10 * MINUTE_MS, 'no cache: the rhythm alone'],
		[2 * MINUTE_MS, 5 * MINUTE_MS, 12 * MINUTE_MS + 1_000, 'just after the expiry nearest to the rhythm'],
		[15 * MINUTE_MS, 20 * MINUTE_MS, 15 * MINUTE_MS + 1_000, 'not before the first expiry'],
		[48 * HOUR_MS, 48 * HOUR_MS, HOUR_MS, 'a cache for days is asked each hour all the same'],
		[0, 48 * HOUR_MS, MINUTE_MS, 'a copy past its time is soon replaced'],
	])('fresh for %i of %i ms: %i (%s)', (freshForMs, lifetimeMs, expected) => {
		expect(delay(freshForMs, lifetimeMs)).toBe(expected);
	});

	test('ttl is a floor, heard up to a quarter of an hour', () => {
		const ttl = (ttlMinutes: number) => minutes(nextDelayMs(steady(1), 1 / 6, NOON_MS, NOT_CACHED, { ttlMinutes }));
		expect([ttl(5), ttl(12), ttl(60)]).toEqual([10, 12, 15]);
	});

	test('in an hour that the publisher skips, a feed is asked as seldom as any', () => {
		expect(minutes(nextDelayMs(steady(1), 1 / 6, NOON_MS, NOT_CACHED, { skipHours: [12] }))).toBe(60);
		expect(minutes(nextDelayMs(steady(1), 1 / 6, NOON_MS, NOT_CACHED, { skipHours: [11, 13] }))).toBe(10);
	});
});

describe('faults', () => {
	const fault = (kind: FeedFault['kind'], retryAfterMs?: number): FeedFault => ({
		kind,
		message: '',
		...(retryAfterMs && { retryAfterMs }),
	});
	test('waits double up to one probe a day and stay there', () => {
		const waits = Array.from({ length: 14 }, (_, index) => minutes(retryDelayMs(index + 1, fault('network'))));
		expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440, 1440]);
		expect(minutes(retryDelayMs(100_000, fault('network')))).toBe(1440);
	});

	test('Retry-After is kept to, up to a day; what is gone is probed once a day at once', () => {
		expect(minutes(retryDelayMs(1, fault('busy', 30 * MINUTE_MS)))).toBe(30);
		expect(minutes(retryDelayMs(6, fault('busy', 30 * MINUTE_MS)))).toBe(64);
		expect(minutes(retryDelayMs(1, fault('busy', 1e12)))).toBe(1440);
		expect(minutes(retryDelayMs(1, fault('gone')))).toBe(1440);
	});
});

describe('rhythm', () => {
	/** Watches a feed for some days, each hour, and learns. */
	function watch(
		days: number,
		perHour: (hour: number) => number,
		then?: { days: number; perHour: (hour: number) => number },
	): Rhythm {
		let hours: HourCounts | undefined;
		const end = NOON_MS + (days + (then?.days ?? 0)) * 24 * HOUR_MS;
		for (let nowMs = NOON_MS; nowMs < end; nowMs += HOUR_MS) {
			const rate = nowMs < NOON_MS + days * 24 * HOUR_MS ? perHour : then!.perHour;
			const appeared = Array.from({ length: rate(hourOf(nowMs)) }, (_, n) => nowMs + n * 60_000);
			hours = countHours(hours, appeared, NOON_MS, nowMs + HOUR_MS);
		}
		return learnRhythm(hours, end);
	}

	test('an unknown feed is given a rate that is neither nothing nor a flood', () => {
		expect(learnRhythm(undefined, NOON_MS)).toEqual(steady(0.5));
	});

	test('a steady feed is learnt within days, whatever its rate', () => {
		for (const rate of [1, 4, 30]) {
			for (const learnt of watch(5, () => rate)) expect(Math.abs(learnt / rate - 1)).toBeLessThan(0.1);
		}
	});

	test('day and night are told apart', () => {
		const learnt = watch(6, (hour) => (hour >= 6 && hour < 18 ? 10 : 0));
		expect(learnt[12]! / learnt[0]!).toBeGreaterThan(8);
	});

	test('a feed that falls silent is believed to be silent more and more, without being looked at', () => {
		const hours = countHours(
			undefined,
			Array.from({ length: 100 }, (_, n) => NOON_MS + n * HOUR_MS),
			NOON_MS,
			NOON_MS + 100 * HOUR_MS,
		);
		const rates = [100, 172, 244].map((after) => learnRhythm(hours, NOON_MS + after * HOUR_MS)[12]!);
		expect(rates[1]! / rates[0]!).toBeLessThan(0.6);
		expect(rates[2]! / rates[1]!).toBeLessThan(0.6);
	});

	test('new habits win over old ones within a week', () => {
		const [busy, quiet] = [() => 8, () => 1];
		expect(watch(10, busy, { days: 7, perHour: quiet })[12]).toBeLessThan(3);
		expect(watch(10, quiet, { days: 7, perHour: busy })[12]).toBeGreaterThan(5);
	});
});
