/** The queue for many processes: BullMQ on Redis, one BullMQ queue a name, wake-ups folded by BullMQ's deduplication. */
import { setTimeout as delay } from 'node:timers/promises';
import { Queue as BullQueue, type JobsOptions, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log, Queue } from '../domain/ports.ts';
import { createRunningJobs, LAST_MOMENT_MS } from './running-jobs.ts';

const PREFIX = 'rasid-queue';
/** BullMQ's largest priority number: the last to run. */
const LAST_PRIORITY = 2_097_152;
/** Of finished jobs: the stored records are the truth. */
const KEEP_NOTHING = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };
const GRACE_MS = 10_000;

type BullOptions = { readonly log?: Log; readonly lockMs?: number; readonly names?: readonly string[] };

/** Rejects if Redis does not answer; later losses of the connection are healed in the background. */
export async function openBullQueue(url: string, { log, lockMs = 15_000, names = [] }: BullOptions): Promise<Queue> {
	// Two connections: a wake-up fails at once while Redis is away (the sweep makes up for it), a worker waits for it.
	const asking = new Redis(url, { lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
	const working = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
	let stopping: Promise<void> | undefined;
	let isAway = false;
	const troubled = (error: Error): void => {
		if (!isAway && !stopping) log?.warn('queue troubled', { error }); // while Redis is away, each attempt fails in its turn
	};
	asking.on('close', () => {
		if (!isAway && !stopping) log?.warn('queue connection lost');
		isAway = true;
	});
	asking.on('ready', () => {
		if (isAway) log?.info('queue connection is back');
		isAway = false;
	});
	for (const connection of [asking, working]) connection.on('error', troubled);
	await connectOnce(asking);

	const jobs = createRunningJobs(log);
	const queues = new Map<string, BullQueue>();
	const beginnings: (() => void)[] = [];
	const workers: Worker[] = [];

	function queueOf(name: string): BullQueue {
		const known = queues.get(name);
		if (known) return known;
		const streams = { events: { maxLen: 100 } }; // nobody reads them
		const queue = new BullQueue(name, { connection: asking, prefix: PREFIX, streams });
		queue.on('error', troubled);
		queues.set(name, queue);
		return queue;
	}

	for (const name of names) queueOf(name);

	async function stop(graceMs: number): Promise<void> {
		for (const worker of workers) void worker.pause(true).catch(troubled); // takes no new job
		await jobs.drain(graceMs);
		const closing = [
			...workers.map((worker) => worker.close(jobs.count() > 0)),
			...[...queues.values()].map((queue) => queue.close()),
		];
		const timer = new AbortController();
		const timeUp = delay(LAST_MOMENT_MS, undefined, { signal: timer.signal }).catch(() => {}); // Redis may be away
		await Promise.race([Promise.allSettled(closing), timeUp]);
		timer.abort();
		for (const connection of [asking, working]) connection.disconnect();
	}

	return {
		async wake(name, id, options = {}) {
			if (!stopping) await queueOf(name).add(id, null, jobOptions(id, options));
		},
		work(name, handler, { concurrency }) {
			queueOf(name);
			beginnings.push(() => {
				const worker = new Worker(name, (job) => jobs.run(name, job.name, handler), {
					connection: working,
					prefix: PREFIX,
					concurrency,
					lockDuration: lockMs,
					stalledInterval: lockMs / 3,
					maxStalledCount: Number.MAX_SAFE_INTEGER, // a job in hand at many a crash is a job all the same
					...KEEP_NOTHING,
				});
				worker.on('error', troubled);
				workers.push(worker);
			});
		},
		async start() {
			for (const begin of beginnings.splice(0)) begin();
			await Promise.all(workers.map((worker) => worker.waitUntilReady()));
		},
		stop(graceMs = GRACE_MS) {
			stopping ??= stop(graceMs);
			return stopping;
		},
		async waiting() {
			const counts = [...queues].map(async ([name, queue]) => [
				name,
				await queue.getJobCountByTypes('wait', 'prioritized'),
			]);
			return Object.fromEntries(await Promise.all(counts));
		},
	};
}

/**
 * `keepLastIfActive`: a wake-up during the run leads to one more run, never to two at a time. `reschedule`: one without
 * delay pulls a delayed one forward.
 */
function jobOptions(id: string, { delayMs = 0, priority = 0 }: { delayMs?: number; priority?: number }): JobsOptions {
	return {
		deduplication: { id, keepLastIfActive: true, ...(delayMs <= 0 && { reschedule: true }) },
		...(delayMs > 0 && { delay: Math.ceil(delayMs) }),
		...(priority > 0 && { priority: Math.min(Math.ceil(priority), LAST_PRIORITY) }),
	};
}

/** The first connection shows whether the address is right: one try, no healing. */
async function connectOnce(connection: Redis): Promise<void> {
	try {
		await connection.connect();
	} catch (error) {
		connection.disconnect();
		throw error;
	}
}
