/** What the page sees of the house. */
import { reasonOf } from '../conversation/archive.ts';
import type { Alert } from '../domain/alert.ts';
import type { Feed } from '../domain/feed.ts';
import type { Platform, Store } from '../domain/ports.ts';
import type { Story } from '../domain/story.ts';
import { feedHealth } from '../feeds/health.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import type { View } from '../web/view.ts';

export type ViewParts = {
	readonly house: House;
	readonly store: Store;
	readonly topics: TopicBook;
	readonly feeds: readonly Feed[];
	readonly scheduler: Scheduler;
	readonly platforms: readonly Platform[];
	readonly version: string;
};

/** The view, and the bell that the outbox rings. */
export function viewOf(parts: ViewParts): { readonly view: View; readonly ring: (alert: Alert) => void } {
	const { house, store, topics, feeds, scheduler, platforms } = parts;
	const listeners = new Set<(alert: Alert) => void>();

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

	const view: View = {
		alerts: (limit) => house.outbox.recent(limit).filter((alert) => alert.kind !== 'edit'),
		alert: (id) => house.outbox.get(id),
		channel: (id) => house.subscriptions.channel(id),
		topics: () => topics.all().filter((topic) => topic.scope === 'global'),
		reason: (alert) => reasonOf(house, alert, topics.all()),
		async feeds() {
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
		},
		stories: newestStories,
		failures: () => house.outbox.failures(),
		async state() {
			const counts = house.outbox.counts();
			const waiting = Object.values(await house.queue.waiting()).reduce((sum, count) => sum + count, 0);
			return {
				'تنبيهات في الانتظار': counts.pending + counts.sending,
				'محفوظة للموجز': counts.held,
				وصلت: counts.sent,
				'لا يُعرف أوصلت أم لا': counts.unknown,
				'لم تصل': counts.failed + counts.expired,
				'مهام في الطابور': waiting,
				القنوات: house.subscriptions.channels().length,
				الموضوعات: topics.all().length,
				المصادر: feeds.length,
				'إصدار راصد': parts.version,
				'إصدار نود': process.version,
			};
		},
		ready: troubles,
		async metrics() {
			const counts = house.outbox.counts();
			const lines = Object.entries(counts).map(([status, count]) => `rasid_alerts{status="${status}"} ${count}`);
			return `# HELP rasid_alerts Alerts by state.\n# TYPE rasid_alerts gauge\n${lines.join('\n')}\n`;
		},
		listen(handler) {
			listeners.add(handler);
			return () => void listeners.delete(handler);
		},
	};
	return {
		view,
		ring: (alert) => {
			for (const listener of listeners) listener(alert);
		},
	};
}
