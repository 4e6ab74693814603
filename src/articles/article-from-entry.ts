/** One entry of a feed as an article: canonical address, clean text, language. */
import type { Article } from '../domain/article.ts';
import type { Entry, Feed } from '../domain/feed.ts';
import { idOf } from '../domain/id.ts';
import { paragraphs } from '../text/html.ts';
import { plainLine, plainLines } from '../text/plain-line.ts';
import { truncateHard } from '../text/truncate.ts';
import { canonicalUrl } from './canonical-url.ts';
import { cleanLines } from './clean-text.ts';
import { cleanTitle } from './clean-title.ts';
import type { LineCounts } from './line-counts.ts';

export type ArticleOptions = {
	/** ISO instant. */
	readonly fetchedAt: string;
	/** BCP 47 of a text; `declared` is the feed's own claim. */
	readonly languageOf: (text: string, declared?: string) => Promise<string> | string;
	/** What this feed repeats from article to article. */
	readonly lineCounts?: LineCounts;
	/** Plain lines of the article's page, when the feed gives only a teaser (full-text.ts). */
	readonly pageLines?: readonly string[];
};

const LONGEST_TEXT = 100_000;
const LONGEST_TEASER = 600;
const ANY = Number.POSITIVE_INFINITY;

/** Never throws for what an entry holds. An entry without address and id is known by its title. */
export async function articleFromEntry(entry: Entry, feed: Feed, options: ArticleOptions): Promise<Article> {
	const publisher = plainLine(entry.source?.title ?? '') || feed.title;
	const teaserLines = cleanLines(linesOf(entry.summary), { lineCounts: options.lineCounts ?? {} });
	const url = canonicalUrl(entry.link ?? '');
	const given = cleanTitle(entry.title ?? '', publisher) || cleanTitle(linesOfEntry(entry)[0] ?? '', publisher);
	const lines = options.pageLines ?? linesOfEntry(entry);
	const content = cleanLines(lines, { title: given, lineCounts: options.lineCounts ?? {} });
	const contentText = content.join('\n').slice(0, LONGEST_TEXT).toWellFormed();
	const teaser = truncateHard(teaserLines.join(' '), { words: ANY, characters: LONGEST_TEASER });
	const imageUrl = entry.imageUrl ?? entry.enclosures.find(({ type }) => type?.startsWith('image/'))?.url;
	return {
		id: url ? idOf('a', url) : idOf('a', feed.id, entry.id ?? given),
		feedId: feed.id,
		publisher,
		...(entry.id === undefined ? {} : { guid: entry.id }),
		url,
		title: given,
		...(teaser === '' ? {} : { teaser }),
		contentText,
		authors: named(entry.authors, 10),
		categories: named(entry.categories, 20),
		...(imageUrl === undefined || !/^https?:/i.test(imageUrl) ? {} : { imageUrl }),
		language: await options.languageOf(`${given}\n${contentText.slice(0, 600)}`, feed.language),
		...(entry.publishedAt === undefined ? {} : { publishedAt: entry.publishedAt }),
		fetchedAt: options.fetchedAt,
	};
}

/** The plain lines an entry came with, before cleaning: what `countLines` learns from. The longer of body and summary. */
export function linesOfEntry(entry: Entry): string[] {
	const [body, summary] = [linesOf(entry.content), linesOf(entry.summary)];
	return body.join('').length >= summary.join('').length ? body : summary;
}

function linesOf(html: string | undefined): string[] {
	return plainLines(paragraphs((html ?? '').slice(0, LONGEST_TEXT * 5)).join('\n'));
}

function named(names: readonly string[], most: number): string[] {
	return [...new Set(names.map(plainLine).filter(Boolean))].slice(0, most);
}
