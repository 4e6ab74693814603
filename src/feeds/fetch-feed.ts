/** One look at a feed: asks only for what is new, and reads only what is not the same as last time. */
import { createHash } from 'node:crypto';
import type { Feed, FeedFault, FeedState, ParsedFeed } from '../domain/feed.ts';
import type { Fetcher, FetchOutcome } from '../http/fetcher.ts';
import { type Freshness, freshnessOf, type Headers } from '../http/freshness.ts';
import { hubLinks } from './hub-links.ts';
import type { ParserPool } from './parser-pool.ts';

/** What the state is to remember of an answer, once its entries are stored. */
export type Validators = Pick<FeedState, 'movedTo' | 'etag' | 'lastModified' | 'contentHash'>;

export type CheckResult =
	| {
			readonly kind: 'changed';
			readonly feed: ParsedFeed;
			readonly validators: Validators;
			readonly freshness: Freshness;
	  }
	/** 304, or the same bytes again: nothing was parsed and nothing need be written. */
	| { readonly kind: 'unchanged'; readonly freshness: Freshness }
	| { readonly kind: 'failed'; readonly fault: FeedFault };

export type FetchFeedOptions = {
	readonly fetcher: Fetcher;
	readonly pool: ParserPool;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal?: AbortSignal;
};

const ACCEPT =
	'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/**
 * Checks a feed. Never rejects for what the network or the feed does, only with the signal's reason.
 * A moved feed is asked at its new address. While that fails, every other look goes to the address that the editor
 * wrote, whole and without conditions. A move is believed only of an answer that is a feed.
 */
export async function fetchFeed(
	feed: Feed,
	state: FeedState | undefined,
	options: FetchFeedOptions,
): Promise<CheckResult> {
	const { fetcher, pool, now, signal } = options;
	const isLost = state?.movedTo !== undefined && state.errorCount % 2 === 1;
	const known = isLost ? undefined : state;
	const outcome = await fetcher.fetch(known?.movedTo ?? feed.feedUrl, {
		headers: conditions(known),
		allowLoopback: feed.allowLoopback ?? false,
		...(signal && { signal }),
	});
	if (outcome.kind === 'fault') return { kind: 'failed', fault: outcome.fault };
	const freshness = freshnessOf(outcome.headers, now());
	if (outcome.kind === 'not-modified') return { kind: 'unchanged', freshness };
	const contentHash = createHash('sha256').update(outcome.bytes).digest('hex');
	if (contentHash === known?.contentHash) return { kind: 'unchanged', freshness };
	const read = await pool.read(outcome.bytes, { url: outcome.url, headers: outcome.headers }, signal);
	if (read.kind === 'fault') return { kind: 'failed', fault: read.fault };
	const parsed = { ...read.feed, ...hubLinks(outcome.headers, outcome.url) };
	return { kind: 'changed', feed: parsed, validators: validatorsOf(outcome, feed, known, contentHash), freshness };
}

/** RFC 9110, 13.1: both validators are sent, as they were given; the server prefers the ETag. */
function conditions(state: FeedState | undefined): Headers {
	return {
		accept: ACCEPT,
		...(state?.etag !== undefined && { 'if-none-match': state.etag }),
		...(state?.lastModified !== undefined && { 'if-modified-since': state.lastModified }),
	};
}

function validatorsOf(
	outcome: Extract<FetchOutcome, { kind: 'ok' }>,
	feed: Feed,
	state: FeedState | undefined,
	contentHash: string,
): Validators {
	const { etag, 'last-modified': lastModified } = outcome.headers;
	const movedTo = outcome.permanentUrl ?? state?.movedTo;
	return {
		contentHash,
		...(etag !== undefined && { etag }),
		...(lastModified !== undefined && { lastModified }),
		...(movedTo !== undefined && movedTo !== feed.feedUrl && { movedTo }),
	};
}
