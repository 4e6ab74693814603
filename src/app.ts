/** Builds every room of the house and hands it what it needs; with app/, nothing else constructs. */
import { randomUUID } from 'node:crypto';
import type { Environment, Role } from '../config/environment.ts';
import { createOutbox } from './alerts/outbox.ts';
import { createSubscriptions } from './alerts/subscriptions.ts';
import { hearChanges, roundsAmongOthers, tellingRecordsOf } from './app/changes.ts';
import { type ConversationWiring, conversationOf, deskOf } from './app/conversation.ts';
import { aborted, type Duty, type DutyParts, dutiesOf, keepDuty, takeUp } from './app/duties.ts';
import { keepersOf } from './app/keepers.ts';
import { looksInStore } from './app/looks.ts';
import { pagesOf } from './app/pages.ts';
import { platformsOf } from './app/platforms.ts';
import { readersOf } from './app/readers.ts';
import { recordsOf } from './app/records.ts';
import { beginShift, type ShiftParts } from './app/shift.ts';
import { followAllInTerminal } from './app/terminal-channel.ts';
import type { ViewParts } from './app/view.ts';
import { purgeRound } from './conversation/purge.ts';
import type { Feed } from './domain/feed.ts';
import type { Clock, Log, Platform, Timer } from './domain/ports.ts';
import type { Topic } from './domain/topic.ts';
import { createFeedBook } from './feeds/feed-book.ts';
import { createScheduler } from './feeds/scheduler.ts';
import { createSay } from './i18n/translate.ts';
import { createMeter } from './observability/meter.ts';
import type { Corridor } from './pipeline/corridor.ts';
import { type House, JOBS } from './pipeline/house.ts';
import { runRounds } from './pipeline/rounds.ts';
import { tellFailing } from './pipeline/tell-failing.ts';
import { openQueue } from './queue/open-queue.ts';
import { openStore } from './storage/open-store.ts';
import { phraseProblem } from './topics/limits.ts';
import { createTopicBook, type TopicBook } from './topics/topic-book.ts';
import { createTopicIndex } from './topics/topic-index.ts';

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
	/** Looks at a feed now, whatever its schedule. Only in a process that polls, and has started. */
	readonly look: Corridor['look'];
	/** The page's address, once started; undefined where it is switched off. */
	readonly pageUrl: () => string | undefined;
	/**
	 * Starts everything. On one machine it first waits until no other instance holds the store; over many, each role waits
	 * for its own lease in the background.
	 */
	start(signal: AbortSignal): Promise<void>;
	/** Stops in reverse. Idempotent. */
	stop(): Promise<void>;
};

export async function buildApp(options: AppOptions): Promise<App> {
	const { environment, clock, timer, log, roles } = options;
	/** Redis: many processes, each with its roles. Else this process is the only one on its store. */
	const isShared = /^rediss?:/.test(environment.storeUrl);
	const store = await openStore(environment.storeUrl, { clock, log });
	const records = isShared ? tellingRecordsOf(store, log) : recordsOf(store);
	const queue = await openQueue(environment.storeUrl, { clock, log, names: Object.values(JOBS) });
	const say = createSay();
	const scheduler = createScheduler({ clock, requestsPerHour: environment.requestsPerHour });
	const feeds = createFeedBook({
		edited: options.feeds,
		stored: records.addedFeeds,
		async changed({ kind, feed }) {
			if (kind === 'new') scheduler.put(feed, await records.feedStates.get(feed.id));
			else scheduler.remove(feed.id);
		},
	});
	const topics = createTopicBook({
		global: options.topics,
		stored: records.topics,
		index: createTopicIndex(),
		check: phraseProblem,
	});
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const meter = createMeter({
		clock,
		version: options.version,
		counts: outbox.counts,
		live: outbox.live,
		waiting: queue.waiting,
		feeds: () => feeds.all().length,
	});
	outbox.listen(meter.changed);
	const house: House = {
		clock,
		log,
		records,
		queue,
		say,
		subscriptions,
		outbox,
		feed: feeds.get,
		isFor: feeds.isFor,
		topic: topics.get,
		meter,
	};

	const readers = readersOf(environment, topics, options.version, clock, log, (feed, state) =>
		tellFailing(feed, state, keepersOf(feed.id, feeds, subscriptions, environment.owners), house),
	);
	/** The platforms that this process keeps connected just now. */
	const listening: Platform[] = [];
	const wiring: ConversationWiring = {
		environment,
		house,
		records,
		topics,
		feeds,
		scheduler,
		readers,
		mayManage: async (place, personId) =>
			(await platforms.find(({ name }) => name === place.platform)?.mayManage?.(place, personId)) ?? false,
		troubles: () => listening.flatMap((platform) => platform.trouble() ?? []),
	};
	const desk = deskOf(wiring);
	const conversation = conversationOf(desk, wiring);
	const placed = await platformsOf({ ...options, ...records, conversation });
	const platforms = placed.map(({ platform }) => platform);
	const looks = isShared ? looksInStore({ ...records, scheduler, notices: store.notices, clock, log }) : undefined;
	const viewParts: ViewParts = {
		house,
		store,
		topics,
		get feeds() {
			return feeds.all();
		},
		scheduler,
		platforms: listening,
		opinions: records.opinions,
		history: records.history,
		feedDesk: desk.feedDesk,
		meter,
		speech: { tongue: { language: environment.language }, timeZone: environment.timeZone },
		version: options.version,
	};
	const pages = await pagesOf(viewParts, { environment, port: options.pagePort, hasDoor: roles.includes('bot'), desk });
	outbox.listen(pages.ring);
	const stopping = new AbortController();
	let pageUrl: string | undefined;
	let look: Corridor['look'] | undefined;
	let working: Promise<unknown> = Promise.resolve();
	if (isShared) outbox.forget(); // kept only while this process delivers

	const shiftParts: ShiftParts = {
		house,
		get feeds() {
			return feeds.all();
		},
		scheduler,
		looks,
		hubDesk:
			environment.hooks &&
			(await import('./app/hub-desk.ts')).hubDeskOf(environment.hooks, {
				stored: records.hubs,
				scheduler,
				fetch: readers.fetcher.fetch,
				clock,
				log,
			}),
		readers,
		placed,
		openQueue: async () => (isShared ? openQueue(environment.storeUrl, { clock, log }) : queue),
		chores: [purgeRound(house, desk.forgetScope)],
		timer,
		clock,
	};
	const parts: DutyParts = {
		lease: (name, signal) => store.lease({ name, holder: randomUUID(), log }, signal),
		async begin(duty, tenure) {
			if (!isShared) await prepare();
			const shift = await beginShift(duty, tenure, shiftParts, stopping.signal);
			if (duty.roles.includes('poll')) look = shift.look;
			if (!duty.roles.includes('bot')) return shift;
			listening.push(...platforms);
			return { ...shift, stop: () => shift.stop().finally(() => listening.splice(0)) };
		},
		timer,
		log,
	};

	async function prepare(): Promise<void> {
		await topics.restore();
		await feeds.restore();
		await subscriptions.restore();
		if (roles.includes('deliver') && platforms.some(({ name }) => name === 'terminal'))
			await followAllInTerminal(house, topics, environment, options.terminalTopics);
		pageUrl = await pages.start();
	}

	/** Waits until the one before has ended, or is dead for 15 seconds. */
	async function startAlone(duty: Duty, signal: AbortSignal): Promise<void> {
		const waiting = new AbortController();
		void timer.sleep(1000, waiting.signal).then(() => {
			if (!waiting.signal.aborted) log.warn('waiting: another instance holds the store, or has just died');
		});
		const held = await takeUp(duty, parts, AbortSignal.any([signal, stopping.signal])).finally(() => waiting.abort());
		working = aborted(held.isOver).then(() => (stopping.signal.aborted ? held.end() : options.onLost()));
	}

	async function startAmongOthers(): Promise<void> {
		const changing = { subscriptions, topics, feeds };
		const stopHearing = hearChanges(changing, store.notices, log);
		await prepare();
		const kept = dutiesOf(roles, true).map((duty) => keepDuty(duty, parts, stopping.signal));
		const rounds = roundsAmongOthers(changing, outbox, store, pages.ring);
		working = Promise.all([...kept, runRounds(rounds, timer, log, stopping.signal)]).finally(stopHearing);
	}

	return {
		house,
		topics,
		look(feed, signal) {
			if (!look) throw new Error('this process does not poll');
			return look(feed, signal);
		},
		pageUrl: () => pageUrl,
		start: (signal) => (isShared ? startAmongOthers() : startAlone(dutiesOf(roles, false)[0]!, signal)),
		async stop() {
			if (stopping.signal.aborted) return;
			stopping.abort();
			await working;
			await pages.stop();
			await readers.close();
			await queue.stop();
			await store.close();
		},
	};
}
