/** A small pool of worker threads that read feeds under limits of time and memory; one that exceeds them is replaced. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { ParserJob } from './parser-worker.ts';
import type { Origin, ReadResult } from './read-feed.ts';

export type ParserPool = {
	/** Reads a feed's bytes; `killed` is the fault of one that needed too long or too much. Waiting ends with the signal. */
	read(bytes: Uint8Array, origin: Origin, signal?: AbortSignal): Promise<ReadResult>;
	/** Stops the workers; feeds in hand are given up as killed. Idempotent. */
	close(): Promise<void>;
};

export type ParserPoolOptions = {
	/** Threads at most. They start with the first feeds and do not keep the process alive. */
	readonly size?: number;
	/** For one feed, once its thread is up. */
	readonly timeoutMs?: number;
	/** Of each thread's heap. */
	readonly memoryMb?: number;
	/** The worker's module. */
	readonly script?: URL;
};

/** Loading the reader takes a fifth of a second; a machine that needs longer than this is broken. */
const START_TIMEOUT_MS = 20_000;

/**
 * Creates the pool. Every feed goes through it, however small: rss-parser's HTML stripper is quadratic,
 * and 120 kB of "<" keep it busy for seconds.
 */
export function createParserPool(options: ParserPoolOptions = {}): ParserPool {
	const { size = 2, timeoutMs = 2_000, memoryMb = 128 } = options;
	const script = options.script ?? new URL('./parser-worker.ts', import.meta.url);
	const turns = new PQueue({ concurrency: size });
	const workers = new Set<Worker>();
	const idle: Worker[] = [];

	async function start(): Promise<Worker> {
		const worker = new Worker(script, {
			resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		});
		workers.add(worker);
		worker.on('error', () => {}); // read where a job waits for it; a thread that dies idle is only replaced
		worker.on('exit', () => forget(worker));
		await once(worker, 'message', { signal: AbortSignal.timeout(START_TIMEOUT_MS) });
		return worker;
	}

	function forget(worker: Worker): void {
		workers.delete(worker);
		const at = idle.indexOf(worker);
		if (at >= 0) idle.splice(at, 1);
	}

	async function attempt(job: ParserJob): Promise<ReadResult> {
		const worker = idle.pop() ?? (await start());
		worker.ref();
		const outcome = await answer(worker, job, timeoutMs);
		if (!outcome) {
			await worker.terminate();
			return {
				kind: 'fault',
				fault: { kind: 'killed', message: 'Reading the feed took too long or too much memory.' },
			};
		}
		worker.unref();
		idle.push(worker);
		return outcome;
	}

	return {
		read: (bytes, origin, signal) => turns.add(() => attempt({ bytes, origin }), signal ? { signal } : {}),
		async close() {
			turns.clear();
			await Promise.all([...workers].map((worker) => worker.terminate()));
		},
	};
}

/** The worker's answer, or undefined when it ran out of time or memory, or died. */
async function answer(worker: Worker, job: ParserJob, timeoutMs: number): Promise<ReadResult | undefined> {
	const end = new AbortController();
	const timer = setTimeout(() => end.abort(), timeoutMs);
	const onExit = () => end.abort();
	worker.once('exit', onExit);
	try {
		worker.postMessage(job);
		const [outcome] = await once(worker, 'message', { signal: end.signal });
		return outcome as ReadResult;
	} catch {
		return undefined;
	} finally {
		clearTimeout(timer);
		worker.off('exit', onExit);
	}
}
