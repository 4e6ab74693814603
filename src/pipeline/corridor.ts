/** The corridor as a running whole: workers for its four steps, the rounds that wake them, and the senders at its end. */
import type { Alert } from '../domain/alert.ts';
import type { Feed } from '../domain/feed.ts';
import type { Timer } from '../domain/ports.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import { announceStory, type Summarise } from './announce-story.ts';
import { type Checked, type CheckParts, checkFeed } from './check-feed.ts';
import type { Sender } from './deliver-alerts.ts';
import { type House, JOBS } from './house.ts';
import { type PlaceInStory, placeArticle } from './place-article.ts';
import { type Round, runRounds } from './rounds.ts';
import { sendDigests } from './send-digests.ts';
import { sweep } from './sweep.ts';

export type CorridorRole = 'poll' | 'place' | 'announce' | 'deliver';

export type CorridorParts = {
	readonly house: House;
	readonly timer: Timer;
	readonly scheduler: Scheduler;
	readonly check: CheckParts;
	readonly place: PlaceInStory;
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
const TICK_MS = 1000;
const SWEEP_MS = 60_000;
const DIGESTS_MS = 20_000;
const STOP_GRACE_MS = 10_000;

export function createCorridor(parts: CorridorParts): Corridor {
	const { house, timer, scheduler, roles } = parts;
	const ending = new AbortController();
	let running: Promise<unknown> = Promise.resolve();

	async function look(feed: Feed, signal: AbortSignal = ending.signal): Promise<Checked> {
		const checked = await checkFeed(feed, scheduler.timesOf(feed.id)?.lookedAt, house, parts.check, signal);
		scheduler.done(feed.id, checked.result, checked.state);
		return checked;
	}

	/** A stored alert came to be: the sender of its platform hears of it. */
	async function handOver(alertId: string): Promise<void> {
		const alert = await house.outbox.get(alertId);
		if (alert) hand([alert]);
	}

	function hand(alerts: readonly Alert[]): void {
		for (const alert of alerts) for (const sender of parts.senders) sender.put(alert);
	}

	async function tick(): Promise<void> {
		for (const feed of scheduler.take(LOOKS_AT_ONCE)) await house.queue.wake(JOBS.check, feed.id);
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
		if (roles.includes('place'))
			queue.work(JOBS.place, (id) => placeArticle(id, house, parts.place), { concurrency: 1 });
		if (roles.includes('announce'))
			queue.work(JOBS.announce, (id, signal) => announceStory(id, house, parts.summarise, signal), { concurrency: 4 });
		if (roles.includes('deliver')) queue.work(JOBS.deliver, handOver, { concurrency: 8 });
	}

	function rounds(): readonly Round[] {
		const all: Round[] = [...parts.chores];
		if (roles.includes('poll')) all.push({ name: 'poll', everyMs: TICK_MS, task: tick });
		if (roles.includes('place') || roles.includes('announce'))
			all.push({ name: 'sweep', everyMs: SWEEP_MS, task: () => sweep(house) });
		if (roles.includes('deliver'))
			all.push({ name: 'digests', everyMs: DIGESTS_MS, task: async () => hand(await sendDigests(house)) });
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
