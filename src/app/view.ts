/** What the page sees of the house, and the little it may do to it. */
import { DISCORD_LIMITS, TELEGRAM_LIMITS } from '../alerts/pace.ts';
import type { Opinions } from '../conversation/archive.ts';
import type { FeedDeskParts } from '../conversation/feed-desk.ts';
import type { History } from '../conversation/history.ts';
import type { Alert } from '../domain/alert.ts';
import { isoAt } from '../domain/clock.ts';
import type { Feed } from '../domain/feed.ts';
import { idOf } from '../domain/id.ts';
import type { Collection, Platform, Store } from '../domain/ports.ts';
import type { Story } from '../domain/story.ts';
import { EVERYONE } from '../feeds/feed-book.ts';
import { writeOpml } from '../feeds/opml.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import type { Meter } from '../observability/meter.ts';
import { type House, JOBS, STORY_WINDOW_MS, type ToPin } from '../pipeline/house.ts';
import { LIMITS } from '../topics/limits.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import type { Speech } from '../web/reader.ts';
import { type OwnerView, PAGE_OWNER } from '../web/view.ts';
import { alertLinesOf } from './alert-lines.ts';
import { feedLinesOf } from './feed-lines.ts';
import { pageDeskOf } from './page-desk.ts';
import { pageFeedsOf } from './page-feeds.ts';

export type ViewParts = {
	readonly house: House;
	readonly store: Store;
	readonly topics: TopicBook;
	/** Those of now: they come and go. */
	readonly feeds: readonly Feed[];
	readonly scheduler: Scheduler;
	readonly platforms: readonly Platform[];
	readonly opinions: Collection<Opinions>;
	readonly history: Collection<History>;
	readonly feedDesk: FeedDeskParts;
	readonly meter: Meter;
	/** How the page speaks until its reader chooses otherwise. */
	readonly speech: Speech;
	readonly version: string;
};

/** The page at this machine is its owner's: it changes what everyone sees. Places' own stay theirs. */
const OWNER = { scope: EVERYONE, id: PAGE_OWNER, name: 'من هذه الصفحة' };

/** The view, and the bell that the outbox rings. */
export function viewOf(parts: ViewParts): { readonly view: OwnerView; readonly ring: (alert: Alert) => void } {
	const { house, store, topics, platforms } = parts;
	const listeners = new Set<(alert: Alert) => void>();
	const { alerts, alert, line } = alertLinesOf(house, topics);

	async function newestStories(limit: number): Promise<readonly Story[]> {
		const stories: Story[] = [];
		for await (const [, story] of house.records.stories.entries()) stories.push(story);
		return stories.sort((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1)).slice(0, limit);
	}

	async function troubles(): Promise<readonly string[]> {
		const found = platforms.flatMap((platform) => {
			const trouble = platform.trouble();
			return trouble === undefined ? [] : [`${platform.name}: ${trouble}`];
		});
		const writes = await store.probe().then(
			() => [],
			(error: Error) => [`store: ${error.message}`],
		);
		return [...found, ...writes];
	}

	async function retry(alertId: string): Promise<boolean> {
		const alert = await house.outbox.get(alertId);
		if (alert?.status !== 'failed' && alert?.status !== 'expired') return false;
		const { firstTriedAt, ...kept } = alert;
		await house.outbox.put({ ...kept, status: 'pending', attempts: 0, notBefore: isoAt(house.clock.now()) });
		await house.queue.wake(JOBS.deliver, alertId);
		return true;
	}

	async function pin(todo: ToPin): Promise<void> {
		const id = idOf('b', 'pin', JSON.stringify(todo));
		await house.records.toPin.set(id, todo);
		await house.queue.wake(JOBS.place, id);
	}

	const view: OwnerView = {
		speech: parts.speech,
		pictureOrigins: [
			...new Set(parts.feeds.filter((feed) => feed.allowLoopback).map((feed) => new URL(feed.feedUrl).origin)),
		],
		alerts,
		alert,
		line,
		retry,
		topics: () => topics.all().filter((topic) => topic.scope === 'global'),
		feeds: () => feedLinesOf(parts, parts.feeds),
		opml: () => writeOpml('راصد', parts.feeds),
		stories: newestStories,
		storyWindowMs: STORY_WINDOW_MS,
		split: (storyId, articleId) => pin({ kind: 'split', storyId, articleId, at: isoAt(house.clock.now()) }),
		async merge([storyId, ...others]) {
			const at = isoAt(house.clock.now());
			for (const fromId of storyId ? others : []) await pin({ kind: 'merge', storyId: storyId!, fromId, at });
		},
		failures: () => house.outbox.failures(),
		async state() {
			const pace = { discord: DISCORD_LIMITS, telegram: TELEGRAM_LIMITS };
			return {
				outbox: house.outbox.counts(),
				queue: await house.queue.waiting(),
				delays: await parts.meter.delays(),
				channels: house.subscriptions.channels().length,
				topics: topics.all().length,
				feeds: parts.feeds.length,
				limits: { ...LIMITS, pace: Object.entries(pace).map(([platform, limits]) => ({ platform, ...limits })) },
				versions: { Rasid: parts.version, 'Node.js': process.versions.node, SQLite: process.versions.sqlite ?? '—' },
				troubles: await troubles(),
			};
		},
		ready: troubles,
		stuck: parts.meter.stuck,
		metrics: parts.meter.text,
		failed: (error) => house.log.error('the page failed', { error }),
		listen(handler) {
			listeners.add(handler);
			return () => void listeners.delete(handler);
		},
		feedWork: (tongue) => pageFeedsOf({ ...OWNER, tongue }, house, parts.feedDesk),
		desk: pageDeskOf(OWNER, {
			house,
			topics,
			opinions: parts.opinions,
			history: parts.history,
			inTurn: parts.feedDesk.inTurn,
		}),
	};
	return {
		view,
		ring: (alert) => {
			for (const listener of listeners) listener(alert);
		},
	};
}
