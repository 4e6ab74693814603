/** The system's clock: the only place that reads the time. Tests bring their own. */
import { setTimeout } from 'node:timers/promises';
import type { Clock, Timer } from './ports.ts';

export const systemClock: Clock = {
	now: () => Date.now(),
};

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
