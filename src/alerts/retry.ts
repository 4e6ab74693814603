/** What an outcome of sending means for the alert: sent, again at, or given up. Pure. */
import type { Alert } from '../domain/alert.ts';
import { isoAt, msOf } from '../domain/clock.ts';
import type { DeliveryOutcome } from '../domain/ports.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits between tries: 27.6 hours in all, Svix's schedule (docs.svix.com/retries). The first is short: most faults pass. */
const WAITS_MS = [
	5 * SECOND_MS,
	MINUTE_MS,
	5 * MINUTE_MS,
	30 * MINUTE_MS,
	2 * HOUR_MS,
	5 * HOUR_MS,
	10 * HOUR_MS,
	10 * HOUR_MS,
];
/** A whole platform may be away for a day: tries go on at this pace until the horizon, so that its return is seen. */
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
export const HORIZON_MS = WAITS_MS.reduce((sum, wait) => sum + wait, 0);
/** A channel that refuses us keeps its alerts this long. */
export const PAUSED_HORIZON_MS = 7 * 24 * HOUR_MS;
const PROBE_PAUSED_MS = 15 * MINUTE_MS;

/** What is to be done beyond the alert itself. */
export type Consequence =
	| { readonly kind: 'none' }
	| { readonly kind: 'hold'; readonly scope: 'channel' | 'platform'; readonly untilMs: number }
	| { readonly kind: 'pause-channel'; readonly reason: string }
	| { readonly kind: 'lose-channel'; readonly reason: string }
	| { readonly kind: 'move-channel'; readonly address: string }
	| { readonly kind: 'stop-platform'; readonly reason: string };

export type Decision = { readonly alert: Alert; readonly consequence: Consequence };

/** The alert as it stands after one try that ended at `nowMs`. */
export function afterTry(alert: Alert, outcome: DeliveryOutcome, nowMs: number): Decision {
	const now = isoAt(nowMs);
	const mayHaveArrived = alert.mayHaveArrived || outcome.kind === 'unknown' || undefined;
	const tried: Alert = { ...alert, firstTriedAt: alert.firstTriedAt ?? now, mayHaveArrived };
	switch (outcome.kind) {
		case 'sent':
			return decision({
				...tried,
				status: 'sent',
				sentAt: now,
				platformMessageId: outcome.messageId,
				lastError: undefined,
				mayHaveArrived: undefined,
			});
		case 'busy':
			// The platform asked for patience: no fault of the alert, so no try is counted.
			return {
				alert: again(tried, nowMs, outcome.retryAfterMs, 'busy', `asked to wait ${outcome.retryAfterMs} ms`),
				consequence: { kind: 'hold', scope: outcome.scope, untilMs: nowMs + outcome.retryAfterMs },
			};
		case 'not-sent':
			return decision(retried(tried, nowMs, 'not-sent', outcome.reason));
		case 'unknown':
			return decision(unknownAgain(retried(tried, nowMs, 'unknown', outcome.reason)));
		case 'refused':
			return {
				alert: waiting(tried, nowMs, outcome.reason),
				consequence: { kind: 'pause-channel', reason: outcome.reason },
			};
		case 'gone':
			return {
				alert: failed(tried, now, 'gone', outcome.reason),
				consequence: { kind: 'lose-channel', reason: outcome.reason },
			};
		case 'migrated':
			return {
				alert: again(tried, nowMs, 0, 'migrated', 'the chat has a new address'),
				consequence: { kind: 'move-channel', address: outcome.address },
			};
		case 'missing':
			return decision({
				...tried,
				status: 'superseded',
				lastError: { kind: 'missing', message: 'the message to edit was deleted', at: now },
			});
		case 'invalid':
			return decision(failed(tried, now, 'invalid', outcome.reason));
		case 'unauthorised':
			return {
				alert: again(tried, nowMs, LONGEST_WAIT_MS, 'unauthorised', outcome.reason),
				consequence: { kind: 'stop-platform', reason: outcome.reason },
			};
	}
}

/**
 * An alert as a new process finds it: one that is "sending" was in flight when the last one died, and whether it arrived is
 * unknown; one that waited for a token to be replaced may go, for it may have been.
 */
export function foundAtStart(alert: Alert, nowMs: number): Alert {
	if (alert.status === 'pending' && alert.lastError?.kind === 'unauthorised')
		return { ...alert, notBefore: isoAt(nowMs) };
	if (alert.status !== 'sending') return alert;
	const lastError = { kind: 'unknown', message: 'the process ended while this was being sent', at: isoAt(nowMs) };
	return { ...alert, status: 'unknown', attempts: alert.attempts + 1, mayHaveArrived: true, lastError };
}

/** The wait before try number `attempts` + 1. */
export function waitMs(attempts: number): number {
	return Math.min(WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)]!, LONGEST_WAIT_MS);
}

function retried(alert: Alert, nowMs: number, kind: string, reason: string): Alert {
	if (nowMs - msOf(alert.firstTriedAt!) > HORIZON_MS) return failed(alert, isoAt(nowMs), kind, reason);
	return { ...again(alert, nowMs, waitMs(alert.attempts), kind, reason), attempts: alert.attempts + 1 };
}

function unknownAgain(alert: Alert): Alert {
	return alert.status === 'pending' ? { ...alert, status: 'unknown' } : alert;
}

function waiting(alert: Alert, nowMs: number, reason: string): Alert {
	if (nowMs - msOf(alert.createdAt) > PAUSED_HORIZON_MS) return failed(alert, isoAt(nowMs), 'refused', reason);
	return again(alert, nowMs, PROBE_PAUSED_MS, 'refused', reason);
}

function again(alert: Alert, nowMs: number, delayMs: number, kind: string, message: string): Alert {
	return {
		...alert,
		status: 'pending',
		notBefore: isoAt(nowMs + delayMs),
		lastError: { kind, message, at: isoAt(nowMs) },
	};
}

function failed(alert: Alert, now: string, kind: string, message: string): Alert {
	return { ...alert, status: 'failed', lastError: { kind, message, at: now } };
}

function decision(alert: Alert): Decision {
	return { alert, consequence: { kind: 'none' } };
}
