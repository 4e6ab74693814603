/** A feed looked at in one process, its next look planned in another. */
import { expect, test } from 'vitest';
import { looksInStore } from '../../src/app/looks.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import type { CheckResult } from '../../src/feeds/fetch-feed.ts';
import { createScheduler } from '../../src/feeds/scheduler.ts';
import { localNotices } from '../../src/storage/notices.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { handClock } from '../fakes/clock.ts';
import { keptLog } from '../fakes/silent-log.ts';

const FEED: Feed = { id: 'f1', feedUrl: 'https://madar.example/rss', title: 'المدار', language: 'ar' };
const STATE: FeedState = { feedId: 'f1', seenIds: [], appearedAt: [], errorCount: 0 };
const UNCHANGED: CheckResult = { kind: 'unchanged', freshness: { freshForMs: 0, lifetimeMs: 0 } };
const TIMEOUT: CheckResult = { kind: 'failed', fault: { kind: 'timeout', message: 'no answer' } };

test('the scheduler hears of it, and every process knows when the feed last answered', async () => {
	const clock = handClock();
	const store = await openStore('memory:', { clock });
	const { looks, feedStates } = recordsOf(store);
	const scheduler = createScheduler({ clock });
	const shared = looksInStore({ looks, feedStates, scheduler, notices: localNotices(), clock, log: keptLog() });
	await feedStates.set('f1', STATE);
	scheduler.put(FEED, STATE);
	const stop = shared.follow();
	expect(scheduler.take(10)).toEqual([FEED]);
	const dueUnlessHeard = scheduler.timesOf('f1')!.nextAt;

	const answeredAt = new Date(clock.now()).toISOString();
	await shared.ended(FEED, { result: UNCHANGED, state: STATE, articles: 0, matched: 0 });
	await expect.poll(() => scheduler.timesOf('f1')!.lookedAt).toBe(answeredAt);
	expect(scheduler.timesOf('f1')!.nextAt > dueUnlessHeard).toBe(true);

	clock.advance(60_000);
	await shared.ended(FEED, { result: TIMEOUT, state: STATE, articles: 0, matched: 0 });
	expect(await shared.lastAt('f1')).toBe(answeredAt);
	stop();
	await store.close();
});
