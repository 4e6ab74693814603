/** Whether a platform as a whole is away, told from the outcomes that come one after the other. In memory. */
import type { DeliveryOutcome } from '../domain/ports.ts';

export type Outage = {
	/** Takes an outcome: answers until when (ms) the platform is to be left alone, or that it is back. */
	saw(outcome: DeliveryOutcome, nowMs: number): number | 'back' | undefined;
	readonly isOn: boolean;
};

/** One message may fail by itself, and a few by chance. */
const MISSES = 3;
/** How soon its return is seen; Discord and Telegram both bear a request in half a minute. */
const PROBE_MS = 30_000;
const FIRST_PROBE_MS = 5_000;

export function createOutage(): Outage {
	let misses = 0;
	let untilMs = 0;

	return {
		saw({ kind }, nowMs) {
			const wasOn = misses >= MISSES;
			const isMiss = kind === 'not-sent' || kind === 'unknown';
			if (!isMiss) misses = 0;
			if (!isMiss) return wasOn ? 'back' : undefined;
			// What was under way when the last miss came says nothing new.
			if (nowMs >= untilMs) misses += 1;
			if (misses < MISSES) return undefined;
			if (nowMs >= untilMs) untilMs = nowMs + Math.min(PROBE_MS, FIRST_PROBE_MS * 2 ** (misses - MISSES));
			return untilMs;
		},
		get isOn() {
			return misses >= MISSES;
		},
	};
}
