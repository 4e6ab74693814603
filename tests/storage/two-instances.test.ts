/** Two instances by mistake, as real processes: one killed, one stalled. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-store.ts';
import { redisIsMissing, startRedis, type TestRedis } from '../redis.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasid-two-'));
afterAll(() => rmSync(folder, { recursive: true }));

const own = { name: 'instance', holder: 'parent', ttlMs: 300, heartbeatMs: 50 };

const children = new Set<ChildProcess>();
afterEach(() => {
	for (const child of children) child.kill('SIGKILL'); // a stopped one too
	children.clear();
});

async function startHolder(
	url: string,
	ttlMs: number,
	heartbeatMs: number,
): Promise<{ child: ChildProcess; fence: number }> {
	const child = fork(join(import.meta.dirname, 'lease-holder.ts'), [url, String(ttlMs), String(heartbeatMs)]);
	children.add(child);
	const [{ held }] = await once(child, 'message');
	return { child, fence: held };
}

function takesOver(url: () => string): void {
	test('one that is killed is followed by the other', async () => {
		const { child, fence } = await startHolder(url(), 500, 50);
		const store = await openStore(url());
		const waiting = store.lease(own);
		child.kill('SIGKILL');
		const tenure = await waiting;
		expect(tenure.fence).toBeGreaterThan(fence);
		await tenure.release();
		await store.close();
	});

	test('one that is stopped and goes on later learns that it is no longer the one', async () => {
		// no heartbeat: stopped in the middle of one, it would keep SQLite's lock, and nobody could write at all
		const { child, fence } = await startHolder(url(), 1_500, 60_000);
		child.kill('SIGSTOP');
		const store = await openStore(url());
		const tenure = await store.lease(own);
		expect(tenure.fence).toBeGreaterThan(fence);
		const told = once(child, 'message');
		child.kill('SIGCONT');
		expect((await told)[0]).toEqual({ lost: fence });
		expect(await tenure.confirm()).toBe(true);
		await tenure.release();
		await store.close();
	});
}

describe('on SQLite', () => takesOver(() => `sqlite:${join(folder, 'rasid.db')}`));

describe.skipIf(redisIsMissing())('on Redis', () => {
	let redis: TestRedis;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis.stop());
	takesOver(() => redis.url);
});
