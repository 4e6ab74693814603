/** The store on Redis: the same contracts, what start-up refuses, and a Redis that dies. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-store.ts';
import { collectionContract } from '../contracts/collection.ts';
import { storeContract } from '../contracts/store.ts';
import { redisIsMissing, startRedis, type TestRedis } from '../redis.ts';

describe.skipIf(redisIsMissing())('on Redis', () => {
	let redis: TestRedis;
	const closing: (() => Promise<void>)[] = [];
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(async () => {
		for (const close of closing) await close();
		await redis.stop();
	});

	describe('a collection', () =>
		collectionContract(async () => {
			const store = await openStore(redis.url);
			closing.push(() => store.close());
			return { store, pass: (ms) => delay(ms) };
		}));

	describe('a store', () => storeContract(() => openStore(`${redis.url}/1`)));

	test('a notice reaches the other process', async () => {
		const [here, there] = [await openStore(redis.url), await openStore(redis.url)];
		const heard = new Promise((resolve) => there.notices.listen((...notice) => resolve(notice)));
		await here.notices.tell('topics', 't1');
		expect(await heard).toEqual(['topics', 't1']);
		await here.close();
		await there.close();
	});
});

describe.skipIf(redisIsMissing())('start-up refuses', () => {
	test.each([
		['one that evicts', { 'maxmemory-policy': 'allkeys-lru' }, 'maxmemory-policy noeviction'],
		['one without the append-only file', { appendonly: 'no', save: '60 1' }, 'appendonly yes'],
	])('%s, with the remedy', async (_, settings, remedy) => {
		const redis = await startRedis(settings);
		try {
			const refused = { kind: 'unsafe', message: expect.stringContaining(remedy) };
			await expect(openStore(redis.url)).rejects.toMatchObject(refused);
		} finally {
			await redis.stop();
		}
	});

	test('one that is not there, at once and without its password in the error', async () => {
		const error = await openStore('redis://rasid:canary-password@127.0.0.1:1').catch((caught: unknown) => caught);
		expect(error).toMatchObject({ kind: 'unreachable' });
		const { inspect } = await import('node:util');
		expect(inspect(error, { depth: 9 })).not.toContain('canary-password');
	});
});

describe.skipIf(redisIsMissing())('a Redis killed in mid-run', () => {
	test('keeps every acknowledged write; meanwhile writes reject; afterwards they go through again', async () => {
		const redis = await startRedis();
		const store = await openStore(redis.url);
		try {
			const records = store.collection<number>('killed');
			const acknowledged: string[] = [];
			let rejected = 0;
			for (let round = 0; round < 3; round++) {
				const writing = Array.from({ length: 40 }, async (_, lane) => {
					for (let at = 0; ; at++) {
						const id = `r${round}l${lane}n${at}`;
						try {
							await records.set(id, at);
							acknowledged.push(id);
						} catch (error) {
							expect(error).toMatchObject({ kind: 'unreachable', collection: 'killed', id });
							rejected += 1;
							return;
						}
					}
				});
				await records.set(`started${round}`, round);
				await redis.kill();
				await Promise.all(writing);
				await expect(store.probe()).rejects.toMatchObject({ kind: 'unreachable' });
				await redis.restart();
				await expect
					.poll(
						() =>
							store.probe().then(
								() => 'up',
								() => 'down',
							),
						{ timeout: 10_000 },
					)
					.toBe('up');
			}
			expect(rejected).toBe(3 * 40);
			expect(acknowledged.length).toBeGreaterThan(0);
			const stored = await records.getMany(acknowledged);
			expect(acknowledged.filter((_, at) => stored[at] === undefined)).toEqual([]);
		} finally {
			await store.close();
			await redis.stop();
		}
	});

	test('does not hold up the close', async () => {
		const redis = await startRedis();
		const store = await openStore(redis.url);
		await redis.kill();
		await expect
			.poll(() =>
				store.probe().then(
					() => 'up',
					() => 'down',
				),
			)
			.toBe('down');
		await store.close();
		await redis.stop();
	});

	test('is told of once when it goes and once when it is back', async () => {
		const redis = await startRedis();
		const lines: string[] = [];
		const note = (text: string) => void lines.push(text);
		const store = await openStore(redis.url, { log: { debug: note, info: note, warn: note, error: note } });
		lines.length = 0; // start-up may warn of appendfsync
		await redis.kill();
		await expect.poll(() => lines).toEqual(['redis connection lost']);
		await redis.restart();
		await expect.poll(() => lines, { timeout: 10_000 }).toEqual(['redis connection lost', 'redis connection is back']);
		await store.close();
		await redis.stop();
	});
});
