/** The corridor over a real store, with feeds that hold what the test says and platforms in memory. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createPace, DISCORD_LIMITS, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { articleFromEntry } from '../../src/articles/article-from-entry.ts';
import type { Entry, Feed } from '../../src/domain/feed.ts';
import { idOf } from '../../src/domain/id.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { Topic } from '../../src/domain/topic.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { announceStory } from '../../src/pipeline/announce-story.ts';
import { checkFeed } from '../../src/pipeline/check-feed.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { type House, JOBS, STORY_WINDOW_MS } from '../../src/pipeline/house.ts';
import { openStoriesOf, placeArticle } from '../../src/pipeline/place-article.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { createOpenStories } from '../../src/stories/open-stories.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';
import type { FakeChat } from '../fakes/chat.ts';
import type { HandClock } from '../fakes/clock.ts';
import { handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';

export const TOPIC: Topic = {
	id: 'asian-nato',
	scope: 'global',
	names: { ar: 'الناتو الآسيوي', en: 'Asian NATO' },
	keywords: [{ text: 'الناتو الآسيوي' }],
	revision: 1,
};

export function feed(name: string): Feed {
	return {
		id: idOf('f', name),
		feedUrl: `https://${name}.example/rss`,
		title: name,
		language: 'ar',
		announceNewest: 10,
	};
}

export function entry(name: string, title: string, text: string, publishedAt = '2026-11-25T08:55:00.000Z'): Entry {
	const link = `https://${name}.example/${encodeURIComponent(title)}`;
	return { id: link, link, title, summary: text, publishedAt, authors: [], categories: [], enclosures: [] };
}

/**
 * One life of the process: builds everything from the store, looks at the feeds, and works until nothing is left. `pause`
 * lets the store answer before the clock is turned on.
 */
export async function live(
	store: Store,
	clock: HandClock,
	chats: readonly FakeChat[],
	papers: ReadonlyMap<Feed, readonly Entry[]>,
	pause: () => Promise<unknown> = nextTurn,
): Promise<House> {
	const records = recordsOf(store);
	const queue = handQueue();
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const index = createTopicIndex([TOPIC]);
	const house: House = {
		clock,
		log: keptLog(),
		records,
		queue,
		say: createSay(),
		subscriptions,
		outbox,
		feed: () => undefined,
		isFor: () => true,
		topic: (id) => (id === TOPIC.id ? TOPIC : undefined),
	};
	const stories = createOpenStories({ windowMs: STORY_WINDOW_MS });
	await subscriptions.restore();
	await outbox.restore();
	for await (const story of openStoriesOf(house, STORY_WINDOW_MS)) stories.restore([story]);
	const senders = chats.map((chat) =>
		createSender(chat, createPace(chat.name === 'discord' ? DISCORD_LIMITS : TELEGRAM_LIMITS), house, clock),
	);
	queue.work(JOBS.place, (id) => placeArticle(id, house, stories.place), { concurrency: 1 });
	queue.work(JOBS.announce, (id, signal) => announceStory(id, house, summarise, signal), { concurrency: 1 });
	queue.work(JOBS.deliver, async (id) => hand(id), { concurrency: 1 });

	async function hand(id: string): Promise<void> {
		const alert = await outbox.get(id);
		if (alert) for (const sender of senders) sender.put(alert);
	}

	await sweep(house);
	await queue.drain();
	for (const [paper, entries] of papers) {
		await checkFeed(paper, undefined, house, partsFor(entries, index), new AbortController().signal);
		await queue.drain();
	}
	await deliverAll(house, clock, senders, pause);
	return house;
}

/** Runs the senders, turning the clock, until nothing is to be sent; a store that died ends it. */
async function deliverAll(
	house: House,
	clock: HandClock,
	senders: readonly ReturnType<typeof createSender>[],
	pause: () => Promise<unknown>,
): Promise<void> {
	const stop = new AbortController();
	const running = Promise.all(senders.map((sender) => sender.run(stop.signal)));
	running.catch(() => stop.abort());
	for (let turns = 0; turns < 400 && !stop.signal.aborted; turns += 1) {
		for (let ticks = 0; ticks < 5; ticks += 1) await pause();
		if (!house.outbox.live().some((alert) => alert.status !== 'held')) break;
		clock.advance(1000);
	}
	stop.abort();
	await running;
}

async function summarise(story: {
	readonly id: string;
	readonly revision: number;
	readonly members: readonly { readonly publisher: string; readonly title: string; readonly url: string }[];
}) {
	return {
		storyId: story.id,
		revision: story.revision,
		language: 'ar',
		text: 'ملخص.',
		method: 'extract' as const,
		sources: story.members,
		check: 'not-needed' as const,
	};
}

function partsFor(
	entries: readonly Entry[],
	index: ReturnType<typeof createTopicIndex>,
): Parameters<typeof checkFeed>[3] {
	return {
		fetchFeed: async () => ({
			kind: 'changed',
			feed: { entries, warnings: [] },
			validators: { contentHash: String(entries.length) },
			freshness: { freshForMs: 0, lifetimeMs: 0 },
		}),
		articleOf: (one, paper) =>
			articleFromEntry(one, paper, { fetchedAt: '2026-11-25T09:00:00.000Z', languageOf: () => 'ar' }),
		learnLines: (before) => before,
		match: (article) => index.match({ id: article.id, title: article.title, text: article.contentText }),
	};
}
