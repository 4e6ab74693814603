/** The system's clock: the only place that reads the time. Tests bring their own. */
import { setTimeout } from 'node:timers/promises';
import type { Clock, Timer } from './ports.ts';

/**
 * The machine's clock, but never going back: what is planned by it would wait for as long as it was set back. Then ours goes
 * on at half speed until the machine's has caught up. Forward it follows at once.
 */
export function steadyClock(wall: () => number): Clock {
	let wallMs = wall();
	let ourMs = wallMs;
	return {
		now() {
			const beforeMs = wallMs;
			wallMs = wall();
			ourMs = Math.max(wallMs, ourMs + Math.max(0, wallMs - beforeMs) / 2);
			return Math.floor(ourMs);
		},
	};
}

export const systemClock: Clock = steadyClock(() => Date.now());

/** Node's timers; an aborted wait ends at once without an error. */
export const systemTimer: Timer = {
	sleep: (ms, signal) => setTimeout(Math.min(ms, 2 ** 31 - 1), undefined, { signal }).catch(() => undefined),
};

/** An instant in milliseconds as the ISO string that records carry. Pure. */
export function isoAt(ms: number): string {
	return new Date(ms).toISOString();
}

/** A record's ISO instant in milliseconds since 1970; NaN if it is none. Pure. */
export function msOf(at: string): number {
	return Date.parse(at);
}
