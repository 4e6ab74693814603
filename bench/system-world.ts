/** Who watches what in bench/system.ts: feeds on a host each, topics, and the channels that follow. */
import { recordsOf } from '../src/app/records.ts';
import type { Channel } from '../src/domain/channel.ts';
import type { Feed } from '../src/domain/feed.ts';
import { idOf } from '../src/domain/id.ts';
import type { Topic } from '../src/domain/topic.ts';
import { openStore } from '../src/storage/open-store.ts';
import { FOLLOWED, words } from './system-texts.ts';

export const TOPICS = 10_000;
const KEYWORDS = 10;

/** Every feed on an address of its own: the scheduler is polite to a host. */
export function feedsOf(port: number, count: number): readonly Feed[] {
	return Array.from({ length: count }, (_, at) => {
		const feedUrl = `http://127.1.${Math.floor(at / 250)}.${(at % 250) + 1}:${port}/feed/${at}`;
		return { id: idOf('f', feedUrl), feedUrl, title: `صحيفة ${at}`, language: 'ar', allowLoopback: true };
	});
}

/** Stores topics, channels and what they follow: all follow the burst's topic, each nine others. */
export async function settle(storeUrl: string, discord: number, telegram: number): Promise<void> {
	const store = await openStore(storeUrl);
	const records = recordsOf(store);
	const topics = Array.from({ length: TOPICS }, (_, at) => topicOf(at));
	await records.topics.setMany(topics.map((topic) => ({ id: topic.id, value: topic })));
	const channels = [
		...Array.from({ length: discord }, (_, at) => channelOf('discord', String(300_000_000_000_000_000n + BigInt(at)))),
		...Array.from({ length: telegram }, (_, at) => channelOf('telegram', String(1_000_000 + at))),
	];
	await records.channels.setMany(channels.map((channel) => ({ id: channel.id, value: channel })));
	const follows = channels.map((channel, at) => {
		const followed = [
			topics[0]!,
			...Array.from({ length: 9 }, (_, nth) => topics[1 + ((at * 9 + nth) % (TOPICS - 1))]!),
		];
		const items = followed.map((topic) => ({
			channelId: channel.id,
			topicId: topic.id,
			cadence: { kind: 'instant' as const },
			createdBy: '1',
			createdAt: '2026-11-01T00:00:00.000Z',
		}));
		return { id: channel.id, value: { channelId: channel.id, items } };
	});
	await records.follows.setMany(follows);
	await store.close();
}

/** The first is the burst's; the others are three words each that the calm feeds hardly ever say in a row. */
function topicOf(at: number): Topic {
	const keywords = at === 0 ? [FOLLOWED] : Array.from({ length: KEYWORDS }, (_, nth) => words(at * KEYWORDS + nth, 3));
	const name = keywords[0]!;
	return {
		id: idOf('t', 'bench', String(at)),
		scope: 'global',
		names: { ar: name, en: name },
		keywords: keywords.map((text) => ({ text })),
		revision: 1,
	};
}

function channelOf(platform: 'discord' | 'telegram', address: string): Channel {
	return {
		id: idOf('c', platform, address),
		platform,
		address,
		scope: `${platform}-${address}`,
		kind: platform === 'discord' ? 'server' : 'private',
		title: 'أخبار',
		language: 'ar',
		timeZone: 'Asia/Riyadh',
		status: 'active',
	};
}
