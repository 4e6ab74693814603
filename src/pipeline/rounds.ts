/** Periodic work: each task again and again with a pause in between, never twice at once, until stopped. */
import type { Log, Timer } from '../domain/ports.ts';

export type Round = {
	readonly name: string;
	readonly everyMs: number;
	readonly task: (signal: AbortSignal) => Promise<unknown>;
};

/** Runs all rounds until the signal aborts; a task that throws is logged and comes again. */
export async function runRounds(rounds: readonly Round[], timer: Timer, log: Log, signal: AbortSignal): Promise<void> {
	await Promise.all(rounds.map((round) => turn(round, timer, log, signal)));
}

async function turn({ name, everyMs, task }: Round, timer: Timer, log: Log, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		await task(signal).catch((error: unknown) => {
			if (!signal.aborted) log.error('a periodic task failed', { task: name, error });
		});
		await timer.sleep(everyMs, signal);
	}
}
