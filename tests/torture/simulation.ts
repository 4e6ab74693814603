/** The real corridor in a simulated world: clock, disk, network, feeds and platforms all from one seed. */
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createPace, DISCORD_LIMITS, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { articleFromEntry } from '../../src/articles/article-from-entry.ts';
import type { Channel } from '../../src/domain/channel.ts';
import { isoAt, steadyClock } from '../../src/domain/clock.ts';
import type { Feed } from '../../src/domain/feed.ts';
import type { Clock, Log, Store } from '../../src/domain/ports.ts';
import { createScheduler } from '../../src/feeds/scheduler.ts';
import { createSay } from '../../src/i18n/translate.ts';
import type { Summarise } from '../../src/pipeline/announce-story.ts';
import type { CheckParts } from '../../src/pipeline/check-feed.ts';
import { createCorridor } from '../../src/pipeline/corridor.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { type House, STORY_WINDOW_MS } from '../../src/pipeline/house.ts';
import { openStoriesOf } from '../../src/pipeline/place-article.ts';
import { createLocalQueue } from '../../src/queue/local.ts';
import { createOpenStories } from '../../src/stories/open-stories.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';
import type { Chance } from './chance.ts';
import type { Life } from './life.ts';
import type { SimulatedChat } from './simulated-chat.ts';
import { type Paper, TOPICS } from './simulated-press.ts';
import type { VirtualTime } from './virtual-time.ts';

const MATCHER = createTopicIndex(TOPICS);
const SAY = createSay();
const NO_LOG: Log = { debug() {}, info() {}, warn() {}, error() {} };
const LOOK_MS = 11 * 60_000;

export type World = {
	readonly time: VirtualTime;
	/** What the machine's clock shows, right or wrong. */
	readonly wall: () => number;
	readonly chance: Chance;
	readonly papers: readonly Paper[];
	readonly chats: readonly SimulatedChat[];
	readonly log?: Log;
};

/** Builds the house over a store and lives in it; resolves with the way to end it in good order. */
export async function beginLife(
	world: World,
	life: Life,
	store: Store,
): Promise<{ stop(): Promise<void>; house: House }> {
	const { wall, papers, chats, log = NO_LOG } = world;
	const clock = steadyClock(wall);
	const records = recordsOf(store);
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const feeds = new Map(papers.map(({ feed }) => [feed.id, feed]));
	const house: House = {
		clock,
		log,
		records,
		queue: createLocalQueue(clock, log),
		say: SAY,
		subscriptions,
		outbox,
		feed: (id) => feeds.get(id),
		isFor: () => true,
		topic: (id) => TOPICS.find((topic) => topic.id === id),
	};
	const stories = createOpenStories({ windowMs: STORY_WINDOW_MS });
	const scheduler = createScheduler({ clock });
	await subscriptions.restore();
	await outbox.restore();
	for await (const story of openStoriesOf(house, STORY_WINDOW_MS)) stories.restore([story]);
	for (const feed of feeds.values()) scheduler.put(feed, await records.feedStates.get(feed.id));
	const senders = chats.map((chat) =>
		createSender(
			chat.seenBy(life),
			createPace(chat.name === 'discord' ? DISCORD_LIMITS : TELEGRAM_LIMITS),
			house,
			life.timer,
		),
	);
	const corridor = createCorridor({
		house,
		timer: life.timer,
		scheduler,
		looks: {
			lastAt: async (feedId) => scheduler.timesOf(feedId)?.lookedAt,
			ended: async (feed, { result, state }) => scheduler.done(feed.id, result, state),
		},
		check: checkParts(world, clock, life),
		place: stories.place,
		pins: stories,
		summarise: slowly(world, life),
		senders,
		// The simulation looks at the feeds itself: a tick a second would be most of its work.
		roles: ['place', 'announce', 'deliver'],
		chores: papers.map(({ feed }) => ({
			name: feed.title,
			everyMs: LOOK_MS,
			task: (signal) => corridor.look(feed, signal),
		})),
	});
	await corridor.start();
	return { stop: () => corridor.stop(), house };
}

function checkParts({ time, chance, papers }: World, clock: Clock, life: Life): CheckParts {
	return {
		async fetchFeed(feed: Feed) {
			const paper = papers.find((one) => one.feed.id === feed.id)!;
			const out = await life.network(() => {
				const now = isoAt(time.now());
				return paper.entries.filter((entry) => entry.publishedAt! <= now);
			}, 200);
			if (chance.happens(0.05)) return { kind: 'failed', fault: { kind: 'timeout', message: 'no answer' } };
			const validators = { contentHash: String(out.length) };
			const freshness = { freshForMs: 0, lifetimeMs: 0 };
			return { kind: 'changed', feed: { entries: out.toReversed(), warnings: [] }, validators, freshness };
		},
		articleOf: (entry, feed) =>
			articleFromEntry(entry, feed, { fetchedAt: isoAt(clock.now()), languageOf: () => 'ar' }),
		learnLines: (before) => before,
		match: (article) => MATCHER.match({ id: article.id, title: article.title, text: article.contentText }),
	};
}

/** A model may take seconds: revisions of a story overtake each other. */
function slowly({ chance }: World, life: Life): Summarise {
	return async (story, articles, _keywords, signal) => {
		await life.timer.sleep(chance.happens(0.3) ? chance.between(0, 12_000) : 0, signal);
		return {
			storyId: story.id,
			revision: story.revision,
			language: 'ar',
			text: articles[0]?.contentText ?? '',
			method: 'extract',
			sources: story.members,
			check: 'not-needed',
		};
	};
}

/** Who reads: a few channels on each platform, with their own hours. */
export async function settleReaders(chance: Chance, store: Store): Promise<readonly Channel[]> {
	const subscriptions = createSubscriptions(recordsOf(store));
	const channels: Channel[] = [];
	for (const platform of ['discord', 'telegram'] as const) {
		for (let serial = chance.whole(1, 4); serial > 0; serial -= 1) {
			const address = `${platform === 'discord' ? '' : '-'}${serial}`;
			const channel: Channel = {
				id: `${platform}-${serial}`,
				platform,
				address,
				scope: `${platform}-${address}`,
				kind: platform === 'discord' ? 'server' : 'group',
				title: 'قرّاء',
				language: 'ar',
				timeZone: chance.pick(['Africa/Cairo', 'Asia/Riyadh', 'Africa/Casablanca']),
				...(chance.happens(0.3) && { quietHours: { from: '22:00', to: '07:00' } }),
				status: 'active',
			};
			await subscriptions.saveChannel(channel);
			for (const topic of TOPICS.filter(() => chance.happens(0.8)))
				await subscriptions.follow(channel.id, topic.id, '1', '2026-01-01T00:00:00.000Z');
			if (chance.happens(0.3)) await subscriptions.setCadence(channel.id, { kind: 'hourly' });
			channels.push(channel);
		}
	}
	return channels;
}
