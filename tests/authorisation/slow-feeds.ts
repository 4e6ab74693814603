/** Three hours of looks at feeds in made-up time: how late others' looks begin while one server's feeds never answer. */
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import { afterCheck } from '../../src/feeds/health.ts';
import { createScheduler } from '../../src/feeds/scheduler.ts';
import { handClock } from '../fakes/clock.ts';

/** As in the corridor: so many looks at once, each given up after fifteen seconds. */
const SLOTS = 16;
const TIMEOUT_MS = 15_000;
const QUICK_MS = 400;
const HOURS = 3;
const TICK_MS = 200;

/** The delay in ms that 95 of 100 looks at the answering feeds stay under, once the first ten minutes are over. */
export function delayOfOthers(slow: number): number {
	const clock = handClock();
	const scheduler = createScheduler({ clock });
	const feeds: Feed[] = Array.from({ length: 450 + slow }, (_, at) => ({
		id: `f${at}`,
		feedUrl: `https://f${at}.example/rss`,
		title: '',
		language: 'ar',
	}));
	const isSlow = (feed: Feed) => Number(feed.id.slice(1)) >= 450;
	const states = new Map<string, FeedState>();
	for (const feed of feeds) scheduler.put(feed, undefined);
	const looks: { readonly feed: Feed; readonly endsMs: number }[] = [];
	const waits: number[] = [];
	const dueMs = new Map<string, number>();
	const startMs = clock.now();
	const endMs = startMs + HOURS * 3_600_000;
	while (clock.now() < endMs) {
		for (const look of looks.filter(({ endsMs }) => endsMs <= clock.now())) {
			looks.splice(looks.indexOf(look), 1);
			finish(look.feed);
		}
		for (const feed of scheduler.take(SLOTS - looks.length)) {
			if (!isSlow(feed) && clock.now() - startMs > 600_000) waits.push(clock.now() - dueMs.get(feed.id)!);
			looks.push({ feed, endsMs: clock.now() + (isSlow(feed) ? TIMEOUT_MS : QUICK_MS) });
		}
		clock.advance(TICK_MS);
	}
	return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]!;

	function finish(feed: Feed): void {
		const result = isSlow(feed)
			? ({ kind: 'failed', fault: { kind: 'timeout', message: '' } } as const)
			: ({ kind: 'unchanged', freshness: { freshForMs: 0, lifetimeMs: 0 } } as const);
		const before = states.get(feed.id) ?? { feedId: feed.id, seenIds: [], appearedAt: [], errorCount: 0 };
		const state = afterCheck(feed.id, before, result, clock.now());
		states.set(feed.id, state);
		scheduler.done(feed.id, result, state);
		dueMs.set(feed.id, Date.parse(scheduler.timesOf(feed.id)!.nextAt));
	}
}
