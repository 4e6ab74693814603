/**
 * Measures a stored record and its wake-up, until done: in process on SQLite, against BullMQ; and our BullMQ mode against
 * bare BullMQ. Needs redis-server. All run in every round, another first each time; a ratio is the median of the rounds' ratios.
 * node bench/queue.ts [JOBS, default 3000]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Queue, Store } from '../src/domain/ports.ts';
import { openQueue } from '../src/queue/open-queue.ts';
import { openStore } from '../src/storage/open-store.ts';
import { redisIsMissing, startRedis } from '../tests/redis.ts';
import { median, row } from './row.ts';

const JOBS = Number(process.argv[2] ?? 3_000);
const ROUNDS = 9;
const CONCURRENCY = 50;
/** Wake-ups asked for side by side, as a burst of stories does. */
const BURST = 100;

const alert = {
	channelId: 'c1',
	status: 'pending',
	message: { title: 'وزراء الخارجية يبحثون إنشاء ناتو آسيوي' },
	attempts: 0,
};

type Cost = { readonly cpuUs: number; readonly redisCpuUs: number; readonly perSecond: number };
type Contestant = { readonly name: string; run(round: number): Promise<unknown>; close(): Promise<unknown> };

async function redisCpuUs(redis: Redis): Promise<number> {
	const info = await redis.info('cpu');
	return [...info.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].reduce(
		(sum, [, seconds]) => sum + Number(seconds) * 1e6,
		0,
	);
}

async function cost(redis: Redis, run: () => Promise<unknown>): Promise<Cost> {
	const redisBefore = await redisCpuUs(redis);
	const before = process.cpuUsage();
	const start = process.hrtime.bigint();
	await run();
	const { user, system } = process.cpuUsage(before);
	const seconds = Number(process.hrtime.bigint() - start) / 1e9;
	const redisAfter = await redisCpuUs(redis);
	return { cpuUs: (user + system) / JOBS, redisCpuUs: (redisAfter - redisBefore) / JOBS, perSecond: JOBS / seconds };
}

/** Asks for every job in bursts and resolves when the last has run. */
async function drive(ask: (id: string) => Promise<unknown>, round: number, done: { arrived(): void }): Promise<void> {
	let left = JOBS;
	const all = Promise.withResolvers<void>();
	done.arrived = () => {
		left -= 1;
		if (left === 0) all.resolve();
	};
	for (let from = 0; from < JOBS; from += BURST) {
		const burst = Array.from({ length: Math.min(BURST, JOBS - from) }, (_, at) => ask(`m${round}n${from + at}`));
		await Promise.all(burst);
	}
	await all.promise;
}

/** Stores the record, wakes, reads it back in the job and removes it. */
async function stored(name: string, store: Store, queue: Queue): Promise<Contestant> {
	const outbox = store.collection<typeof alert>('outbox');
	const done = { arrived: (): void => {} };
	queue.work(
		'deliver',
		async (id) => {
			if (await outbox.get(id)) await outbox.delete(id);
			done.arrived();
		},
		{ concurrency: CONCURRENCY },
	);
	await queue.start();
	const ask = async (id: string): Promise<void> => {
		await outbox.set(id, alert);
		await queue.wake('deliver', id);
	};
	const close = async (): Promise<void> => {
		await queue.stop();
		await store.close();
	};
	return { name, run: (round) => drive(ask, round, done), close };
}

async function wakeOnly(url: string): Promise<Contestant> {
	const queue = await openQueue(url);
	const done = { arrived: (): void => {} };
	queue.work('deliver', async () => done.arrived(), { concurrency: CONCURRENCY });
	await queue.start();
	return {
		name: 'our BullMQ mode, wake-ups alone',
		run: (round) => drive((id) => queue.wake('deliver', id), round, done),
		close: () => queue.stop(),
	};
}

/** `folding`: with BullMQ's own deduplication, which any wake-up needs: without it one story in ten feeds is ten jobs. */
function bare(url: string, folding: boolean): Contestant {
	const queueName = folding ? 'folding' : 'bare';
	const connection = new Redis(url, { maxRetriesPerRequest: null });
	const queue = new BullQueue(queueName, { connection });
	const done = { arrived: (): void => {} };
	const worker = new Worker(queueName, async () => done.arrived(), { connection, concurrency: CONCURRENCY });
	const options = (id: string) => ({
		removeOnComplete: true,
		removeOnFail: true,
		...(folding && { deduplication: { id, keepLastIfActive: true } }),
	});
	const close = async (): Promise<void> => {
		await worker.close();
		await queue.close();
		connection.disconnect();
	};
	return {
		name: `bare BullMQ${folding ? ', folding' : ''}`,
		run: (round) => drive((id) => queue.add(id, alert, options(id)), round, done),
		close,
	};
}

if (redisIsMissing()) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'rasid-bench-'));
const server = await startRedis();
const redis = new Redis(server.url);
const sqlite = `sqlite:${join(folder, 'queue.db')}`;
const contestants = [
	bare(server.url, false),
	bare(server.url, true),
	await stored('local: record on SQLite, wake-up in process', await openStore(sqlite), await openQueue(sqlite)),
	await wakeOnly(`${server.url}/1`),
	await stored('Redis: record and wake-up', await openStore(`${server.url}/2`), await openQueue(`${server.url}/2`)),
];
const costs = new Map<string, Cost[]>(contestants.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
	const first = round % contestants.length;
	for (const { name, run } of [...contestants.slice(first), ...contestants.slice(0, first)])
		costs.get(name)!.push(await cost(redis, () => run(round)));
}
const [bareCosts] = costs.values();
/** The engine's CPU belongs to the job: SQLite's is in our process already, Redis's is added. */
const whole = ({ cpuUs, redisCpuUs }: Cost): number => cpuUs + redisCpuUs;
const speed = ({ perSecond }: Cost): number => perSecond;
const middle = (own: readonly Cost[], what: (cost: Cost) => number): number => median(own.map(what));
const ratio = (own: readonly Cost[], others: readonly Cost[], what: (cost: Cost) => number): number =>
	median(own.map((cost, round) => what(cost) / what(others[round]!)));
for (const [name, own] of costs) {
	const cpu = `${middle(own, (cost) => cost.cpuUs).toFixed(0)} + Redis ${middle(own, (cost) => cost.redisCpuUs).toFixed(0)} µs CPU a job`;
	const ratios = `CPU ${ratio(own, bareCosts!, whole).toFixed(2)}× of bare, jobs/s ${ratio(own, bareCosts!, speed).toFixed(2)}×`;
	console.log(`${name.padEnd(44)} ${cpu.padEnd(32)} ${middle(own, speed).toFixed(0).padStart(6)} jobs/s   ${ratios}`);
}
const of = (start: string) => [...costs].find(([name]) => name.startsWith(start))![1];
const local = ratio(of('local'), bareCosts!, whole);
row({
	what: 'a stored record and its wake-up, done, on one machine',
	measured: `${middle(of('local'), whole).toFixed(0)} µs CPU`,
	beside: `${local.toFixed(2)}× of BullMQ's`,
	goal: '≤ 0.2×',
	met: local <= 0.2,
});
const ours = ratio(of('our BullMQ mode'), bareCosts!, speed);
const folding = ratio(of('our BullMQ mode'), of('bare BullMQ, folding'), speed);
row({
	what: 'wake-ups in BullMQ mode',
	measured: `${middle(of('our BullMQ mode'), speed).toFixed(0)} jobs/s`,
	beside: `${ours.toFixed(2)}× of bare BullMQ; ${folding.toFixed(2)}× of bare BullMQ that folds`,
	goal: '≥ 0.9×',
	met: ours >= 0.9,
});
for (const { close } of contestants) await close();
redis.disconnect();
await server.stop();
rmSync(folder, { recursive: true });
