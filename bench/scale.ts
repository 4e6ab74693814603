/**
 * Poll + match by 1, 2 and 4 processes on one Redis; every look finds 20 entries that are new, against 10,000 topics.
 * node bench/scale.ts [SECONDS for each, 15]
 *
 * Farm, Redis and all processes share this machine's cores, so two things are told. First with publishers that take their time
 * to answer, as they do in the world: a process has 16 looks under way, and more processes have more, until the cores are
 * used up. Then with publishers that answer at once, where processor time is all there is: what an article costs, and whom.
 * If that does not grow with the number of processes, none waits for another and cores are the only limit.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { redisIsMissing, startRedis } from '../tests/redis.ts';
import { FLAGS, MALLOC } from './launcher.ts';
import { row } from './row.ts';
import { settle, TOPICS } from './system-world.ts';

const SECONDS = Number(process.argv[2] ?? 15);
/** Looks of each process before measuring: topics are read, code is compiled. */
const WARM_UP_LOOKS = 60;
const PROCESSES = [1, 2, 4];
const ENTRIES = 20;
/** More than are looked at in a run: a feed is looked at once. */
const FEEDS = 12_000;
/** A publisher's time to answer from afar: a name, a handshake and a document. */
const SLOW_MS = 400;

type Run = {
	readonly looksPerSecond: number;
	/** Milliseconds of processor time for each article. */
	readonly houseMs: number;
	readonly redisMs: number;
	readonly farmMs: number;
	/** Cores that were busy with all of it. */
	readonly cores: number;
};

async function run(processes: number, answerMs: number): Promise<Run> {
	const redis = await startRedis();
	const admin = new Redis(redis.url);
	const farm = fork(join(import.meta.dirname, 'system-farm.ts'), ['fresh', String(answerMs)]);
	const [{ port }] = (await once(farm, 'message')) as [{ port: number }];
	await settle(redis.url, 10, 0);
	const settings = JSON.stringify({ storeUrl: redis.url, port, feeds: FEEDS, roles: ['poll'] });
	const script = join(import.meta.dirname, 'system-house.ts');
	const houses = Array.from({ length: processes }, () =>
		fork(script, [settings], { execArgv: FLAGS, env: { ...process.env, ...MALLOC } }),
	);
	await Promise.all(houses.map((house) => once(house, 'message')));
	while ((await looksOf(farm)) < WARM_UP_LOOKS * processes) await delay(200);

	const read = async () => ({
		atMs: performance.now(),
		looks: await looksOf(farm),
		houseMs: houses.reduce((sum, { pid }) => sum + cpuMsOf(pid!), 0),
		farmMs: cpuMsOf(farm.pid!),
		redisMs: await redisCpuMs(admin),
	});
	const before = await read();
	await delay(SECONDS * 1_000);
	const after = await read();

	for (const house of houses) house.kill('SIGKILL');
	farm.disconnect();
	admin.disconnect();
	await redis.stop();
	const ms = after.atMs - before.atMs;
	const looks = after.looks - before.looks;
	const cost = (of: 'houseMs' | 'redisMs' | 'farmMs') => after[of] - before[of];
	const articles = looks * ENTRIES;
	return {
		looksPerSecond: looks / (ms / 1_000),
		houseMs: cost('houseMs') / articles,
		redisMs: cost('redisMs') / articles,
		farmMs: cost('farmMs') / articles,
		cores: (cost('houseMs') + cost('redisMs') + cost('farmMs')) / ms,
	};
}

async function looksOf(farm: ReturnType<typeof fork>): Promise<number> {
	farm.send('count');
	const [{ looks }] = (await once(farm, 'message')) as [{ looks: number }];
	return looks;
}

/** User and system time of all its threads: fields 14 and 15 of /proc/PID/stat, hundredths of a second (proc(5)). */
function cpuMsOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function redisCpuMs(admin: Redis): Promise<number> {
	const info = await admin.info('cpu');
	return [...info.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].reduce((sum, [, s]) => sum + Number(s) * 1_000, 0);
}

async function runs(answerMs: number): Promise<readonly Run[]> {
	const all: Run[] = [];
	for (const processes of PROCESSES) all.push(await run(processes, answerMs));
	return all;
}

if (!redisIsMissing()) {
	const what = `poll + match of ${ENTRIES} new entries a look, ${TOPICS} topics`;
	const cores = availableParallelism();
	const slow = await runs(SLOW_MS);
	for (const [at, one] of slow.entries()) {
		const growth = one.looksPerSecond / slow[0]!.looksPerSecond;
		row({
			what: `${what}, publishers answer in ${SLOW_MS} ms, processes: ${PROCESSES[at]}`,
			measured: `${one.looksPerSecond.toFixed(0)} looks/s`,
			beside: `${growth.toFixed(2)}× of one; ${one.cores.toFixed(1)} of ${cores} cores`,
			...(PROCESSES[at] === 2 && { goal: '≥ 1.8×', met: growth >= 1.8 }),
		});
	}
	const fast = await runs(0);
	for (const [at, one] of fast.entries()) {
		const growth = one.houseMs / fast[0]!.houseMs;
		const others = `Redis ${one.redisMs.toFixed(3)}, farm ${one.farmMs.toFixed(3)} ms`;
		row({
			what: `${what}, publishers answer at once, processes: ${PROCESSES[at]}`,
			measured: `${one.houseMs.toFixed(3)} ms CPU an article`,
			beside: `${growth.toFixed(2)}× of one; ${others}; ${one.looksPerSecond.toFixed(0)} looks/s on ${one.cores.toFixed(1)} of ${cores} cores`,
			...(PROCESSES[at] === 2 && { goal: '≤ 1.1× (no waiting for another)', met: growth <= 1.1 }),
		});
	}
}
