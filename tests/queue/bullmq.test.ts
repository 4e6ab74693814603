/** The queue on Redis: the contract, two processes' worth of it, and a Redis that goes away. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQueue } from '../../src/queue/open-queue.ts';
import { queueContract } from '../contracts/queue.ts';
import { redisIsMissing, startRedis, type TestRedis } from '../redis.ts';

describe.skipIf(redisIsMissing())('the queue on Redis', () => {
	let redis: TestRedis;
	let database = 0;
	beforeAll(async () => {
		redis = await startRedis({ databases: '64' });
	});
	afterAll(() => redis.stop());

	queueContract(() => openQueue(`${redis.url}/${database++}`));

	test('a wake-up in one process is a job in another, once', async () => {
		const url = `${redis.url}/${database++}`;
		const [asking, working, alsoWorking] = [await openQueue(url), await openQueue(url), await openQueue(url)];
		const done: string[] = [];
		for (const queue of [working, alsoWorking]) {
			queue.work('check', async (id) => void done.push(id), { concurrency: 5 });
			await queue.start();
		}
		const ids = Array.from({ length: 60 }, (_, at) => `f${at}`);
		await Promise.all(ids.map((id) => asking.wake('check', id)));
		await expect.poll(() => done.length, { timeout: 10_000 }).toBe(60);
		expect(new Set(done).size).toBe(60);
		for (const queue of [asking, working, alsoWorking]) await queue.stop();
	});

	test('a job whose process is killed is run by another, and what woke it meanwhile once more', async () => {
		const url = `${redis.url}/${database++}`;
		const queue = await openQueue(url, { lockMs: 600 });
		await queue.wake('check', 'f1');
		const child = fork(join(import.meta.dirname, 'stuck-worker.ts'), [url]);
		await once(child, 'message');
		child.kill('SIGKILL');
		await queue.wake('check', 'f1');
		const done: string[] = [];
		queue.work('check', async (id) => void done.push(id), { concurrency: 1 });
		await queue.start();
		await expect.poll(() => done, { timeout: 10_000 }).toEqual(['f1', 'f1']);
		await queue.stop();
	});

	test('what waits for other processes is counted too', async () => {
		const url = `${redis.url}/${database++}`;
		const [asking, looking] = [await openQueue(url), await openQueue(url, { names: ['check', 'place'] })];
		await asking.wake('check', 'f1');
		await asking.wake('check', 'f2');
		expect(await looking.waiting()).toEqual({ check: 2, place: 0 });
		for (const queue of [asking, looking]) await queue.stop();
	});

	test('leaves nothing behind of jobs that are done', async () => {
		const url = `${redis.url}/${database++}`;
		const queue = await openQueue(url);
		const done: string[] = [];
		queue.work('check', async (id) => void done.push(id), { concurrency: 1 });
		await queue.start();
		for (const id of ['a', 'b', 'a']) await queue.wake('check', id);
		// The last wake may be one more run: it is done, too, before the queue is stopped.
		await expect.poll(async () => done.includes('b') && !(await queue.waiting())['check']).toBe(true);
		await queue.stop();
		const { Redis } = await import('ioredis');
		const client = new Redis(url);
		const left = (await client.keys('*')).filter((key) => !/:(meta|id|events|marker|stalled-check|pc)$/.test(key));
		client.disconnect();
		expect(left).toEqual([]);
	});
});

describe.skipIf(redisIsMissing())('a Redis that goes away', () => {
	test('makes wake-ups fail at once; when it is back, old and new ones run', async () => {
		const redis = await startRedis();
		const queue = await openQueue(redis.url);
		const done: string[] = [];
		queue.work('check', async (id) => void done.push(id), { concurrency: 1 });
		await queue.start();
		await queue.wake('check', 'before', { delayMs: 300 });
		await redis.kill();
		await expect
			.poll(() =>
				queue.wake('check', 'lost').then(
					() => 'woken',
					() => 'failed',
				),
			)
			.toBe('failed');
		await redis.restart();
		const tryAgain = () =>
			queue.wake('check', 'after').then(
				() => 'woken',
				() => 'failed',
			);
		await expect.poll(tryAgain, { timeout: 10_000 }).toBe('woken');
		await expect.poll(() => done.toSorted(), { timeout: 20_000 }).toEqual(['after', 'before']);
		await queue.stop();
		await redis.stop();
	});

	test('does not hold up the stop', async () => {
		const redis = await startRedis();
		const queue = await openQueue(redis.url);
		queue.work('check', async () => {}, { concurrency: 1 });
		await queue.start();
		await redis.kill();
		await queue.stop(0);
		await redis.stop();
	});

	test('or was never there is told at the start', async () => {
		await expect(openQueue('redis://127.0.0.1:1')).rejects.toThrow();
	});
});
