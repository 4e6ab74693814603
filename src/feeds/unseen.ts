/** Which entries of a feed's document are news to us: oldest first, each once, none twice, nothing skipped silently. Pure. */
import { isoAt, msOf } from '../domain/clock.ts';
import type { Entry, FeedState, HourCounts, ParsedFeed } from '../domain/feed.ts';
import { countHours } from './rhythm.ts';
import {
	decodeTraits,
	encodeTraits,
	isSameEntry,
	judgeTrust,
	type Traits,
	type Trust,
	traitsOf,
	withoutShared,
} from './seen-entry.ts';

export type UnseenEntry = {
	readonly entry: Entry;
	/** Old news: published hours ago while we did not look, or put online long after its date. To be digested, not announced at once. */
	readonly late: boolean;
};

export type Unseen = {
	/** Oldest first. */
	readonly entries: readonly UnseenEntry[];
	/** What the feed's state is to hold once these entries are stored. */
	readonly seenIds: readonly string[];
	readonly appearedAt: readonly string[];
	readonly hourCounts: HourCounts;
	/** This was the feed's first sight: what it held is known now and was (mostly) not announced. */
	readonly primed: boolean;
	/** Nothing in the document was known: entries may have come and gone since the last look. To be said. */
	readonly rolledOver: boolean;
};

export type UnseenOptions = {
	/** How many of the newest entries are news at the feed's first sight. */
	readonly announceNewest?: number;
	/** The last successful look at the feed, ISO; the stored one may be older than the real one. */
	readonly lastLookAt?: string | undefined;
	/** Milliseconds since 1970. */
	readonly nowMs: number;
};

const HOUR_MS = 3_600_000;
/** Entries remembered, or twice the document if that is more: publishers take entries out and put them back. */
const SEEN_MIN = 200;
const APPEARED_MAX = 20;
/** After a gap in our watch, longer than any interval between two looks, entries older than LATE_MS are old news; else after a day. */
const GAP_MS = 2 * HOUR_MS;
const LATE_MS = 3 * HOUR_MS;
const LATE_ALWAYS_MS = 24 * HOUR_MS;
/** A document of one or two entries rolls over with every entry: that says nothing. */
const WINDOW_MIN = 3;

/** Compares a document with what was seen. `state` is undefined, or has no `primedAt`, at the feed's first sight. */
export function unseen(parsed: ParsedFeed, state: FeedState | undefined, options: UnseenOptions): Unseen {
	const { nowMs, announceNewest = 0 } = options;
	const primed = state?.primedAt === undefined;
	const seen = (state?.seenIds ?? []).map(decodeTraits);
	const document = withoutShared(parsed.entries.map(traitsOf));
	const trust = judgeTrust(document, seen);
	const fresh: Entry[] = [];
	const accepted: Traits[] = [];
	for (const [index, traits] of document.entries()) {
		const isKnown = (other: Traits) => isSameEntry(traits, other, trust);
		if (seen.some(isKnown) || accepted.some(isKnown)) continue;
		accepted.push(traits);
		fresh.push(parsed.entries[index]!);
	}
	const news = oldestFirst(fresh);
	const announced = primed ? news.slice(Math.max(0, news.length - announceNewest)) : news;
	const lookAt = options.lastLookAt ?? state?.checkedAt;
	const appearedMs = appearances(news, primed ? undefined : lookAt, nowMs);
	return {
		entries: announced.map((entry) => ({ entry, late: !primed && isLate(entry, lookAt, nowMs) })),
		seenIds: remember(document, seen, trust),
		appearedAt: [...(state?.appearedAt ?? []), ...appearedMs.map(isoAt)].slice(-APPEARED_MAX),
		hourCounts: countHours(state?.hourCounts, appearedMs, Math.min(nowMs, ...appearedMs), nowMs),
		primed,
		rolledOver: !primed && seen.length > 0 && document.length >= WINDOW_MIN && fresh.length === document.length,
	};
}

/** Feeds put the newest first; an entry without a date stays next to its neighbour. */
function oldestFirst(entries: readonly Entry[]): Entry[] {
	let atMs = 0;
	const dated = entries.toReversed().map((entry) => {
		const ownMs = msOf(entry.publishedAt ?? '');
		if (!Number.isNaN(ownMs)) atMs = ownMs;
		return { entry, atMs };
	});
	return dated.sort((a, b) => a.atMs - b.atMs).map(({ entry }) => entry);
}

/**
 * Whether an entry is old news. While we watch a feed closely its dates prove little (a local time that calls itself
 * GMT is hours off), so only a day counts; after a gap, everything older than a few hours would come as a burst.
 */
function isLate(entry: Entry, lastLookAt: string | undefined, nowMs: number): boolean {
	const ageMs = nowMs - msOf(entry.publishedAt ?? '');
	const gapMs = nowMs - msOf(lastLookAt ?? '');
	return ageMs > (gapMs > GAP_MS ? LATE_MS : LATE_ALWAYS_MS);
}

/** The document's entries as they are now, newest last, after as many of the earlier ones as there is room for. */
function remember(document: readonly Traits[], seen: readonly Traits[], trust: Trust): string[] {
	const earlier = seen.filter((other) => !document.some((traits) => isSameEntry(traits, other, trust)));
	const room = Math.max(SEEN_MIN, 2 * document.length) - document.length;
	return [...earlier.slice(-room), ...document.toReversed()].map(encodeTraits);
}

/**
 * When news appeared: its own date if that can be true, else now. The feed's rhythm is learnt from it.
 * Without a look before this one, any past date can be true, and an entry without one tells nothing.
 */
function appearances(news: readonly Entry[], lastLookAt: string | undefined, nowMs: number): number[] {
	const dates = news.map(({ publishedAt }) => msOf(publishedAt ?? ''));
	if (lastLookAt === undefined) return dates.filter((atMs) => atMs <= nowMs);
	const earliestMs = msOf(lastLookAt) - HOUR_MS;
	return dates.map((atMs) => (atMs >= earliestMs && atMs <= nowMs ? atMs : nowMs));
}
