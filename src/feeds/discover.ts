/** Which feeds a web page offers: announced, linked, or where they usually are. Pure. */
import { collapse, decodeEntities } from '../text/html.ts';
import { type OpenTag, walkMarkup } from '../text/markup.ts';
import { resolveAddress } from './addresses.ts';

/** `by` says how it was found, the surest first: announced by the page, linked from it, or only a usual place. */
export type Candidate = { readonly url: string; readonly title?: string; readonly by: 'link' | 'anchor' | 'guess' };

const FEED_TYPE = /^(?:application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|x-rss\+xml)|text\/(?:rss|atom))\b/i;
const PLAIN_TYPE = /^(?:application|text)\/(?:xml|json)\b/i;
const FEED_PATH = /(?:^|[/?&=._-])(?:rss\d?|atom|feeds?|rdf|mrss)(?:[/?&=._-]|$)|\.(?:rss|atom|rdf)(?:$|\?)/i;
const FEED_WORDS = /\brss\b|\batom\b|\bfeed\b|خلاصات|خلاصة|تلقيم/i;
/** Services that take a feed's address, and the feed of a page's comments: none is the outlet's news. */
const NO_FEED = /(?:feedly|inoreader|netvibes|bloglovin|newsblur)\.com|\/comments?\/(?:feed|rss)|[?&]feed=comments/i;
const USUAL = ['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json', '/?feed=rss2'];
/** A directory of feeds has some hundred. */
const MAX_CANDIDATES = 100;

/** Each address once, best first. Guesses are at the end; whoever asks must try them. `baseUrl` is the page's address. */
export function discover(html: string, baseUrl: string): Candidate[] {
	const found = new Map<string, Candidate>();
	let base = baseUrl;
	let anchor: { readonly url: string; words: string } | undefined;

	function add(candidate: Candidate): void {
		const known = found.get(candidate.url);
		if (found.size >= MAX_CANDIDATES || NO_FEED.test(candidate.url)) return;
		if (!known || (known.by !== 'link' && candidate.by === 'link')) found.set(candidate.url, candidate);
	}
	function addAnchor(): void {
		const words = collapse(anchor?.words ?? '').slice(0, 200);
		if (anchor && (FEED_PATH.test(pathOf(anchor.url)) || FEED_WORDS.test(words))) {
			add({ url: anchor.url, by: 'anchor', ...(words && { title: words }) });
		}
		anchor = undefined;
	}
	walkMarkup(html, 'html', {
		open(tag) {
			const name = tag.name.toLowerCase();
			const url = resolveAddress(attributeOf(tag, 'href'), base);
			if (name === 'base' && url) base = url;
			if (name === 'link' && url && isFeedLink(tag)) add({ url, by: 'link', ...titleOf(tag) });
			if (name !== 'a') return;
			addAnchor();
			if (url) anchor = { url, words: attributeOf(tag, 'title') ?? '' };
		},
		close(name) {
			if (name.toLowerCase() === 'a') addAnchor();
		},
		text(raw) {
			if (anchor && anchor.words.length < 500) anchor.words += decodeEntities(raw.slice(0, 500));
		},
	});
	addAnchor();
	for (const path of USUAL) {
		const url = resolveAddress(path, base);
		if (url) add({ url, by: 'guess' });
	}
	const order = { link: 0, anchor: 1, guess: 2 };
	return [...found.values()].sort((a, b) => order[a.by] - order[b.by]);
}

/** `rel=alternate` of a feed's type; of a plain XML or JSON type only where the address looks like a feed's. */
function isFeedLink(tag: OpenTag): boolean {
	const relations = (attributeOf(tag, 'rel') ?? '').toLowerCase().split(/\s+/);
	const type = attributeOf(tag, 'type') ?? '';
	if (!relations.includes('alternate') && !relations.includes('feed')) return false;
	return FEED_TYPE.test(type) || (PLAIN_TYPE.test(type) && FEED_PATH.test(attributeOf(tag, 'href') ?? ''));
}

function titleOf(tag: OpenTag): { readonly title?: string } {
	const title = collapse((attributeOf(tag, 'title') ?? '').slice(0, 200));
	return title ? { title } : {};
}

function attributeOf(tag: OpenTag, name: string): string | undefined {
	const value = tag.attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value;
	return value === undefined ? undefined : decodeEntities(value).trim();
}

function pathOf(url: string): string {
	const { pathname, search } = new URL(url);
	return (pathname + search).slice(0, 500);
}
