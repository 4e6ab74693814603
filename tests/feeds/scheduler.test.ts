/** Which feeds are due and when: rhythm, budget, hosts, faults, and feeds that are never given back. */
import { describe, expect, test } from 'vitest';
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import type { CheckResult } from '../../src/feeds/fetch-feed.ts';
import { afterCheck } from '../../src/feeds/health.ts';
import { createScheduler, type SchedulerOptions } from '../../src/feeds/scheduler.ts';

const MINUTE_MS = 60_000;
const NOON_MS = Date.parse('2026-03-01T12:00:00Z');
const unchanged: CheckResult = { kind: 'unchanged', freshness: { freshForMs: 0, lifetimeMs: 0 } };
const busy: Extract<CheckResult, { kind: 'failed' }> = {
	kind: 'failed',
	fault: { kind: 'busy', message: '', status: 429, retryAfterMs: 20 * MINUTE_MS },
};

function feed(id: string, host = `${id}.example`): Feed {
	return { id, feedUrl: `https://${host}/${id}`, title: id, language: 'ar' };
}

function state(id: string, perHour: number): FeedState {
	const hourCounts = {
		counts: new Array<number>(24).fill(perHour * 4),
		sinceAt: '2026-01-01T00:00:00.000Z',
		countedAt: '2026-03-01T12:00:00.000Z',
	};
	return { feedId: id, seenIds: [], appearedAt: [], errorCount: 0, hourCounts };
}

function newsdesk(options: Partial<SchedulerOptions> = {}) {
	let nowMs = NOON_MS;
	const scheduler = createScheduler({ clock: { now: () => nowMs }, ...options });
	return {
		scheduler,
		take: (limit = 100) => scheduler.take(limit).map(({ id }) => id),
		pass: (ms: number) => {
			nowMs += ms;
		},
		/** Minutes until the feed is due. */
		dueIn: (id: string) => (Date.parse(scheduler.timesOf(id)!.nextAt) - nowMs) / MINUTE_MS,
	};
}

describe('scheduler', () => {
	test('a new feed is due at once, is taken once, and comes again after its interval', () => {
		const { scheduler, take, pass, dueIn } = newsdesk();
		scheduler.put(feed('a'), undefined);
		expect([take(), take()]).toEqual([['a'], []]);
		scheduler.done('a', unchanged, state('a', 1));
		expect(dueIn('a')).toBeCloseTo(10, 0); // alone, a feed has its own budget: six requests an hour
		pass(dueIn('a') * MINUTE_MS);
		expect(take()).toEqual(['a']);
	});

	test('busy feeds are asked more often than quiet ones, within one budget', () => {
		const { scheduler, take, dueIn } = newsdesk();
		for (const [id, rate] of [
			['quiet', 0.1],
			['usual', 1],
			['busy', 10],
		] as const)
			scheduler.put(feed(id), state(id, rate));
		take();
		for (const [id, rate] of [
			['quiet', 0.1],
			['usual', 1],
			['busy', 10],
		] as const)
			scheduler.done(id, unchanged, state(id, rate));
		expect(dueIn('busy')).toBeLessThan(dueIn('usual') / 2);
		expect(dueIn('usual')).toBeLessThan(dueIn('quiet') / 2);
		const spent = ['quiet', 'usual', 'busy'].reduce((sum, id) => sum + 60 / dueIn(id), 0);
		expect(spent / 3).toBeCloseTo(6, 0);
	});

	test('the budget for all together makes every feed wait longer', () => {
		const { scheduler, take, dueIn } = newsdesk({ requestsPerHour: 30 });
		for (let n = 0; n < 20; n += 1) scheduler.put(feed(`f${n}`), state(`f${n}`, 1));
		for (const id of take()) scheduler.done(id, unchanged, state(id, 1));
		expect(Math.round(dueIn('f7') / 5) * 5).toBe(40);
	});

	test('one host is asked by few at once and not in bursts; others are not held up', () => {
		const { scheduler, take, pass } = newsdesk({ perHost: 2, hostGapMs: 1_000 });
		for (const id of ['a', 'b', 'c']) scheduler.put(feed(id, 'one.example'), undefined);
		scheduler.put(feed('z'), undefined);
		expect(take()).toEqual(['a', 'z']);
		expect(scheduler.wakeAt()).toBe(NOON_MS + 1_000);
		pass(1_000);
		expect(take()).toEqual(['b']);
		pass(1_000);
		expect(take()).toEqual([]);
		scheduler.done('a', unchanged, state('a', 1));
		expect(take()).toEqual(['c']);
	});

	test('Retry-After holds back the whole host', () => {
		const { scheduler, take, pass, dueIn } = newsdesk();
		for (const id of ['a', 'b']) scheduler.put(feed(id, 'one.example'), undefined);
		expect(take()).toEqual(['a']);
		scheduler.done('a', busy, afterCheck('a', undefined, busy, NOON_MS));
		expect(dueIn('a')).toBe(20);
		pass(19 * MINUTE_MS);
		expect(take()).toEqual([]);
		pass(MINUTE_MS);
		expect(take()).toContain('b');
	});

	test('a feed that was never given back is due again, and its host is free again', () => {
		const { scheduler, take, pass } = newsdesk({ perHost: 1 });
		scheduler.put(feed('a'), undefined);
		expect(take()).toEqual(['a']);
		pass(2 * MINUTE_MS);
		expect(take()).toEqual(['a']);
	});

	test('a failing feed keeps its turn over a restart; a removed one is gone', () => {
		const { scheduler, take, pass } = newsdesk();
		const sick: FeedState = { ...state('a', 1), errorCount: 9, nextCheckAt: '2026-03-01T16:00:00.000Z' };
		scheduler.put(feed('a'), sick);
		expect(scheduler.wakeAt()).toBe(Date.parse('2026-03-01T16:00:00Z'));
		expect(take()).toEqual([]);
		pass(240 * MINUTE_MS);
		scheduler.remove('a');
		expect(take()).toEqual([]);
		expect(scheduler.wakeAt()).toBe(Number.POSITIVE_INFINITY);
	});

	test('it alone knows when an unchanged feed last answered', () => {
		const { scheduler, take, pass } = newsdesk();
		scheduler.put(feed('a'), { ...state('a', 1), checkedAt: '2026-02-01T00:00:00.000Z' });
		expect(scheduler.timesOf('a')?.lookedAt).toBe('2026-02-01T00:00:00.000Z');
		take();
		pass(5_000);
		scheduler.done('a', unchanged, state('a', 1));
		expect(scheduler.timesOf('a')?.lookedAt).toBe('2026-03-01T12:00:05.000Z');
	});
});

describe('a feed whose hub pushes', () => {
	const LEASE_MS = NOON_MS + 150 * MINUTE_MS;
	const news = (at: string): FeedState => ({ ...state('a', 1), appearedAt: [at] });

	/** One look, with or without a push before it. */
	function pushDesk() {
		const desk = newsdesk();
		desk.scheduler.put(feed('a'), news('first'));
		desk.take();
		desk.scheduler.done('a', unchanged, news('first'));
		const look = (after: FeedState, pushed: boolean) => {
			if (pushed) desk.pass(MINUTE_MS);
			else desk.pass(Math.max(0, desk.dueIn('a')) * MINUTE_MS + 1);
			if (pushed) desk.scheduler.hurry('a', LEASE_MS);
			expect(desk.take()).toEqual(['a']);
			desk.scheduler.done('a', unchanged, after);
			return Math.round(desk.dueIn('a'));
		};
		return { ...desk, look };
	}

	test('is due at once; when a push has led to news, the hub is relied on and polls are rare', () => {
		const { look } = pushDesk();
		expect(look(news('second'), true)).toBe(60);
		expect(look(news('second'), false)).toBe(60);
		expect(look(news('third'), true)).toBe(60);
	});

	test('is polled by its rhythm again when the hub was silent about news, or pushed before there was any', () => {
		const { look } = pushDesk();
		expect(look(news('second'), true)).toBe(60);
		expect(look(news('third'), false)).toBe(10);
		expect(look(news('third'), false)).toBe(10);
		expect(look(news('fourth'), true)).toBe(60);
		expect(look(news('fourth'), true)).toBe(10);
	});

	test('is polled by its rhythm again when the lease is over', () => {
		const { look, pass } = pushDesk();
		expect(look(news('second'), true)).toBe(60);
		pass(150 * MINUTE_MS);
		expect(look(news('second'), false)).toBe(10);
	});

	test('is asked at most every 15 seconds, and once more after a push that came during the look', () => {
		const { scheduler, take, pass } = pushDesk();
		scheduler.hurry('a', LEASE_MS);
		pass(14_999);
		expect(take()).toEqual([]);
		pass(1);
		expect(take()).toEqual(['a']);
		scheduler.hurry('a', LEASE_MS);
		pass(1_000);
		expect(take()).toEqual([]);
		scheduler.done('a', unchanged, news('second'));
		pass(15_000);
		expect(take()).toEqual(['a']);
	});

	test('and fails keeps to its next probe', () => {
		const { scheduler, pass, dueIn, take } = pushDesk();
		pass(10 * MINUTE_MS);
		take();
		scheduler.done('a', busy, afterCheck('a', news('first'), busy, NOON_MS + 10 * MINUTE_MS));
		scheduler.hurry('a', LEASE_MS);
		expect(dueIn('a')).toBe(20);
	});
});
