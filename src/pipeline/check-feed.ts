/** Step 1: from a feed's bytes to matched articles, stored before the feed is remembered. Many feeds at once. */
import type { Article } from '../domain/article.ts';
import { isoAt } from '../domain/clock.ts';
import type { Entry, Feed, FeedState, ParsedFeed } from '../domain/feed.ts';
import type { Match } from '../domain/topic.ts';
import type { CheckResult } from '../feeds/fetch-feed.ts';
import { afterCheck, isToBeTold, type Checked as Looked } from '../feeds/health.ts';
import { type Unseen, unseen } from '../feeds/unseen.ts';
import { ARCHIVE_MS, type House, JOBS } from './house.ts';
import { type Found, type Read, readEntries } from './read-entries.ts';

/** The rooms that this step asks. */
export type CheckParts = {
	readonly fetchFeed: (feed: Feed, state: FeedState | undefined, signal: AbortSignal) => Promise<CheckResult>;
	/** Entry → clean article; reads the page where the feed asks for it. */
	readonly articleOf: (entry: Entry, feed: Feed, state: FeedState | undefined, signal: AbortSignal) => Promise<Article>;
	/** What new entries' lines teach about the feed's boilerplate. */
	readonly learnLines: (before: FeedState['lineCounts'], entries: readonly Entry[]) => FeedState['lineCounts'];
	readonly match: (article: Article) => readonly Match[];
	/** Tells a feed's people that it has failed for a day. */
	readonly tellFailing?: (feed: Feed, state: FeedState) => Promise<void>;
};

export type Checked = {
	readonly state: FeedState;
	readonly result: CheckResult;
	readonly articles: number;
	readonly matched: number;
};

/**
 * Looks at a feed once. Articles and what is to place are stored first, the feed's record last: a crash in between makes
 * the next look find the same entries unseen, and their derived ids make storing them again harmless.
 */
export async function checkFeed(
	feed: Feed,
	lastLookAt: string | undefined,
	house: House,
	parts: CheckParts,
	signal: AbortSignal,
): Promise<Checked> {
	const { records, clock, log } = house;
	const state = await records.feedStates.get(feed.id);
	const answer = await parts.fetchFeed(feed, state, signal);
	const result =
		answer.kind === 'changed' ? { ...answer, seen: newsOf(answer.feed, feed, state, lastLookAt, house) } : answer;
	if (result.kind === 'failed') {
		log.warn('feed not read', {
			feedId: feed.id,
			feed: feed.title,
			fault: result.fault.kind,
			status: result.fault.status,
		});
	}
	const read =
		result.kind === 'changed' ? await readEntries(result.seen.entries, feed, state, house, parts, signal) : undefined;
	const found = read?.found ?? [];
	const matched = await keep(found, house);
	const next = afterCheck(feed.id, state, read ? withoutUnread(result, read, state, house) : result, clock.now());
	const learnt = read ? learntFrom(read, next, parts) : next;
	const told = await toldOf(feed, learnt, house, parts);
	if (told !== state) await records.feedStates.set(feed.id, told);
	for (const articleId of matched) await house.queue.wake(JOBS.place, articleId);
	return { state: told, result: answer, articles: found.length, matched: matched.length };
}

/** The notices are stored first: a crash before the state is tells nobody twice, for their ids are derived. */
async function toldOf(feed: Feed, state: FeedState, { clock }: House, parts: CheckParts): Promise<FeedState> {
	if (!isToBeTold(state, clock.now())) return state;
	await parts.tellFailing?.(feed, state);
	return { ...state, toldAt: isoAt(clock.now()) };
}

function newsOf(
	parsed: ParsedFeed,
	feed: Feed,
	state: FeedState | undefined,
	lastLookAt: string | undefined,
	house: House,
): Unseen {
	const options = { announceNewest: feed.announceNewest ?? 0, lastLookAt, nowMs: house.clock.now() };
	const news = unseen(parsed, state, options);
	const fields = { feedId: feed.id, feed: feed.title };
	const { log } = house;
	if (news.primed) log.info('feed seen for the first time', { ...fields, entries: parsed.entries.length });
	if (news.rolledOver) log.warn('everything in the feed is new: entries may have come and gone unseen', fields);
	if (parsed.entries.length === 0) log.warn('the feed has no entries', fields);
	return news;
}

/** As if what is to be read again had not stood in the document, nor the document been answered for good. */
function withoutUnread(result: Looked, { again }: Read, state: FeedState | undefined, house: House): Looked {
	if (result.kind !== 'changed' || again.size === 0) return result;
	const feed = { ...result.feed, entries: result.feed.entries.filter((entry) => !again.has(entry)) };
	const { seenIds } = unseen(feed, state, { nowMs: house.clock.now() });
	const { movedTo } = result.validators;
	return { ...result, validators: { ...(movedTo !== undefined && { movedTo }) }, seen: { ...result.seen, seenIds } };
}

function learntFrom({ entries, unread }: Read, next: FeedState, parts: CheckParts): FeedState {
	return {
		...next,
		...(entries.length > 0 && { lineCounts: parts.learnLines(next.lineCounts, entries) }),
		...((unread.length > 0 || next.unread) && { unread }),
	};
}

/** Stores the articles, what matched in them, and the requests to place; answers the ids to place, oldest first. */
async function keep(found: readonly Found[], house: House): Promise<readonly string[]> {
	if (found.length === 0) return [];
	const { records, clock } = house;
	const at = isoAt(clock.now());
	const matched = found
		.filter(({ matches }) => matches.length > 0)
		.map(({ article, ...rest }) => ({ articleId: article.id, ...rest }));
	await records.articles.setMany(found.map(({ article }) => ({ id: article.id, value: article, ttlMs: ARCHIVE_MS })));
	await records.matches.setMany(matched.map((one) => ({ id: one.articleId, value: one.matches, ttlMs: ARCHIVE_MS })));
	await records.toPlace.setMany(matched.map((one) => ({ id: one.articleId, value: { ...one, at } })));
	const ids = new Set(matched.map(({ articleId }) => articleId));
	for (const { article, late } of found) if (ids.has(article.id) && !late) house.meter?.found(article);
	return [...ids];
}
