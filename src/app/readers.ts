/** Wires the rooms that read: fetch, parse, clean, match, summarise. */
import type { Environment } from '../../config/environment.ts';
import { articleFromEntry, linesOfEntry } from '../articles/article-from-entry.ts';
import type { FullTextReader } from '../articles/full-text.ts';
import { countLines } from '../articles/line-counts.ts';
import { isoAt } from '../domain/clock.ts';
import type { Entry, Feed, FeedState } from '../domain/feed.ts';
import type { Clock, Log } from '../domain/ports.ts';
import { fetchFeed } from '../feeds/fetch-feed.ts';
import { createParserPool, type ParserPool } from '../feeds/parser-pool.ts';
import { createFetcher, type Fetcher } from '../http/fetcher.ts';
import type { Summarise } from '../pipeline/announce-story.ts';
import type { CheckParts } from '../pipeline/check-feed.ts';
import { languageOf } from '../text/language.ts';
import type { TopicBook } from '../topics/topic-book.ts';

export type Readers = {
	readonly fetcher: Fetcher;
	readonly pool: ParserPool;
	readonly check: CheckParts;
	readonly summarise: Summarise;
	close(): Promise<void>;
};

const AGENT = 'Rasid';

export function readersOf(
	environment: Environment,
	topics: TopicBook,
	version: string,
	clock: Clock,
	log: Log,
	tellFailing: CheckParts['tellFailing'],
): Readers {
	const fetcher = createFetcher({ userAgent: `${AGENT}/${version} (news alerts; feed reader)`, now: clock.now });
	const pool = createParserPool();
	let summariser: Promise<Summarise> | undefined;
	let pages: Promise<FullTextReader> | undefined;
	/** Its DOM takes 20 MB: loaded for the first feed that asks for full texts. */
	async function openPages(): Promise<FullTextReader> {
		const { createFullTextReader } = await import('../articles/full-text.ts');
		return createFullTextReader(fetcher.fetch, AGENT, clock.now);
	}

	/** Twenty files of rules and names: loaded at the first match, a turn of the loop before its story is told. */
	async function openSummariser(): Promise<Summarise> {
		return (await import('./summariser.ts')).summariserOf(environment.model, fetcher.fetch, clock, log);
	}

	async function articleOf(
		entry: Entry,
		feed: Feed,
		state: FeedState | undefined,
		signal: AbortSignal,
	): ReturnType<CheckParts['articleOf']> {
		pages ??= feed.fullText ? openPages() : undefined;
		const page =
			feed.fullText && entry.link
				? await (await pages)?.read(entry.link, { signal, allowLoopback: feed.allowLoopback })
				: undefined;
		return articleFromEntry(entry, feed, {
			fetchedAt: isoAt(clock.now()),
			languageOf,
			lineCounts: state?.lineCounts,
			pageLines: page?.kind === 'text' ? page.lines : undefined,
		});
	}

	return {
		fetcher,
		pool,
		check: {
			fetchFeed: (feed, state, signal) => fetchFeed(feed, state, { fetcher, pool, now: clock.now, signal }),
			articleOf,
			learnLines: (before, entries) =>
				entries.reduce((counts, entry) => countLines(counts, linesOfEntry(entry)), before ?? {}),
			tellFailing,
			match(article) {
				const matches = topics.match({ id: article.id, title: article.title, text: article.contentText });
				if (matches.length > 0) summariser ??= openSummariser();
				return matches;
			},
		},
		async summarise(...story) {
			summariser ??= openSummariser();
			return (await summariser)(...story);
		},
		async close() {
			await pool.close();
			await fetcher.close();
		},
	};
}
