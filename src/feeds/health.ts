/** How a feed is doing, what its state becomes after a look at it, and when its people are to be told. Pure. */
import { isoAt, msOf } from '../domain/clock.ts';
import type { FeedFault, FeedState, ParsedFeed } from '../domain/feed.ts';
import type { CheckResult } from './fetch-feed.ts';
import { retryDelayMs } from './interval.ts';
import type { Unseen } from './unseen.ts';

/** A look at a feed, with what `unseen` made of its document if that was a new one. */
export type Checked =
	| Exclude<CheckResult, { kind: 'changed' }>
	| (Extract<CheckResult, { kind: 'changed' }> & { readonly seen: Unseen });

export type FeedHealth = 'new' | 'healthy' | 'failing' | 'gone';

/** A feed that has failed for this long is its people's business: shorter troubles mend themselves. */
const TELL_AFTER_MS = 24 * 3_600_000;

/**
 * What the feed's record is to hold after a look. The very same object comes back when there is nothing to write:
 * an unchanged feed that is well costs no write (when it was last asked is the scheduler's to know).
 * To be stored only after the entries of `seen` are.
 */
export function afterCheck(feedId: string, state: FeedState | undefined, result: Checked, nowMs: number): FeedState {
	const before = state ?? { feedId, seenIds: [], appearedAt: [], errorCount: 0 };
	if (result.kind === 'failed') return failed(before, result.fault, nowMs);
	if (result.kind === 'unchanged') return before.errorCount === 0 ? before : well(before, nowMs);
	const { etag, lastModified, contentHash, movedTo, ttlMinutes, skipHours, hubUrl, selfUrl, ...kept } = well(
		before,
		nowMs,
	);
	const { seenIds, appearedAt, hourCounts } = result.seen;
	return {
		...kept,
		...result.validators,
		...wishesOf(result.feed),
		seenIds,
		appearedAt,
		hourCounts,
		primedAt: before.primedAt ?? isoAt(nowMs),
		...(result.seen.rolledOver && { rolledOverAt: isoAt(nowMs) }),
	};
}

export function feedHealth(state: FeedState | undefined): FeedHealth {
	if (!state) return 'new';
	if (state.errorCount > 0) return state.lastError?.kind === 'gone' ? 'gone' : 'failing';
	return state.primedAt === undefined ? 'new' : 'healthy';
}

/** Whether the feed's people are to be told that it fails: once, a day after it began. */
export function isToBeTold(state: FeedState, nowMs: number): boolean {
	if (state.failingSince === undefined || state.toldAt !== undefined) return false;
	return nowMs - msOf(state.failingSince) >= TELL_AFTER_MS;
}

/**
 * A fault in the words that people who add feeds may read. Whether an address is refused, silent or does not exist is one
 * and the same to them: otherwise adding feeds would be a way to learn what listens inside our network.
 */
export function shownFault(fault: FeedFault): FeedFault['kind'] | 'unreachable' {
	return fault.kind === 'address' || fault.kind === 'network' || fault.kind === 'timeout' ? 'unreachable' : fault.kind;
}

function failed(state: FeedState, fault: FeedFault, nowMs: number): FeedState {
	const errorCount = state.errorCount + 1;
	const failingSince = state.failingSince ?? isoAt(nowMs);
	return {
		...state,
		errorCount,
		lastError: fault,
		failingSince,
		nextCheckAt: isoAt(probeMs(errorCount, fault, msOf(failingSince), nowMs)),
	};
}

/** Once more when the first day is over, unless the site wants to be left alone for longer: then people are told. */
function probeMs(errorCount: number, fault: FeedFault, sinceMs: number, nowMs: number): number {
	const retryMs = nowMs + retryDelayMs(errorCount, fault);
	const tellMs = sinceMs + TELL_AFTER_MS;
	return fault.retryAfterMs === undefined && nowMs < tellMs ? Math.min(retryMs, tellMs) : retryMs;
}

function well({ failingSince, lastError, toldAt, nextCheckAt, ...state }: FeedState, nowMs: number): FeedState {
	return { ...state, errorCount: 0, checkedAt: isoAt(nowMs) };
}

function wishesOf(feed: ParsedFeed): Pick<FeedState, 'ttlMinutes' | 'skipHours' | 'hubUrl' | 'selfUrl'> {
	const { ttlMinutes, skipHours, hubUrl, selfUrl } = feed;
	return {
		...(ttlMinutes !== undefined && { ttlMinutes }),
		...(skipHours !== undefined && { skipHours }),
		...(hubUrl !== undefined && selfUrl !== undefined && { hubUrl, selfUrl }),
	};
}
