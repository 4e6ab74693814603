/** Brings the end of each look at a feed over the store to the process that schedules the next. */
import { isoAt } from '../domain/clock.ts';
import type { FeedState } from '../domain/feed.ts';
import type { Clock, Collection, Log } from '../domain/ports.ts';
import type { LookEnd, Scheduler } from '../feeds/scheduler.ts';
import type { Looks } from '../pipeline/corridor.ts';
import type { Notices } from '../storage/notices.ts';

/** The last look at a feed. */
export type Look = {
	/** When it last answered, ISO. */
	readonly at?: string;
	readonly end: LookEnd;
};

const KEEP_MS = 30 * 24 * 3_600_000;

export type SharedLooks = Looks & {
	/** Tells the scheduler of every look from now on; returns how to stop. */
	follow(): () => void;
};

export function looksInStore(parts: {
	readonly scheduler: Scheduler;
	readonly looks: Collection<Look>;
	readonly feedStates: Collection<FeedState>;
	readonly notices: Notices;
	readonly clock: Clock;
	readonly log: Log;
}): SharedLooks {
	const { scheduler, looks, feedStates, notices, clock, log } = parts;

	async function lastAt(feedId: string): Promise<string | undefined> {
		return (await looks.get(feedId))?.at ?? (await feedStates.get(feedId))?.checkedAt;
	}

	async function tell(feedId: string): Promise<void> {
		const [look, state] = await Promise.all([looks.get(feedId), feedStates.get(feedId)]);
		if (look && state) scheduler.done(feedId, look.end, state);
	}

	return {
		lastAt,
		async ended(feed, { result }) {
			const at = result.kind === 'failed' ? await lastAt(feed.id) : isoAt(clock.now());
			await looks.set(feed.id, { at, end: withoutFeed(result) }, KEEP_MS);
			await notices.tell('looks', feed.id);
		},
		follow() {
			return notices.listen((collection, id) => {
				if (collection !== 'looks') return;
				// Without it the feed is due again in two minutes.
				tell(id).catch((error: unknown) => log.warn('a look was not heard of', { feedId: id, error }));
			});
		},
	};
}

/** Only what the next look depends on: a CheckResult carries the whole feed. */
function withoutFeed(result: LookEnd): LookEnd {
	if (result.kind === 'failed') return { kind: 'failed', fault: result.fault };
	return { kind: result.kind, freshness: result.freshness };
}
