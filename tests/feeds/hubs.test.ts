/** Feeds that announce a hub, a hub on loopback, and the listener it asks and pushes at: all over real HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoAt } from '../../src/domain/clock.ts';
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import { idOf } from '../../src/domain/id.ts';
import type { Collection } from '../../src/domain/ports.ts';
import { createHubListener, type HubListener } from '../../src/feeds/hub-listener.ts';
import { createHubs, type HubRecord, type Hubs } from '../../src/feeds/hubs.ts';
import { createScheduler, type Scheduler } from '../../src/feeds/scheduler.ts';
import { createFetcher, type Fetcher } from '../../src/http/fetcher.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { handClock } from '../fakes/clock.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { type HubStandIn, startHub } from '../stand-ins/hub.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SELF = 'https://almarfa.example/rss?lang=ar';
const FEED: Feed = {
	id: idOf('f', SELF),
	feedUrl: SELF,
	title: 'صحيفة المرفأ',
	language: 'ar',
	allowLoopback: true,
};
const never = new AbortController().signal;

let hub: HubStandIn;
let hubs: Hubs;
let listener: HubListener;
let fetcher: Fetcher;
let scheduler: Scheduler;
let stored: Collection<HubRecord>;
let clock: ReturnType<typeof handClock>;
let hurried: readonly (readonly [feedId: string, leaseUntil: string])[];
let announced: { readonly feed: Feed; readonly state: FeedState }[];
let broken: unknown[];
let words: number;
let port: number;

function state(hubUrl: string | undefined, selfUrl: string | undefined = SELF): FeedState {
	return { feedId: FEED.id, seenIds: [], appearedAt: [], errorCount: 0, ...(hubUrl && { hubUrl, selfUrl }) };
}

/** What a process has after a start: nothing but what is stored. */
async function begin(address = 'http://127.0.0.1'): Promise<void> {
	listener = createHubListener(
		{ knows: (...call) => hubs.knows(...call), answer: (call) => hubs.answer(call) },
		{ port, failed: (error) => broken.push(error) },
	);
	port = await listener.start();
	hubs = createHubs({
		publicUrl: `${address}:${port}`,
		stored,
		scheduler,
		fetch: fetcher.fetch,
		clock,
		secretWord: () => `word${words++}`,
	});
	await hubs.restore();
}

beforeEach(async () => {
	hub = await startHub();
	clock = handClock();
	words = 1;
	port = 0;
	broken = [];
	hurried = [];
	announced = [{ feed: FEED, state: state(hub.url) }];
	fetcher = createFetcher({ userAgent: 'test', now: clock.now });
	scheduler = {
		...createScheduler({ clock }),
		known: () => announced,
		hurry: (feedId, leaseUntilMs) => {
			hurried = [...hurried, [feedId, isoAt(leaseUntilMs)]];
		},
	};
	const store = await openStore('memory:', { clock, log: keptLog() });
	stored = store.collection<HubRecord>('websub');
	await begin();
});

afterEach(async () => {
	await listener.stop();
	await fetcher.close();
	await hub.stop();
	expect(broken).toEqual([]);
});

describe('the subscription', () => {
	test('is asked for once, and confirmed when the hub asks back', async () => {
		expect(await hubs.ask(never)).toEqual([{ feed: FEED, hubUrl: hub.url }]);
		expect(hub.asked).toMatchObject([{ topic: SELF }]);
		expect(hub.echoes).toEqual([{ status: 200, isEcho: true }]);
		expect(await stored.get(FEED.id)).toMatchObject({ leaseUntil: isoAt(clock.now() + 10 * DAY_MS) });
		expect(await hubs.ask(never)).toEqual([]);
	});

	test('is renewed before the lease ends, at the same callback and under the same secret, also after a restart', async () => {
		await hubs.ask(never);
		await listener.stop();
		await begin();
		clock.advance(7 * DAY_MS);
		expect(await hubs.ask(never)).toEqual([]);
		clock.advance(DAY_MS);
		expect(await hubs.ask(never)).toHaveLength(1);
		const [first, second] = hub.asked.map(({ callback, secret }) => [new URL(callback).pathname, secret]);
		expect(second).toEqual(first);
	});

	test('a hub that does not hear is asked again hours later', async () => {
		hub.status = 500;
		expect(await hubs.ask(never)).toEqual([{ feed: FEED, hubUrl: hub.url, refused: 500 }]);
		clock.advance(5 * HOUR_MS);
		expect(await hubs.ask(never)).toEqual([]);
		clock.advance(HOUR_MS);
		expect(await hubs.ask(never)).toHaveLength(1);
	});

	test('a hub that denies it is left alone for a week', async () => {
		await hubs.ask(never);
		const { callback, topic } = hub.asked[0]!;
		await hub.question(callback, { 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': 'closed' });
		expect((await stored.get(FEED.id))?.leaseUntil).toBeUndefined();
		clock.advance(7 * DAY_MS - 1);
		expect(await hubs.ask(never)).toEqual([]);
		clock.advance(1);
		expect(await hubs.ask(never)).toHaveLength(1);
	});

	test('a hub inside our network is never asked for a feed of the world', async () => {
		announced = [{ feed: { ...FEED, allowLoopback: false }, state: state(hub.url) }];
		expect(await hubs.ask(never)).toMatchObject([{ refused: 'address' }]);
		expect(hub.asked).toEqual([]);
	});

	test('a feed that announces another hub is subscribed there, and the old callback is dead', async () => {
		await hubs.ask(never);
		const other = await startHub();
		announced = [{ feed: FEED, state: state(other.url) }];
		await hubs.ask(never);
		expect(other.echoes).toEqual([{ status: 200, isEcho: true }]);
		expect(await hub.push('<rss/>')).toBe(404);
		await other.stop();
	});

	test('is made anew under a new public address, for the old one leads nowhere', async () => {
		await hubs.ask(never);
		await listener.stop();
		await begin('http://localhost');
		await hubs.ask(never);
		expect(hub.asked.map(({ callback }) => new URL(callback).hostname)).toEqual(['127.0.0.1', 'localhost']);
		expect(hub.asked[1]!.secret).not.toBe(hub.asked[0]!.secret);
	});

	test.each([
		['is no more', () => []],
		['announces none any more', () => [{ feed: FEED, state: state(undefined) }]],
	])('of a feed that %s is forgotten', async (_, after) => {
		await hubs.ask(never);
		announced = after();
		await hubs.ask(never);
		expect(await stored.has(FEED.id)).toBe(false);
		expect(await hub.push('<rss/>')).toBe(404);
	});
});

describe('at the callback', () => {
	beforeEach(async () => void (await hubs.ask(never)));

	test('a signed push makes the feed due, for as long as the lease is', async () => {
		expect(await hub.push('<rss>خبر عاجل</rss>')).toBe(202);
		expect(hurried).toEqual([[FEED.id, isoAt(clock.now() + 10 * DAY_MS)]]);
	});

	test('a push under another secret is taken without a word, and ignored', async () => {
		expect(await hub.push('<rss/>', { secret: 'guess' })).toBe(202);
		expect(hurried).toEqual([]);
	});

	test('who does not know the key learns nothing', async () => {
		const guessed = hub.asked[0]!.callback.replace(/[^/]+$/, 'word9');
		expect(await hub.push('<rss/>', { callback: guessed })).toBe(404);
		const asked = { 'hub.mode': 'subscribe', 'hub.topic': SELF, 'hub.challenge': 'c', 'hub.lease_seconds': '9' };
		expect(await hub.question(guessed, asked)).toEqual({ status: 404, text: '' });
		expect(hurried).toEqual([]);
	});

	test('a subscription to another topic is not confirmed', async () => {
		const asked = { 'hub.mode': 'subscribe', 'hub.topic': 'https://other.example/', 'hub.challenge': 'c' };
		expect(await hub.question(hub.asked[0]!.callback, { ...asked, 'hub.lease_seconds': '9' })).toMatchObject({
			status: 404,
		});
	});

	test('a body larger than any feed is not kept', async () => {
		const pushed = hub.push('x'.repeat(5_000_001));
		expect(await pushed.catch(() => 413)).toBe(413);
		expect(hurried).toEqual([]);
	});
});
