/** Where our own reading breaks: one entry keeps none of the others back, and a story without a summary is told all the same. */
import { beforeEach, expect, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { articleFromEntry } from '../../src/articles/article-from-entry.ts';
import type { Entry } from '../../src/domain/feed.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { announceStory } from '../../src/pipeline/announce-story.ts';
import { type CheckParts, checkFeed } from '../../src/pipeline/check-feed.ts';
import { type House, JOBS, STORY_WINDOW_MS } from '../../src/pipeline/house.ts';
import { placeArticle } from '../../src/pipeline/place-article.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createOpenStories } from '../../src/stories/open-stories.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';
import { channel } from '../alerts/samples.ts';
import { handClock } from '../fakes/clock.ts';
import { handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { entry, feed, TOPIC } from './corridor-house.ts';

const PAPER = feed('madar');
const RUNNING = new AbortController().signal;
const GOOD = entry('madar', 'قمة تبحث قيام الناتو الآسيوي', 'بحث الوزراء قيام الناتو الآسيوي.');
const POISON = entry('madar', 'سيول تنضم إلى الناتو الآسيوي', 'قالت سيول إنها تنضم إلى الناتو الآسيوي.');

const clock = handClock();
let house: House;
let queue: ReturnType<typeof handQueue>;
let isBroken: boolean;
let entries: readonly Entry[];

beforeEach(async () => {
	const records = recordsOf(await openStore('memory:', { clock }));
	const subscriptions = createSubscriptions(records);
	queue = handQueue();
	isBroken = true;
	entries = [POISON, GOOD];
	house = {
		clock,
		log: keptLog(),
		records,
		queue,
		say: createSay(),
		subscriptions,
		outbox: createOutbox(records.alerts),
		feed: () => PAPER,
		isFor: () => true,
		topic: () => TOPIC,
	};
	await subscriptions.saveChannel(channel('c1'));
	await subscriptions.follow('c1', TOPIC.id, '1', '2026-11-01T00:00:00.000Z');
	const stories = createOpenStories({ windowMs: STORY_WINDOW_MS });
	queue.work(JOBS.place, (id) => placeArticle(id, house, stories.place), { concurrency: 1 });
});

const index = createTopicIndex([TOPIC]);
const parts: CheckParts = {
	fetchFeed: async () => ({
		kind: 'changed',
		feed: { entries, warnings: [] },
		validators: { etag: '"1"', contentHash: '1', movedTo: 'https://madar.example/feed' },
		freshness: { freshForMs: 0, lifetimeMs: 0 },
	}),
	articleOf: (one, paper) =>
		articleFromEntry(one, paper, { fetchedAt: '2026-11-25T09:00:00.000Z', languageOf: () => 'ar' }),
	learnLines: (before) => before,
	match(article) {
		if (isBroken && article.title === POISON.title) throw new TypeError('a fault of ours');
		return index.match({ id: article.id, title: article.title, text: article.contentText });
	},
};
const look = async () => (await checkFeed(PAPER, undefined, house, parts, RUNNING)).state;

test('the other entries of its feed come through; it is tried at three looks, then shown as given up', async () => {
	const first = await look();
	expect(await house.records.toPlace.has((await placed())[0]!)).toBe(true);
	expect(first.unread).toMatchObject([{ entry: POISON.id, title: POISON.title, tries: 1, isGivenUp: false }]);
	// The same document has to be read again, at the address it has moved to.
	expect(first.contentHash ?? first.etag).toBeUndefined();
	expect(first.movedTo).toBe('https://madar.example/feed');
	await look();
	const third = await look();
	expect(third.unread).toMatchObject([{ tries: 3, isGivenUp: true }]);
	expect(third.etag).toBe('"1"');
	const fourth = await look();
	expect(fourth.unread).toEqual(third.unread);
	expect(await placed()).toHaveLength(1);
});

test('once it can be read it is news like any other', async () => {
	await look();
	isBroken = false;
	const second = await look();
	expect(second.unread).toEqual([]);
	expect(await placed()).toHaveLength(2);
});

test('a summary that breaks: the headline goes out', async () => {
	entries = [GOOD];
	await look();
	await queue.drain();
	for await (const [id] of house.records.toAnnounce.entries())
		await announceStory(id, house, async () => Promise.reject(new TypeError('a fault of ours')), RUNNING);
	expect(house.outbox.live()).toMatchObject([{ message: { title: GOOD.title, links: [{ url: GOOD.link }] } }]);
});

async function placed(): Promise<readonly string[]> {
	return (await Array.fromAsync(house.records.toPlace.entries())).map(([id]) => id);
}
