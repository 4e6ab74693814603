/** Feeds as a page shows them: what is remembered of each, and when it was and will be looked at. */
import type { Feed } from '../domain/feed.ts';
import { feedHealth } from '../feeds/health.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import type { House } from '../pipeline/house.ts';
import type { FeedLine } from '../web/view.ts';

export async function feedLinesOf(
	{ house, scheduler }: { readonly house: House; readonly scheduler: Scheduler },
	feeds: readonly Feed[],
): Promise<readonly FeedLine[]> {
	const states = await house.records.feedStates.getMany(feeds.map((feed) => feed.id));
	return feeds.map((feed, at) => {
		const times = scheduler.timesOf(feed.id);
		const state = states[at] && {
			...states[at],
			checkedAt: times?.lookedAt ?? states[at].checkedAt,
			nextCheckAt: times?.nextAt,
		};
		return { feed, state, health: feedHealth(states[at]) };
	});
}
