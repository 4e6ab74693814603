/** The system's clock: the only place that reads the time. Tests bring their own. */
import type { Clock } from './ports.ts';

export const systemClock: Clock = {
	now: () => Date.now(),
};

/** An instant in milliseconds as the ISO string that records carry. Pure. */
export function isoAt(ms: number): string {
	return new Date(ms).toISOString();
}

/** A record's ISO instant in milliseconds since 1970; NaN if it is none. Pure. */
export function msOf(at: string): number {
	return Date.parse(at);
}
