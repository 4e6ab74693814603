/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). Pure. */
import type { Enclosure, Entry, ParsedFeed } from '../domain/feed.ts';
import { collapse, escapeHtml, mapAddresses, plainText } from '../text/html.ts';
import { resolveAddress } from './addresses.ts';
import { parseDate } from './dates.ts';
import { distinct } from './fields.ts';
import { compact } from './read-entry.ts';
import { type RepairName, withoutForbidden } from './repair.ts';

type Json = Readonly<Record<string, unknown>>;

/** Members of a wrong type are taken as missing. undefined: valid JSON, but no feed. */
export function readJsonFeed(value: unknown, url: string | undefined, maxEntries: number): ParsedFeed | undefined {
	const feed = recordOf(value);
	if (!Array.isArray(feed['items'])) return undefined;
	const base = resolveAddress(stringOf(feed['home_page_url']), url) ?? url;
	const authors = authorsOf(feed);
	const items = feed['items'].filter((item) => typeof item === 'object' && item !== null).map(recordOf);
	const warnings: RepairName[] = [];
	if (items.length < feed['items'].length) warnings.push('json-fields-wrong');
	if (items.length > maxEntries) warnings.push('entries-capped');
	const hub = Array.isArray(feed['hubs']) ? recordOf(feed['hubs'][0]) : {};
	return compact({
		title: lineOf(feed['title']),
		link:
			resolveAddress(stringOf(feed['home_page_url']), url) ?? resolveAddress(stringOf(feed['feed_url']), url) ?? url,
		language: stringOf(feed['language'])?.replaceAll('_', '-'),
		description: lineOf(feed['description']),
		imageUrl: resolveAddress(stringOf(feed['icon']), base) ?? resolveAddress(stringOf(feed['favicon']), base),
		author: authors[0],
		id: stringOf(feed['feed_url']),
		selfUrl: resolveAddress(stringOf(feed['feed_url']), url),
		hubUrl: resolveAddress(stringOf(hub['url']), url),
		entries: newest(items, maxEntries).map((item) => readItem(item, base, authors)),
		warnings,
	});
}

function readItem(item: Json, base: string | undefined, feedAuthors: readonly string[]): Entry {
	const html = stringOf(item['content_html']);
	const text = stringOf(item['content_text']);
	const summary = stringOf(item['summary']);
	const pictures = distinct(
		[item['image'], item['banner_image']].map((image) => resolveAddress(stringOf(image), base)),
	);
	const authors = authorsOf(item);
	return compact({
		id: stringOf(item['id']) ?? stringOf(item['url']),
		title: lineOf(item['title']),
		link: resolveAddress(stringOf(item['url']), base) ?? resolveAddress(stringOf(item['external_url']), base),
		publishedAt: parseDate(stringOf(item['date_published'])),
		updatedAt: parseDate(stringOf(item['date_modified'])),
		summary: summary && escapeHtml(summary),
		content: html ? mapAddresses(html, (address) => resolveAddress(address, base)) : text && escapeHtml(text),
		authors: authors.length > 0 ? authors : feedAuthors,
		categories: distinct(arrayOf(item['tags']).map(stringOf)),
		imageUrl: pictures[0],
		imageUrls: pictures.length > 1 ? pictures : undefined,
		enclosures: arrayOf(item['attachments']).flatMap((attachment) => enclosureOf(recordOf(attachment), base)),
	});
}

function enclosureOf(attachment: Json, base: string | undefined): Enclosure[] {
	const url = resolveAddress(stringOf(attachment['url']), base);
	if (!url) return [];
	const length = Number(attachment['size_in_bytes']);
	return [compact({ url, type: stringOf(attachment['mime_type']), length: length >= 0 ? length : undefined })];
}

/** Version 1.0 has `author`, version 1.1 `authors`. */
function authorsOf(value: Json): string[] {
	const people = [...arrayOf(value['authors']), value['authors'], value['author']].map(recordOf);
	return distinct(people.map((person) => lineOf(person['name']) ?? stringOf(person['url'])));
}

/** Items without a date keep their place: the specification asks for no order, but everyone writes the newest first. */
function newest(items: readonly Json[], count: number): readonly Json[] {
	if (items.length <= count) return items;
	const first = parseDate(stringOf(items[0]!['date_published'])) ?? '';
	const last = parseDate(stringOf(items.at(-1)!['date_published'])) ?? '';
	return first >= last ? items.slice(0, count) : items.slice(-count);
}

function lineOf(value: unknown): string | undefined {
	const text = stringOf(value);
	return (text && (/<\w|&#?\w+;/.test(text) ? plainText(text) : collapse(text))) || undefined;
}

function stringOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? withoutForbidden(value.trim(), () => {}) : undefined;
}

function arrayOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value.slice(0, 200) : [];
}

function recordOf(value: unknown): Json {
	return typeof value === 'object' && value !== null ? (value as Json) : {};
}
