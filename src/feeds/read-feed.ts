/** Reads a feed: bytes as they came, and where from, to a ParsedFeed or to the reason why not. Never rejects for what the bytes are. */
import type { FeedFault, ParsedFeed } from '../domain/feed.ts';
import { resolveAddress } from './addresses.ts';
import { type Canonical, canonicalXml } from './canonical-xml.ts';
import { parseDate } from './dates.ts';
import { decode, type Headers } from './decode.ts';
import { withoutDocumentType } from './document-type.ts';
import { date, datum, line } from './fields.ts';
import { readJsonFeed } from './json-feed.ts';
import { chooseLink, linkTo } from './links.ts';
import { type Parsed, parse } from './parse.ts';
import { authorsOfFeed } from './people.ts';
import { picturesOf } from './pictures.ts';
import { categoriesOf, compact, readEntry } from './read-entry.ts';
import { type RepairName, type Warn, withoutBareLessThan, withoutForbidden } from './repair.ts';
import { isChallengePage, sniff } from './sniff.ts';
import { unpack } from './unpack.ts';
import { skipHoursOf, ttlMinutesOf } from './wishes.ts';

export type ReadResult =
	| { readonly kind: 'feed'; readonly feed: ParsedFeed }
	| { readonly kind: 'fault'; readonly fault: FeedFault };

export type Origin = {
	/** Where the bytes came from: relative addresses are resolved against it. */
	readonly url?: string;
	/** The HTTP answer's headers. */
	readonly headers?: Headers;
	/** Of more entries than this the newest are kept; 500 by default, more than anyone publishes between two polls. */
	readonly maxEntries?: number;
};

const MAX_ENTRIES = 500;

/**
 * Any RSS, RDF, Atom or JSON Feed. Everything it takes and gives can be cloned into a worker and back. The time is linear
 * in the size of the body, which the caller caps. Faults: "not-a-feed", "challenge", "malformed".
 */
export async function readFeed(bytes: Uint8Array, origin: Origin = {}): Promise<ReadResult> {
	const warnings = new Set<RepairName>();
	const warn: Warn = (name) => warnings.add(name);
	const decoded = decode(unpack(bytes, warn), origin.headers);
	for (const name of decoded.warnings) warn(name);
	const text = withoutForbidden(decoded.text, warn);
	const kind = sniff(text);
	if (kind === 'json') return readJson(text, origin, warnings);
	if (kind !== 'markup')
		return fault('not-a-feed', kind === 'empty' ? 'The answer is empty.' : 'The answer is no feed.');
	const document = withoutDocumentType(text, warn);
	const source = withoutBareLessThan(document.text, warn);
	const canonical = canonicalXml(source, document.entities, origin.url, warn);
	if (!canonical.root) return notAFeed(text);
	const parsed = await parse(newest(canonical, origin.maxEntries ?? MAX_ENTRIES, warn));
	if (!parsed) return fault('malformed', 'The XML is beyond repair.');
	return { kind: 'feed', feed: { ...build(canonical.root, parsed, origin, warn), warnings: [...warnings] } };
}

function readJson(
	text: string,
	{ url, maxEntries = MAX_ENTRIES }: Origin,
	warnings: ReadonlySet<RepairName>,
): ReadResult {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return fault(text.includes('jsonfeed.org') ? 'malformed' : 'not-a-feed', 'The answer is no valid JSON.');
	}
	const feed = readJsonFeed(value, url, maxEntries);
	if (!feed) return fault('not-a-feed', 'The answer is JSON, but no feed.');
	return { kind: 'feed', feed: { ...feed, warnings: [...warnings, ...feed.warnings] } };
}

function notAFeed(text: string): ReadResult {
	if (isChallengePage(text)) return fault('challenge', 'The answer is the page of a bot wall.');
	return fault(
		'not-a-feed',
		/<html/i.test(text.slice(0, 8192)) ? 'The answer is an HTML page.' : 'The answer is no feed.',
	);
}

function fault(kind: FeedFault['kind'], message: string): ReadResult {
	return { kind: 'fault', fault: { kind, message } };
}

/** The newest entries by their dates, in the feed's order; without dates the first ones. */
function newest(canonical: Canonical, count: number, warn: Warn): Canonical {
	if (canonical.entries.length <= count) return canonical;
	warn('entries-capped');
	const dated = canonical.entries.map((entry, place) => ({ entry, place, at: parseDate(entry.date) ?? '' }));
	dated.sort((a, b) => (a.at === b.at ? a.place - b.place : a.at < b.at ? 1 : -1));
	const kept = dated.slice(0, count).sort((a, b) => a.place - b.place);
	return { ...canonical, entries: kept.map(({ entry }) => entry) };
}

function build(
	root: Canonical['root'],
	{ feed, entries }: Parsed,
	{ url, headers = {} }: Origin,
	warn: Warn,
): Omit<ParsedFeed, 'warnings'> {
	const unreadable = () => warn('unreadable-date');
	const link = chooseLink(feed, url);
	const base = url ?? link;
	const entryBase = root === 'rss' ? (link ?? url) : base;
	const authors = authorsOfFeed(feed);
	return compact({
		title: line(feed, 'title', 'dc:title', 'itunes:title', 'media:title'),
		link: link ?? resolveAddress(datum(feed, 'about'), url),
		language: languageOf(datum(feed, 'language', 'dc:language', 'lang') ?? headerLanguage(headers)),
		description: line(
			feed,
			'description',
			'subtitle',
			'tagline',
			'dc:description',
			'itunes:summary',
			'itunes:subtitle',
		),
		publishedAt: date(feed, unreadable, 'pubdate', 'published', 'issued', 'dcterms:issued', 'dc:date'),
		updatedAt: date(feed, unreadable, 'lastbuilddate', 'updated', 'modified', 'dcterms:modified', 'dc:date'),
		imageUrl: picturesOf(feed, base)[0],
		author: authors[0],
		id: datum(feed, 'id', 'guid', 'about'),
		categories: categoriesOf(feed),
		hubUrl: linkTo(feed, 'hub', base),
		selfUrl: linkTo(feed, 'self', base),
		ttlMinutes: ttlMinutesOf(feed),
		skipHours: skipHoursOf(feed),
		entries: entries.map((fields) => readEntry(fields, entryBase, authors, warn)),
	});
}

function headerLanguage(headers: Headers): string | undefined {
	const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-language');
	return String(entry?.[1] ?? '').split(',', 1)[0];
}

/** BCP 47 uses "-"; some write "ar_SA". */
function languageOf(tag: string | undefined): string | undefined {
	return tag?.trim().replaceAll('_', '-') || undefined;
}
