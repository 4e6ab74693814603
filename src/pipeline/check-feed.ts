/** Step 1: from a feed's bytes to matched articles, stored before the feed is remembered. Many feeds at once. */
import type { Article } from '../domain/article.ts';
import { isoAt } from '../domain/clock.ts';
import type { Entry, Feed, FeedState, ParsedFeed } from '../domain/feed.ts';
import type { Match } from '../domain/topic.ts';
import type { CheckResult } from '../feeds/fetch-feed.ts';
import { afterCheck, isToBeTold } from '../feeds/health.ts';
import { type Unseen, type UnseenEntry, unseen } from '../feeds/unseen.ts';
import { ARCHIVE_MS, type House, JOBS } from './house.ts';

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
	const found = result.kind === 'changed' ? await articlesOf(result.seen.entries, feed, state, parts, signal) : [];
	const matched = await keep(found, house, parts);
	const next = afterCheck(feed.id, state, result, clock.now());
	const entries = result.kind === 'changed' ? result.seen.entries.map(({ entry }) => entry) : [];
	const learnt = entries.length > 0 ? { ...next, lineCounts: parts.learnLines(next.lineCounts, entries) } : next;
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

type Found = { readonly article: Article; readonly late: boolean };

async function articlesOf(
	entries: readonly UnseenEntry[],
	feed: Feed,
	state: FeedState | undefined,
	parts: CheckParts,
	signal: AbortSignal,
): Promise<readonly Found[]> {
	const found: Found[] = [];
	for (const { entry, late } of entries) {
		const article = await parts.articleOf(entry, feed, state, signal);
		if (article.title !== '' || article.contentText !== '') found.push({ article, late });
	}
	return found;
}

/** Stores the articles, what matched in them, and the requests to place; answers the ids to place, oldest first. */
async function keep(found: readonly Found[], house: House, parts: CheckParts): Promise<readonly string[]> {
	if (found.length === 0) return [];
	const { records, clock } = house;
	const at = isoAt(clock.now());
	const matched = found
		.map(({ article, late }) => ({ articleId: article.id, late, matches: parts.match(article) }))
		.filter(({ matches }) => matches.length > 0);
	await records.articles.setMany(found.map(({ article }) => ({ id: article.id, value: article, ttlMs: ARCHIVE_MS })));
	await records.matches.setMany(matched.map((one) => ({ id: one.articleId, value: one.matches, ttlMs: ARCHIVE_MS })));
	await records.toPlace.setMany(matched.map((one) => ({ id: one.articleId, value: { ...one, at } })));
	const ids = new Set(matched.map(({ articleId }) => articleId));
	for (const { article, late } of found) if (ids.has(article.id) && !late) house.meter?.found(article);
	return [...ids];
}
