/** The process dies at every write, before and after it; the next life loses nothing and tells nothing twice. */
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Store } from '../../src/domain/ports.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { channel } from '../alerts/samples.ts';
import { fakeChat } from '../fakes/chat.ts';
import { handClock } from '../fakes/clock.ts';
import { Died, dyingStore } from '../fakes/dying-store.ts';
import { redisIsMissing, startRedis } from '../redis.ts';
import { entry, feed, live, TOPIC } from './corridor-house.ts';

const FIRST =
	'رفضت الولايات المتحدة اقتراح وزير الدفاع الياباني كينجي مورياما تأسيس «الناتو الآسيوي»، وقال الدبلوماسي الأمريكي دانيال كروفورد في واشنطن إن الفكرة سابقة لأوانها.';
const SECOND =
	'قال الدبلوماسي الأمريكي دانيال كروفورد في واشنطن إن اقتراح وزير الدفاع الياباني كينجي مورياما تأسيس «الناتو الآسيوي» سابق لأوانه، في رفض أمريكي صريح للفكرة.';
const PAPERS = new Map([
	[feed('almadar'), [entry('almadar', 'واشنطن ترفض اقتراح اليابان تأسيس «الناتو الآسيوي»', FIRST)]],
	[feed('nabaa'), [entry('nabaa', 'واشنطن ترفض اقتراحًا يابانيًا بتأسيس «الناتو الآسيوي»', SECOND)]],
]);

type Place = {
	open(): Promise<Store>;
	close(): Promise<void>;
	/** Until the store has answered what it was asked. */
	readonly pause?: () => Promise<unknown>;
};

let place: Place;
let stores: Store[] = [];
afterEach(async () => {
	for (const store of stores) await store.close();
	stores = [];
});

async function onSqlite(): Promise<Place> {
	return { open: () => openStore('memory:'), close: async () => undefined };
}

/** One Redis for all lives, emptied for each; it need not outlive a power cut here. */
async function onRedis(): Promise<Place> {
	const redis = await startRedis({ appendfsync: 'no' });
	const client = new Redis(redis.url);
	return {
		async open() {
			await client.flushall();
			return openStore(redis.url);
		},
		pause: () => client.ping(),
		async close() {
			client.disconnect();
			await redis.stop();
		},
	};
}

async function storeWithReaders(): Promise<Store> {
	const store = await place.open();
	stores.push(store);
	const subscriptions = createSubscriptions(recordsOf(store));
	for (const here of [
		channel('c1'),
		channel('c2'),
		channel('c3', { platform: 'telegram', address: '5', scope: 'telegram-5' }),
	]) {
		await subscriptions.saveChannel(here);
		await subscriptions.follow(here.id, TOPIC.id, '1', '2026-11-01T00:00:00.000Z');
	}
	return store;
}

/** Lives once until death at the given write (or to the end), then once more in health; answers what was said. */
async function lives(atWrite: number, side: 'before' | 'after') {
	const store = await storeWithReaders();
	const clock = handClock();
	const mortal = dyingStore(store, atWrite, side);
	const discord = fakeChat('discord', { nonce: true, isDead: mortal.isDead });
	const telegram = fakeChat('telegram', { nonce: false, isDead: mortal.isDead });
	await live(mortal, clock, [discord, telegram], PAPERS, place.pause).catch((error: unknown) => {
		if (!(error instanceof Died)) throw error;
	});
	const heirs = [fakeChat('discord', { nonce: true }), fakeChat('telegram', { nonce: false })] as const;
	for (const [at, chat] of [discord, telegram].entries()) (heirs[at]!.said as unknown[]).push(...chat.said);
	const house = await live(store, clock, heirs, PAPERS, place.pause);
	return { died: mortal.isDead(), writes: mortal.writes(), discord: heirs[0].said, telegram: heirs[1].said, house };
}

const PLACES = [
	{ name: 'SQLite', settle: onSqlite },
	...(redisIsMissing() ? [] : [{ name: 'Redis', settle: onRedis }]),
];

describe.each(PLACES)('on $name', ({ settle }) => {
	beforeAll(async () => {
		place = await settle();
	});
	afterAll(() => place.close());

	test('in health: one message a channel, grown to two sources', async () => {
		const { discord, telegram, died } = await lives(Number.POSITIVE_INFINITY, 'before');
		expect(died).toBe(false);
		expect(discord.map((one) => one.channelId).sort()).toEqual(['c1', 'c2']);
		expect(telegram.map((one) => one.channelId)).toEqual(['c3']);
		for (const { message } of [...discord, ...telegram])
			expect(message.links.map((link) => link.label)).toEqual(['almadar', 'nabaa']);
	});

	describe('death at any write', () => {
		test.each(['before', 'after'] as const)(
			'%s it: nothing lost, nothing twice on Discord, at most the one in flight on Telegram',
			async (side) => {
				let twice = 0;
				let points = 0;
				for (let at = 1; ; at += 1) {
					const { died, discord, telegram, house } = await lives(at, side);
					if (!died) break;
					points += 1;
					expect(discord.map((one) => one.channelId).sort(), `write ${at}`).toEqual(['c1', 'c2']);
					expect(telegram.length, `write ${at}`).toBeGreaterThanOrEqual(1);
					expect(telegram.length, `write ${at}`).toBeLessThanOrEqual(2);
					twice += telegram.length - 1;
					for (const { message } of discord) expect(message.links, `write ${at}`).toHaveLength(2);
					expect(house.outbox.failures()).toEqual([]);
					expect(house.outbox.live()).toEqual([]);
				}
				expect(points).toBeGreaterThan(20);
				// That Telegram may say one twice is real: when death comes between its sending and our marking.
				if (side === 'before') expect(twice).toBeGreaterThan(0);
			},
		);
	});
});
