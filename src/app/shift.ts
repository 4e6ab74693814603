/** A shift: everything that a process does under one lease, built afresh from the store when it begins. */
import type { Feed } from '../domain/feed.ts';
import type { Clock, Log, Platform, Queue, Timer } from '../domain/ports.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import { type Corridor, type CorridorRole, createCorridor } from '../pipeline/corridor.ts';
import { createSender } from '../pipeline/deliver-alerts.ts';
import { type House, STORY_WINDOW_MS } from '../pipeline/house.ts';
import { openStoriesOf } from '../pipeline/place-article.ts';
import type { Round } from '../pipeline/rounds.ts';
import type { Tenure } from '../storage/lease.ts';
import { createOpenStories, type OpenStories } from '../stories/open-stories.ts';
import type { Duty, Shift } from './duties.ts';
import { fenced } from './fence.ts';
import type { HubDesk } from './hub-desk.ts';
import type { SharedLooks } from './looks.ts';
import type { Placed } from './platforms.ts';
import type { Readers } from './readers.ts';

export type ShiftParts = {
	readonly house: House;
	readonly feeds: readonly Feed[];
	readonly scheduler: Scheduler;
	/** Where other processes look at feeds too. */
	readonly looks: SharedLooks | undefined;
	/** Whoever schedules hears the hubs. */
	readonly hubDesk: HubDesk | undefined;
	readonly readers: Readers;
	readonly placed: readonly Placed[];
	/** The queue whose jobs the shift works on; it ends with the shift. */
	readonly openQueue: () => Promise<Queue>;
	/** Done again and again where alerts are delivered. */
	readonly chores: readonly Round[];
	readonly timer: Timer;
	readonly clock: Clock;
};

export type BegunShift = Shift & { readonly look: Corridor['look'] };

export async function beginShift(
	{ roles }: Duty,
	tenure: Tenure | undefined,
	parts: ShiftParts,
	signal: AbortSignal,
): Promise<BegunShift> {
	const { clock, timer, scheduler, looks, readers, placed } = parts;
	const open: House = { ...parts.house, queue: await parts.openQueue() };
	const house = tenure ? fenced(open, tenure, clock) : open;
	if (roles.includes('deliver')) await house.outbox.restore();
	const stories = roles.includes('place') ? await restoredStories(house) : createOpenStories();
	const unfollow = roles.includes('schedule') ? await planFeeds(parts) : () => undefined;
	const hubDesk = roles.includes('schedule') ? parts.hubDesk : undefined;
	const corridor = createCorridor({
		house,
		timer,
		scheduler,
		looks,
		check: readers.check,
		place: stories.place,
		pins: stories,
		summarise: readers.summarise,
		senders: placed.map(({ platform, pace }) => createSender(platform, pace, house, timer)),
		roles: roles.filter((role): role is CorridorRole => role !== 'bot'),
		chores: [...(hubDesk ? [hubDesk.round] : []), ...(roles.includes('deliver') ? parts.chores : [])],
	});
	const platforms = roles.includes('bot') ? placed.map(({ platform }) => platform) : [];
	const starts = platforms.map((platform) => platform.start(signal));
	await firstUp(platforms, starts, house.log);
	await hubDesk?.start();
	await corridor.start();

	async function stop(): Promise<void> {
		unfollow();
		await hubDesk?.stop();
		await corridor.stop();
		for (const platform of platforms) await platform.stop();
		await Promise.allSettled(starts);
		if (roles.includes('deliver')) house.outbox.forget();
	}

	return { look: corridor.look, stop };
}

/**
 * Waits for the first that is up, or has said that it tries: one that hangs, or whose token is revoked, must not keep the news
 * from the others. Rejects when none is left.
 */
async function firstUp(platforms: readonly Platform[], starts: readonly Promise<void>[], log: Log): Promise<void> {
	for (const [at, start] of starts.entries())
		start.catch((error: unknown) => log.error('a platform cannot start', { platform: platforms[at]!.name, error }));
	if (starts.length === 0) return;
	await Promise.any(starts).catch((none: AggregateError) => {
		throw none.errors[0];
	});
}

async function restoredStories(house: House): Promise<OpenStories> {
	const stories = createOpenStories({ windowMs: STORY_WINDOW_MS });
	const open = [];
	for await (const story of openStoriesOf(house, STORY_WINDOW_MS)) open.push(story);
	stories.restore(open);
	return stories;
}

async function planFeeds({ feeds, house, scheduler, looks }: ShiftParts): Promise<() => void> {
	const unfollow = looks?.follow() ?? (() => undefined);
	const states = await house.records.feedStates.getMany(feeds.map((feed) => feed.id));
	for (const [at, feed] of feeds.entries()) scheduler.put(feed, states[at]);
	return unfollow;
}
