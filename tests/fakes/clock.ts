/** A clock and a timer that tests turn by hand. */
import type { Clock, Timer } from '../../src/domain/ports.ts';

export type HandClock = Clock & Timer & { advance(ms: number): void; set(at: string): void };

/** Sleepers wake, in order, as the clock passes their hour. */
export function handClock(at = '2026-11-25T09:00:00Z'): HandClock {
	let now = Date.parse(at);
	let sleepers: { readonly untilMs: number; readonly wake: () => void }[] = [];
	function set(ms: number): void {
		now = ms;
		const due = sleepers.filter((sleeper) => sleeper.untilMs <= now);
		sleepers = sleepers.filter((sleeper) => sleeper.untilMs > now);
		for (const sleeper of due) sleeper.wake();
	}
	return {
		now: () => now,
		advance: (ms) => set(now + ms),
		set: (iso) => set(Date.parse(iso)),
		sleep: (ms, signal) =>
			new Promise((resolve) => {
				if (signal?.aborted) return resolve();
				sleepers.push({ untilMs: now + ms, wake: resolve });
				signal?.addEventListener('abort', () => resolve(), { once: true });
			}),
	};
}
