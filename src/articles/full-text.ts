/** Reads an article's own page, for feeds that give only a teaser and ask for it. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { FetchRequest } from '../http/fetcher.ts';
import { paragraphs } from '../text/html.ts';
import { plainLines } from '../text/plain-line.ts';
import { createRobots, type Fetch } from './robots.ts';

export type FullText =
	| { readonly kind: 'text'; readonly lines: readonly string[] }
	| { readonly kind: 'forbidden' } // robots.txt
	| { readonly kind: 'unreachable' } // the fetch failed; it says why elsewhere
	| { readonly kind: 'unreadable' }; // no article found, or a page beyond our bounds

export type FullTextReader = { read(url: string, request?: FetchRequest): Promise<FullText> };

/**
 * Parsing is synchronous, so its cost must be bounded before it begins. Readability walks up from every paragraph: its
 * cost follows the sum of the depths of all elements. Real pages of news have some 3,000 elements at a depth of 20.
 */
const MAX_BYTES = 2_000_000;
const MOST_TAGS = 10_000;
const DEEPEST = 100;
const MOST_DEPTH_IN_ALL = 120_000;
/** Characters; less is a notice, not an article. */
const LEAST_TEXT = 200;

/** `agent` is our product token in robots.txt; `now` in milliseconds. */
export function createFullTextReader(fetch: Fetch, agent: string, now: () => number): FullTextReader {
	const robots = createRobots(fetch, agent, now);
	return {
		async read(url, request = {}) {
			if (!(await robots.allows(url, request))) return { kind: 'forbidden' };
			const outcome = await fetch(url, { ...request, maxBytes: MAX_BYTES });
			if (outcome.kind !== 'ok') return { kind: 'unreachable' };
			const lines = articleLines(decoded(outcome.bytes, outcome.headers['content-type'] ?? ''));
			return lines.length > 0 ? { kind: 'text', lines } : { kind: 'unreadable' };
		},
	};
}

/** The plain lines of a page's article; empty when there is none or the page is out of bounds. Pure. */
export function articleLines(html: string): string[] {
	if (!isBounded(html)) return [];
	try {
		const { document } = parseHTML(html);
		const found = new Readability(document as never, { maxElemsToParse: MOST_TAGS }).parse();
		const lines = plainLines(paragraphs(found?.content ?? '').join('\n'));
		return lines.join(' ').length >= LEAST_TEXT ? lines : [];
	} catch {
		return []; // Readability throws for pages of too many elements, both libraries for markup they cannot digest
	}
}

function isBounded(html: string): boolean {
	let tags = 0;
	let depth = 0;
	let inAll = 0;
	for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
		tags += 1;
		if (!UNNESTED.has(name!.toLowerCase())) depth = Math.max(0, depth + (closing ? -1 : 1));
		inAll += depth;
		if (tags > MOST_TAGS || depth > DEEPEST || inAll > MOST_DEPTH_IN_ALL) return false;
	}
	return tags > 0;
}

/** Elements that have no end tag, or may leave it out. */
const UNNESTED = new Set(
	'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot path'.split(
		' ',
	),
);

/** By the header's charset, else the page's own, else UTF-8. */
function decoded(bytes: Uint8Array, contentType: string): string {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
	const label = /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
	try {
		return new TextDecoder(label ?? 'utf-8').decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes); // a label nobody knows
	}
}
