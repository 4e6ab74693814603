/**
 * What a thousand subscriptions, topics, feeds and waiting alerts take of a process's memory, and how long a start reads them:
 * the figures of docs/scaling.md. node --expose-gc bench/capacity.ts [SUBSCRIPTIONS 1000000] [TOPICS 100000] [FEEDS 50000] [ALERTS 50000]
 * Live heap after a collection; records come from a generator, so that the store's share is not counted.
 */
import { createOutbox } from '../src/alerts/outbox.ts';
import { createSubscriptions, type Follows } from '../src/alerts/subscriptions.ts';
import type { Alert } from '../src/domain/alert.ts';
import type { Channel } from '../src/domain/channel.ts';
import { systemClock } from '../src/domain/clock.ts';
import type { FeedState } from '../src/domain/feed.ts';
import { idOf } from '../src/domain/id.ts';
import type { Collection } from '../src/domain/ports.ts';
import type { Topic } from '../src/domain/topic.ts';
import { createScheduler } from '../src/feeds/scheduler.ts';
import { phraseProblem } from '../src/topics/limits.ts';
import { createTopicBook } from '../src/topics/topic-book.ts';
import { createTopicIndex } from '../src/topics/topic-index.ts';
import { words } from './system-texts.ts';
import { feedsOf } from './system-world.ts';

const [SUBSCRIPTIONS = 1_000_000, TOPICS = 100_000, FEEDS = 50_000, ALERTS = 50_000] = process.argv
	.slice(2)
	.map(Number);
const PER_CHANNEL = 10;
const KEYWORDS = 3;

if (!global.gc) {
	console.error('bench/capacity.ts: run it with node --expose-gc');
	process.exit(1);
}

/** A collection to read through; each record is made when it is asked for. */
function records<T>(count: number, make: (at: number) => readonly [string, T]): Collection<T> {
	async function* entries() {
		for (let at = 0; at < count; at += 1) yield make(at);
	}
	return { entries } as unknown as Collection<T>;
}

async function measure(what: string, count: number, load: () => Promise<unknown>): Promise<void> {
	global.gc!();
	const before = process.memoryUsage();
	const cpu = process.cpuUsage();
	const kept = await load();
	const { user, system } = process.cpuUsage(cpu);
	global.gc!();
	const after = process.memoryUsage();
	const bytes = after.heapUsed + after.external - before.heapUsed - before.external;
	console.log(
		`| ${count} ${what} | ${(bytes / 1e6).toFixed(0)} MB | ${(bytes / count).toFixed(0)} bytes each | ${((user + system) / 1e6).toFixed(1)} s of processor time |`,
	);
	if (!kept) console.log('never'); // keeps it alive until it is weighed
}

function channelAt(at: number): readonly [string, Channel] {
	const address = String(300_000_000_000_000_000n + BigInt(at));
	const id = idOf('c', 'discord', address);
	const place = {
		platform: 'discord',
		address,
		scope: `discord-${at >> 2}`,
		kind: 'server',
		title: `أخبار ${at}`,
	} as const;
	return [id, { id, ...place, language: 'ar', timeZone: 'Asia/Riyadh', status: 'active' }];
}

function followsAt(at: number): readonly [string, Follows] {
	const [channelId] = channelAt(at);
	const items = Array.from({ length: PER_CHANNEL }, (_, nth) => ({
		channelId,
		topicId: idOf('t', String((at * 7 + nth * 13) % TOPICS!)),
		cadence: { kind: 'instant' as const },
		createdBy: '200000000000000001',
		createdAt: '2026-11-01T00:00:00.000Z',
	}));
	return [channelId, { channelId, items }];
}

function topicAt(at: number): readonly [string, Topic] {
	const id = idOf('t', String(at));
	const keywords = Array.from({ length: KEYWORDS }, (_, nth) => ({ text: words(at * KEYWORDS + nth, 2) }));
	return [id, { id, scope: `discord-${at >> 1}`, names: { ar: keywords[0]!.text }, keywords, revision: 1 }];
}

function stateAt(feedId: string, at: number): FeedState {
	const seenIds = Array.from({ length: 30 }, (_, nth) => idOf('e', String(at * 30 + nth)));
	const appearedAt = Array.from({ length: 20 }, (_, nth) => new Date(1.79e12 + nth * 3.6e6).toISOString());
	const hourCounts = {
		counts: Array.from({ length: 24 }, () => 0.5),
		sinceAt: appearedAt[0]!,
		countedAt: appearedAt[0]!,
	};
	return { feedId, etag: `"${at}"`, seenIds, appearedAt, hourCounts, errorCount: 0 };
}

function alertAt(at: number): readonly [string, Alert] {
	const id = idOf('m', String(at));
	const sources = Array.from({ length: 2 }, (_, nth) => ({
		label: 'صحيفة',
		url: `https://paper.example/${at % 50}-${nth}`,
	}));
	const message = {
		language: 'ar',
		title: words(at % 50, 9),
		paragraphs: [words(at % 50, 45)],
		links: sources,
	} as const;
	const now = '2026-11-25T09:00:00.000Z';
	const state = { status: 'pending', createdAt: now, notBefore: now, attempts: 0 } as const;
	return [
		id,
		{ id, kind: 'new', revision: 1, channelId: channelAt(at)[0], platform: 'discord', topicIds: [], message, ...state },
	];
}

await measure(`subscriptions of ${SUBSCRIPTIONS! / PER_CHANNEL} channels`, SUBSCRIPTIONS!, async () => {
	const channels = SUBSCRIPTIONS! / PER_CHANNEL;
	const subscriptions = createSubscriptions({
		channels: records(channels, channelAt),
		follows: records(channels, followsAt),
	});
	await subscriptions.restore();
	return subscriptions;
});
await measure(`topics of ${KEYWORDS} phrases`, TOPICS!, async () => {
	const stored = records(TOPICS!, topicAt);
	const book = createTopicBook({ global: [], stored, index: createTopicIndex(), check: phraseProblem });
	await book.restore();
	return book;
});
await measure('feeds in the schedule', FEEDS!, async () => {
	const scheduler = createScheduler({ clock: systemClock });
	for (const [at, feed] of feedsOf(80, FEEDS!).entries()) scheduler.put(feed, stateAt(feed.id, at));
	return scheduler;
});
await measure('alerts in the outbox', ALERTS!, async () => {
	const outbox = createOutbox(records(ALERTS!, alertAt));
	await outbox.restore();
	return outbox;
});
