/** The corridor as a running whole: workers for its four steps, the rounds that wake them, and the senders at its end. */
import type { Alert } from '../domain/alert.ts';
import type { Feed } from '../domain/feed.ts';
import type { Timer } from '../domain/ports.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import { announceStory, type Summarise } from './announce-story.ts';
import { type Checked, type CheckParts, checkFeed } from './check-feed.ts';
import type { Sender } from './deliver-alerts.ts';
import { type House, JOBS } from './house.ts';
import { type PinInStories, pinStories } from './pin-stories.ts';
import { type PlaceInStory, placeArticle } from './place-article.ts';
import { type Round, runRounds } from './rounds.ts';
import { sendDigests } from './send-digests.ts';
import { sweep } from './sweep.ts';

/** `schedule` says which feeds are to be looked at; `poll` looks. All but `poll` are one at a time in the whole system. */
export type CorridorRole = 'schedule' | 'poll' | 'place' | 'announce' | 'deliver';

/** Where looks at feeds, in whichever process, come back to whoever schedules them. */
export type Looks = {
	/** When the feed last answered, ISO. */
	lastAt(feedId: string): Promise<string | undefined>;
	ended(feed: Feed, checked: Checked): Promise<void>;
};

export type CorridorParts = {
	readonly house: House;
	readonly timer: Timer;
	readonly scheduler: Scheduler;
	/** By default in this process. */
	readonly looks?: Looks;
	readonly check: CheckParts;
	readonly place: PlaceInStory;
	readonly pins: PinInStories;
	readonly summarise: Summarise;
	readonly senders: readonly Sender[];
	readonly roles: readonly CorridorRole[];
	/** What else is to be done again and again: pruning, reading other processes' changes. */
	readonly chores: readonly Round[];
};

export type Corridor = {
	start(): Promise<void>;
	/** Takes nothing new, lets what is in hand finish, then ends. Idempotent. */
	stop(): Promise<void>;
	/** Looks at a feed now, whatever its schedule. */
	look(feed: Feed, signal?: AbortSignal): Promise<Checked>;
};

/** How many feeds are looked at in one process at once. */
const LOOKS_AT_ONCE = 16;
/** Looks asked for and not yet begun: enough to keep several processes busy from tick to tick. */
const LOOKS_AHEAD = 400;
const TICK_MS = 1000;
const SWEEP_MS = 60_000;
/** After a job that failed, for the store may be back. */
const SWEEP_SOON_MS = 5_000;
const DIGESTS_MS = 20_000;
const STOP_GRACE_MS = 10_000;
const AFTER_ERROR_MS = 1_000;

export function createCorridor(parts: CorridorParts): Corridor {
	const { house, timer, scheduler, roles, looks = looksOf(scheduler) } = parts;
	const ending = new AbortController();
	let running: Promise<unknown> = Promise.resolve();
	let isSweepDue = true;
	let nextSweepMs = 0;

	async function look(feed: Feed, signal: AbortSignal = ending.signal): Promise<Checked> {
		const checked = await checkFeed(feed, await looks.lastAt(feed.id), house, parts.check, signal);
		const { result, articles } = checked;
		house.meter?.looked(result.kind === 'failed' ? result.fault.kind : result.kind, articles);
		await looks.ended(feed, checked);
		return checked;
	}

	/** A stored alert came to be: the sender of its platform hears of it, however long the store is away. */
	async function handOver(alertId: string, signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			const alert = await house.outbox.learn(alertId).catch((error: unknown) => {
				house.log.warn('an alert could not be read', { alertId, error });
				return 'later' as const;
			});
			if (alert !== 'later') return alert && hand([alert]);
			await timer.sleep(AFTER_ERROR_MS, signal);
		}
	}

	function hand(alerts: readonly Alert[]): void {
		for (const alert of alerts) for (const sender of parts.senders) sender.put(alert);
	}

	async function tick(): Promise<void> {
		house.meter?.beat();
		const { [JOBS.check]: ahead = 0 } = await house.queue.waiting();
		for (const feed of scheduler.take(LOOKS_AHEAD - ahead)) await house.queue.wake(JOBS.check, feed.id);
	}

	/** Everything that waits is handed over again: a write that failed may have come between an alert and its sender. */
	async function releaseHeld(): Promise<void> {
		await sendDigests(house);
		hand(house.outbox.live());
	}

	/** A job that fails leaves its record for the next sweep. */
	function swept(work: (id: string, signal: AbortSignal) => Promise<void>): typeof work {
		return async (id, signal) => {
			await work(id, signal).catch((error: unknown) => {
				isSweepDue = true;
				throw error;
			});
		};
	}

	async function sweepWhenDue(): Promise<void> {
		if (!isSweepDue && house.clock.now() < nextSweepMs) return;
		isSweepDue = true; // until it has gone through
		await sweep(house);
		isSweepDue = false;
		nextSweepMs = house.clock.now() + SWEEP_MS;
	}

	/** One turn for both: articles (their ids begin with "a"), and people's decisions about stories. */
	function placeOrPin(id: string): Promise<void> {
		return id.startsWith('a') ? placeArticle(id, house, parts.place) : pinStories(id, house, parts.pins);
	}

	function registerWorkers(): void {
		const { queue } = house;
		const lookById = async (id: string, signal: AbortSignal) => {
			const feed = house.feed(id);
			// A look that is broken off has stored nothing it must remember: no need to wait for a slow feed at the end.
			const either = AbortSignal.any([signal, ending.signal]);
			if (!feed || either.aborted) return;
			await look(feed, either).catch((error: unknown) => {
				if (!either.aborted) throw error;
			});
		};
		if (roles.includes('poll')) queue.work(JOBS.check, lookById, { concurrency: LOOKS_AT_ONCE });
		if (roles.includes('place')) queue.work(JOBS.place, swept(placeOrPin), { concurrency: 1 });
		if (roles.includes('announce'))
			queue.work(
				JOBS.announce,
				swept((id, signal) => announceStory(id, house, parts.summarise, signal)),
				{ concurrency: 4 },
			);
		if (roles.includes('deliver')) queue.work(JOBS.deliver, handOver, { concurrency: 8 });
	}

	function rounds(): readonly Round[] {
		const all: Round[] = [...parts.chores];
		if (roles.includes('schedule')) all.push({ name: 'schedule', everyMs: TICK_MS, task: tick });
		if (roles.includes('place') || roles.includes('announce'))
			all.push({ name: 'sweep', everyMs: SWEEP_SOON_MS, task: sweepWhenDue });
		if (roles.includes('deliver')) all.push({ name: 'digests', everyMs: DIGESTS_MS, task: releaseHeld });
		return all;
	}

	return {
		look,
		async start() {
			registerWorkers();
			await house.queue.start();
			const sending = roles.includes('deliver') ? parts.senders.map((sender) => sender.run(ending.signal)) : [];
			running = Promise.all([...sending, runRounds(rounds(), timer, house.log, ending.signal)]);
			running.catch((error: unknown) => house.log.error('the corridor broke', { error }));
		},
		async stop() {
			ending.abort();
			await house.queue.stop(STOP_GRACE_MS);
			await running.catch(() => undefined);
		},
	};
}

function looksOf(scheduler: Scheduler): Looks {
	return {
		lastAt: async (feedId) => scheduler.timesOf(feedId)?.lookedAt,
		ended: async (feed, { result, state }) => scheduler.done(feed.id, result, state),
	};
}
