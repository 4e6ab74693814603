/** Builds every room of the house and hands it what it needs; with app/, nothing else constructs. */
import { randomUUID } from 'node:crypto';
import type { Environment, Role } from '../config/environment.ts';
import { createOutbox } from './alerts/outbox.ts';
import { createPace } from './alerts/pace.ts';
import { createSubscriptions } from './alerts/subscriptions.ts';
import { conversationOf } from './app/conversation.ts';
import { platformsOf } from './app/platforms.ts';
import { readersOf } from './app/readers.ts';
import { recordsOf } from './app/records.ts';
import { followAllInTerminal } from './app/terminal-channel.ts';
import { viewOf } from './app/view.ts';
import type { Feed } from './domain/feed.ts';
import type { Clock, Log, Timer } from './domain/ports.ts';
import type { Topic } from './domain/topic.ts';
import { createScheduler } from './feeds/scheduler.ts';
import { createSay } from './i18n/translate.ts';
import { type Corridor, type CorridorRole, createCorridor } from './pipeline/corridor.ts';
import { createSender } from './pipeline/deliver-alerts.ts';
import { type House, STORY_WINDOW_MS } from './pipeline/house.ts';
import { openStoriesOf } from './pipeline/place-article.ts';
import { openQueue } from './queue/open-queue.ts';
import type { Tenure } from './storage/lease.ts';
import { openStore } from './storage/open-store.ts';
import { createOpenStories } from './stories/open-stories.ts';
import { phraseProblem } from './topics/limits.ts';
import { createTopicBook, type TopicBook } from './topics/topic-book.ts';
import { createTopicIndex } from './topics/topic-index.ts';
import { createPage } from './web/page.ts';

export type AppOptions = {
	readonly environment: Environment;
	readonly feeds: readonly Feed[];
	readonly topics: readonly Topic[];
	readonly roles: readonly Role[];
	readonly clock: Clock;
	readonly timer: Timer;
	readonly log: Log;
	readonly print: NodeJS.WriteStream;
	readonly version: string;
	/** Another instance has taken the store: end at once, it works already. */
	readonly onLost: () => void;
	/** The page's port, 0 for any free one; no page without it. */
	readonly pagePort?: number;
	/** Topics that the terminal follows where it is the only platform; all of them by default. */
	readonly terminalTopics?: readonly string[];
};

export type App = {
	readonly house: House;
	readonly topics: TopicBook;
	readonly corridor: Corridor;
	/** The page's address, once started; undefined where it is switched off. */
	readonly pageUrl: () => string | undefined;
	/** Waits until no other instance holds the store, then starts everything. */
	start(signal: AbortSignal): Promise<void>;
	/** Stops in reverse. Idempotent. */
	stop(): Promise<void>;
};

export async function buildApp(options: AppOptions): Promise<App> {
	const { environment, clock, timer, log, roles } = options;
	const store = await openStore(environment.storeUrl, { clock, log });
	const records = recordsOf(store);
	const queue = await openQueue(environment.storeUrl, { clock, log });
	const say = createSay();
	const feeds = new Map(options.feeds.map((feed) => [feed.id, feed]));
	const topics = createTopicBook({
		global: options.topics,
		stored: records.topics,
		index: createTopicIndex(),
		check: phraseProblem,
	});
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const house: House = {
		clock,
		log,
		records,
		queue,
		say,
		subscriptions,
		outbox,
		feed: (id) => feeds.get(id),
		topic: topics.get,
	};

	const scheduler = createScheduler({ clock });
	const stories = createOpenStories({ windowMs: STORY_WINDOW_MS });
	const readers = readersOf(environment, topics, options.version, clock, log);
	const conversation = conversationOf({ environment, house, records, topics, feeds: options.feeds });
	const platforms = await platformsOf({ environment, conversation, log, clock, print: options.print });
	const senders = platforms.map(({ platform, limits }) => createSender(platform, createPace(limits), house, timer));
	const corridor = createCorridor({
		house,
		timer,
		scheduler,
		check: readers.check,
		place: stories.place,
		summarise: readers.summarise,
		senders,
		roles: roles.filter((role): role is CorridorRole => role !== 'bot'),
		chores: [],
	});
	const { view, ring } = viewOf({
		house,
		store,
		topics,
		feeds: options.feeds,
		scheduler,
		platforms: platforms.map(({ platform }) => platform),
		version: options.version,
	});
	outbox.listen(ring);
	const { pagePort } = options;
	const page =
		pagePort === undefined ? undefined : createPage({ host: environment.webHost, port: pagePort, view, clock });
	let pageUrl: string | undefined;
	let tenure: Tenure | undefined;
	const stopping = new AbortController();

	/** A second instance on the same store waits here until the first has ended, or is dead for 15 seconds. */
	async function onlyInstance(signal: AbortSignal): Promise<Tenure> {
		const waiting = new AbortController();
		void timer.sleep(1000, waiting.signal).then(() => {
			if (!waiting.signal.aborted) log.warn('waiting: another instance holds the store, or has just died');
		});
		const ours = await store.lease({ name: 'instance', holder: randomUUID(), log }, signal);
		waiting.abort();
		ours.signal.addEventListener('abort', () => {
			if (!stopping.signal.aborted) options.onLost();
		});
		return ours;
	}

	async function start(signal: AbortSignal): Promise<void> {
		tenure = await onlyInstance(signal);
		await topics.restore();
		await subscriptions.restore();
		await outbox.restore();
		for await (const story of openStoriesOf(house, STORY_WINDOW_MS)) stories.restore([story]);
		for (const feed of options.feeds) scheduler.put(feed, await records.feedStates.get(feed.id));
		if (platforms.some(({ platform }) => platform.name === 'terminal'))
			await followAllInTerminal(house, topics, environment, options.terminalTopics);
		pageUrl = await page?.start();
		if (roles.includes('bot')) for (const { platform } of platforms) await platform.start(stopping.signal);
		await corridor.start();
	}

	async function stop(): Promise<void> {
		if (stopping.signal.aborted) return;
		stopping.abort();
		await corridor.stop();
		for (const { platform } of platforms) await platform.stop();
		await page?.stop();
		await readers.close();
		await tenure?.release();
		await store.close();
	}

	return { house, topics, corridor, pageUrl: () => pageUrl, start, stop };
}
