/** A Redis that keeps snapshots only, killed in mid-run: those who wrote write again what it has forgotten. */
import { createClient } from '@keyv/redis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import type { Collection } from '../../src/domain/ports.ts';
import { type OpenedStore, openStore } from '../../src/storage/open-store.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { redisIsMissing, startRedis, type TestRedis } from '../redis.ts';

const SNAPSHOTS = { appendonly: 'no', save: '3600 1' };
type Alert = { readonly status: string; readonly at?: number };

describe.skipIf(redisIsMissing())('with snapshots only', () => {
	let redis: TestRedis;
	let log: ReturnType<typeof keptLog>;
	const stores: OpenedStore[] = [];
	beforeEach(async () => {
		redis = await startRedis(SNAPSHOTS);
		log = keptLog();
	});
	afterEach(async () => {
		for (const store of stores.splice(0)) await store.close();
		await redis.stop();
	});

	async function open(clock = systemClock): Promise<OpenedStore> {
		const store = await openStore(`${redis.url}/?persistence=snapshots`, { log, clock });
		stores.push(store);
		return store;
	}

	async function restart(): Promise<void> {
		await redis.kill();
		await redis.restart();
	}

	async function save(): Promise<void> {
		const client = createClient({ url: redis.url });
		await client.connect();
		await client.sendCommand(['BGSAVE']);
		await expect.poll(async () => await client.info('persistence')).toContain('rdb_bgsave_in_progress:0');
		await client.close();
	}

	test('nothing acknowledged is missing, nothing deleted is back, and of two writers the later one stands', async () => {
		const slowClock = { now: () => systemClock.now() - 60_000 };
		const [announcer, sender] = await Promise.all([open(), open(slowClock)]);
		const created: Collection<Alert> = announcer.collection<Alert>('alerts');
		const sent: Collection<Alert> = sender.collection<Alert>('alerts');
		const create = async (alerts: readonly string[]) =>
			created.setMany(alerts.map((id) => ({ id, value: { status: 'pending' } })));
		const ids = Array.from({ length: 1_500 }, (_, at) => `m${at}`);
		const late = Array.from({ length: 1_000 }, (_, at) => `late${at}`);
		await create(ids);
		await created.set('held', { status: 'held' }, 3_600_000);
		await created.set('seen', { status: 'pending' });
		await save();
		await create(late);
		for (const id of ids.slice(0, 1_200)) {
			const alert = await sent.get(id);
			await sent.set(id, { ...alert, status: 'sent' });
		}
		await created.delete('seen');
		await created.set('after', { status: 'pending' });
		await redis.kill();
		await expect(sent.get('after')).rejects.toMatchObject({ kind: 'unreachable' });
		await redis.restart();
		const isThere = () => created.has('held').catch(() => false);
		await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
		const stored = await created.getMany([...ids, ...late, 'held', 'seen', 'after']);
		expect(stored.slice(0, 1_200).every((alert) => alert?.status === 'sent')).toBe(true);
		expect(stored.slice(1_200, 2_500).every((alert) => alert?.status === 'pending')).toBe(true);
		expect(stored.slice(2_500).map((alert) => alert?.status)).toEqual(['held', undefined, 'pending']);
		const again = log.lines.filter(({ text }) => text === 'redis came back as of its last snapshot');
		// The announcer's late records and deletion, and the sender's outcomes; what the snapshot holds is left alone.
		const counts = again.map(({ fields }) => Number(fields['writtenAgain'])).sort((a, b) => a - b);
		expect(counts).toEqual([1_002, 1_200]);
	});

	test('a lease stays with its holder, though Redis has forgotten it', async () => {
		const [first, second] = await Promise.all([open(), open()]);
		const quick = { name: 'deliver', ttlMs: 15_000, heartbeatMs: 100 };
		const held = await first.lease({ ...quick, holder: 'first' });
		const giveUp = new AbortController();
		const waiting = second.lease({ ...quick, holder: 'second' }, giveUp.signal);
		waiting.catch(() => undefined);
		await restart();
		await expect.poll(() => held.confirm().catch(() => 'away'), { timeout: 15_000 }).toBe(true);
		expect(held.signal.aborted).toBe(false);
		giveUp.abort();
		await expect(waiting).rejects.toThrow();
		await held.release();
	});
});

describe.skipIf(redisIsMissing())('snapshots are taken at the operator’s word only', () => {
	test.each([
		['without it', SNAPSHOTS, '', 'appendonly yes'],
		['with it, but there are none', { appendonly: 'no', save: '' }, '/?persistence=snapshots', 'save 60 1'],
	])('%s', async (_, settings, word, remedy) => {
		const redis = await startRedis(settings);
		const refused = { kind: 'unsafe', message: expect.stringContaining(remedy) };
		await expect(openStore(redis.url + word))
			.rejects.toMatchObject(refused)
			.finally(redis.stop);
	});
});
