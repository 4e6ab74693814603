/** What people change in one process is in force in all: each write is told, and what is told is read again. */
import type { Outbox } from '../alerts/outbox.ts';
import { createBoardKeeper } from '../alerts/outbox-board.ts';
import type { Subscriptions } from '../alerts/subscriptions.ts';
import type { Alert } from '../domain/alert.ts';
import type { Collection, Log } from '../domain/ports.ts';
import type { FeedBook } from '../feeds/feed-book.ts';
import type { Round } from '../pipeline/rounds.ts';
import type { Notices } from '../storage/notices.ts';
import type { OpenedStore } from '../storage/open-store.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { type AllRecords, recordsOf } from './records.ts';

/** Everything is read again this often, for the notices that were lost on the way. */
const REREAD_MS = 10 * 60_000;
/** How old the delivering process's word on its outbox may be. */
const BOARD_MS = 2_000;

/** The same collection, telling of each of its writes. A notice that fails is left to the slow reading. */
export function told<T>(name: string, records: Collection<T>, notices: Notices, log: Log): Collection<T> {
	function tell(id: string): void {
		notices
			.tell(name, id)
			.catch((error: unknown) => log.warn('a change was not told', { collection: name, id, error }));
	}
	return {
		...records,
		async set(id, value, ttlMs) {
			await records.set(id, value, ttlMs);
			tell(id);
		},
		async setMany(many) {
			await records.setMany(many);
			for (const { id } of many) tell(id);
		},
		async update(id, change) {
			const next = await records.update(id, change);
			tell(id);
			return next;
		},
		async delete(id) {
			await records.delete(id);
			tell(id);
		},
	};
}

/** What people change is told to the other processes. */
export function tellingRecordsOf(store: OpenedStore, log: Log): AllRecords {
	const records = recordsOf(store);
	return {
		...records,
		channels: told('channels', records.channels, store.notices, log),
		follows: told('follows', records.follows, store.notices, log),
		topics: told('topics', records.topics, store.notices, log),
		addedFeeds: told('addedFeeds', records.addedFeeds, store.notices, log),
	};
}

export type Changing = {
	readonly subscriptions: Subscriptions;
	readonly topics: TopicBook;
	readonly feeds: FeedBook;
};

/** Reads again what other processes tell of; returns how to stop. */
export function hearChanges({ subscriptions, topics, feeds }: Changing, notices: Notices, log: Log): () => void {
	const readers: Readonly<Record<string, (id: string) => Promise<void>>> = {
		channels: subscriptions.reread,
		follows: subscriptions.reread,
		topics: topics.reread,
		addedFeeds: feeds.reread,
	};
	return notices.listen((collection, id) => {
		readers[collection]?.(id).catch((error: unknown) =>
			log.warn('a change could not be read', { collection, id, error }),
		);
	});
}

/** What a process does again and again, whatever its roles, because it is not alone. */
export function roundsAmongOthers(
	changing: Changing,
	outbox: Outbox,
	store: OpenedStore,
	ring: (alert: Alert) => void,
): readonly Round[] {
	const board = createBoardKeeper(outbox, store.collection('board'));
	const look = async () => {
		for (const alert of await board.look()) ring(alert);
	};
	return [rereadRound(changing), { name: 'board', everyMs: BOARD_MS, task: look }];
}

export function rereadRound({ subscriptions, topics, feeds }: Changing): Round {
	return {
		name: 'reread',
		everyMs: REREAD_MS,
		task: async () => {
			await subscriptions.restore();
			await topics.restore();
			await feeds.restore();
		},
	};
}
