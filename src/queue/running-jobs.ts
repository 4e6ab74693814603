/** The jobs in hand: runs handlers, tells of those that throw, and ends within a grace. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../domain/ports.ts';

export type Handler = (id: string, signal: AbortSignal) => Promise<void>;

export type RunningJobs = {
	/** Never rejects: a job that throws is logged here and tried again by the sweep over what is stored. */
	run(name: string, id: string, handler: Handler): Promise<void>;
	/** How many are in hand. */
	count(): number;
	/** Waits for the jobs in hand, at most `graceMs`; then aborts their signal and gives them a last moment. */
	drain(graceMs: number): Promise<void>;
};

/** For handlers to settle after the abort; one that ignores its signal does not hold up the end. */
export const LAST_MOMENT_MS = 1_000;

export function createRunningJobs(log?: Log): RunningJobs {
	const abort = new AbortController();
	const running = new Set<Promise<void>>();

	async function attempt(name: string, id: string, handler: Handler): Promise<void> {
		try {
			await handler(id, abort.signal);
		} catch (error) {
			log?.error('job failed', { job: name, id, error });
		}
	}

	return {
		async run(name, id, handler) {
			const job = attempt(name, id, handler);
			running.add(job);
			await job;
			running.delete(job);
		},
		count: () => running.size,
		async drain(graceMs) {
			await settled(running, graceMs);
			abort.abort(new Error('the queue stops'));
			await settled(running, LAST_MOMENT_MS);
		},
	};
}

async function settled(jobs: ReadonlySet<Promise<void>>, atMostMs: number): Promise<void> {
	if (jobs.size === 0) return;
	const timer = new AbortController();
	const timeUp = delay(atMostMs, undefined, { signal: timer.signal }).catch(() => {});
	await Promise.race([Promise.all(jobs), timeUp]);
	timer.abort();
}
