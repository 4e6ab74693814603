/** Entries as articles with their matches; one on which our reading breaks keeps none of the others back. */
import type { Article } from '../domain/article.ts';
import { isoAt } from '../domain/clock.ts';
import type { Entry, Feed, FeedState, UnreadEntry } from '../domain/feed.ts';
import type { Match } from '../domain/topic.ts';
import type { UnseenEntry } from '../feeds/unseen.ts';
import type { CheckParts } from './check-feed.ts';
import type { House } from './house.ts';

export type Found = { readonly article: Article; readonly late: boolean; readonly matches: readonly Match[] };

export type Read = {
	readonly found: readonly Found[];
	readonly entries: readonly Entry[];
	/** To be found unseen at the next look. */
	readonly again: ReadonlySet<Entry>;
	/** For the feed's state: what is to be tried again, and what was given up, newest last. */
	readonly unread: readonly UnreadEntry[];
};

/** Looks at which an entry is tried: what breaks on it may be a page that is only now being written. */
const TRIES = 3;
const KEPT = 20;

/** Oldest first, as they come. */
export async function readEntries(
	entries: readonly UnseenEntry[],
	feed: Feed,
	state: FeedState | undefined,
	{ clock, log }: Pick<House, 'clock' | 'log'>,
	parts: Pick<CheckParts, 'articleOf' | 'match'>,
	signal: AbortSignal,
): Promise<Read> {
	const found: Found[] = [];
	const read: Entry[] = [];
	const again = new Set<Entry>();
	const unread = new Map((state?.unread ?? []).map((one) => [one.entry, one]));
	for (const { entry, late } of entries) {
		const name = entry.id ?? entry.link ?? entry.title ?? '';
		try {
			const article = await parts.articleOf(entry, feed, state, signal);
			const isEmpty = article.title === '' && article.contentText === '';
			if (!isEmpty) found.push({ article, late, matches: parts.match(article) });
			read.push(entry);
			unread.delete(name);
		} catch (error) {
			if (signal.aborted) throw error;
			const tries = (unread.get(name)?.tries ?? 0) + 1;
			const isGivenUp = tries >= TRIES;
			unread.delete(name);
			unread.set(name, { entry: name, title: entry.title, link: entry.link, tries, isGivenUp, at: isoAt(clock.now()) });
			if (!isGivenUp) again.add(entry);
			log.error('an entry cannot be read', { feedId: feed.id, feed: feed.title, entry: name, tries, isGivenUp, error });
		}
	}
	return { found, entries: read, again, unread: [...unread.values()].slice(-KEPT) };
}
