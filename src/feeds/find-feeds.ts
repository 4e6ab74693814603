/** From any address a person gives to the feeds behind it: the address itself, or what its page offers, each really read. */
import type { FeedFault } from '../domain/feed.ts';
import type { Fetcher } from '../http/fetcher.ts';
import { decode } from './decode.ts';
import { discover } from './discover.ts';
import type { ParserPool } from './parser-pool.ts';

export type FoundFeed = {
	readonly url: string;
	readonly title?: string;
	readonly siteUrl?: string;
	readonly language?: string;
	readonly entries: number;
};
export type FindOutcome =
	| { readonly kind: 'found'; readonly feeds: readonly FoundFeed[] }
	/** `fault` says why the address itself could not be read; without it, the page offers no feed. */
	| { readonly kind: 'none'; readonly fault?: FeedFault };

/** Requests to one site for one question, and feeds offered to choose from. */
const MAX_TRIED = 12;
const MAX_FOUND = 5;

/** Never rejects for what the network does; loopback and private addresses are refused by the fetch. */
export async function findFeeds(
	address: string,
	{ fetcher, pool }: { readonly fetcher: Fetcher; readonly pool: ParserPool },
	signal?: AbortSignal,
): Promise<FindOutcome> {
	const itself = await look(address);
	if (itself.kind === 'feed') return { kind: 'found', feeds: [itself.feed] };
	if (itself.kind === 'fault') return { kind: 'none', fault: itself.fault };
	const found = new Map<string, FoundFeed>();
	for (const { url, title, by } of discover(itself.html, itself.url).slice(0, MAX_TRIED)) {
		// Guesses are tried only while nothing surer was found.
		if (found.size >= MAX_FOUND || (by === 'guess' && found.size > 0)) break;
		const candidate = await look(url);
		if (candidate.kind === 'feed') found.set(candidate.feed.url, { title, ...candidate.feed });
	}
	return found.size > 0 ? { kind: 'found', feeds: [...found.values()] } : { kind: 'none' };

	async function look(url: string): Promise<Looked> {
		const answer = await fetcher.fetch(url, signal && { signal });
		if (answer.kind === 'fault') return answer;
		if (answer.kind === 'not-modified') return { kind: 'page', html: '', url: answer.url };
		const read = await pool.read(answer.bytes, { url: answer.url, headers: answer.headers }, signal);
		if (read.kind === 'fault')
			return { kind: 'page', html: decode(answer.bytes, answer.headers).text, url: answer.url };
		const { title, link, language, entries } = read.feed;
		const feed: FoundFeed = {
			url: answer.permanentUrl ?? url,
			...(title && { title }),
			...(link && { siteUrl: link }),
			...(language && { language }),
			entries: entries.length,
		};
		return { kind: 'feed', feed };
	}
}

type Looked =
	| { readonly kind: 'feed'; readonly feed: FoundFeed }
	| { readonly kind: 'page'; readonly html: string; readonly url: string }
	| { readonly kind: 'fault'; readonly fault: FeedFault };
