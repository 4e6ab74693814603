/** Worker threads that read feeds under limits of time and memory; one that exceeds them is replaced. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { ParserJob } from './parser-worker.ts';
import type { Origin, ReadResult } from './read-feed.ts';

export type ParserPool = {
	/** Reads a feed's bytes; `killed` is the fault of one that needed too long or too much. Waiting ends with the signal. */
	read(bytes: Uint8Array, origin: Origin, signal?: AbortSignal): Promise<ReadResult>;
	/** Stops the workers; feeds in hand and waiting are given up as killed. Idempotent. */
	close(): Promise<void>;
};

export type ParserPoolOptions = {
	/**
	 * Threads at most. They start with the first feeds and do not keep the process alive. One reads hundreds of feeds a
	 * second, each more takes 45 MB.
	 */
	readonly size?: number;
	/** For one feed, once its thread is up. */
	readonly timeoutMs?: number;
	/** Of each thread's heap: twice what the largest body allowed, 5 MB, needs. */
	readonly memoryMb?: number;
	/** A thread that has read nothing for so long ends, and gives its memory back. Half a minute by default. */
	readonly idleMs?: number;
	/** The worker's module. */
	readonly script?: URL;
};

const KILLED: ReadResult = {
	kind: 'fault',
	fault: { kind: 'killed', message: 'Reading the feed took too long or too much memory.' },
};

/** Loading the reader takes a fifth of a second; a machine that needs longer than this is broken. */
const START_TIMEOUT_MS = 20_000;

/**
 * Creates the pool. Every feed goes through it, however small: rss-parser's HTML stripper is quadratic,
 * and 120 kB of "<" keep it busy for seconds.
 */
export function createParserPool(options: ParserPoolOptions = {}): ParserPool {
	const { size = 1, timeoutMs = 2_000, memoryMb = 64, idleMs = 30_000 } = options;
	const script = options.script ?? new URL('./parser-worker.ts', import.meta.url);
	const turns = new PQueue({ concurrency: size });
	const workers = new Set<Worker>();
	const idle: Worker[] = [];
	let isClosed = false;
	let resting: NodeJS.Timeout | undefined;

	async function start(): Promise<Worker> {
		const worker = new Worker(script, {
			resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 4, stackSizeMb: 4 },
		});
		workers.add(worker);
		worker.on('error', () => {}); // seen by whoever waits for an answer; a thread that dies idle is only replaced
		worker.on('exit', () => forget(worker));
		const ready = await nextMessage(worker, START_TIMEOUT_MS);
		if (ready === undefined && !isClosed) throw new Error('The thread that reads feeds does not start');
		return worker;
	}

	function forget(worker: Worker): void {
		workers.delete(worker);
		const at = idle.indexOf(worker);
		if (at >= 0) idle.splice(at, 1);
	}

	function endIdle(): void {
		for (const worker of idle.splice(0)) void worker.terminate();
	}

	async function attempt(job: ParserJob): Promise<ReadResult> {
		const worker = isClosed ? undefined : (idle.pop() ?? (await start()));
		if (!worker || isClosed) return KILLED;
		worker.ref();
		worker.postMessage(job);
		const outcome = (await nextMessage(worker, timeoutMs)) as ReadResult | undefined;
		if (outcome === undefined) {
			await worker.terminate();
			return KILLED;
		}
		worker.unref();
		idle.push(worker);
		clearTimeout(resting);
		resting = setTimeout(endIdle, idleMs).unref();
		return outcome;
	}

	return {
		read: (bytes, origin, signal) => turns.add(() => attempt({ bytes, origin }), signal ? { signal } : {}),
		async close() {
			isClosed = true;
			clearTimeout(resting);
			await Promise.all([...workers].map((worker) => worker.terminate()));
		},
	};
}

/** What a worker says next, or undefined when it ran out of time or memory, or ended. */
async function nextMessage(worker: Worker, timeoutMs: number): Promise<unknown> {
	const end = new AbortController();
	const timer = setTimeout(() => end.abort(), timeoutMs);
	const onExit = () => end.abort();
	worker.once('exit', onExit);
	try {
		const [message] = await once(worker, 'message', { signal: end.signal });
		return message;
	} catch {
		return undefined;
	} finally {
		clearTimeout(timer);
		worker.off('exit', onExit);
	}
}
