/** One entry's fields to an Entry. Pure. */
import type { Entry } from '../domain/feed.ts';
import { plainText } from '../text/html.ts';
import { address, all, body, date, datum, distinct, line } from './fields.ts';
import { chooseLink, enclosuresOf, permalink } from './links.ts';
import type { Element, Fields } from './parse.ts';
import { authorsOfEntry } from './people.ts';
import { firstPictureIn, picturesOf } from './pictures.ts';
import type { Warn } from './repair.ts';

/** Where each part of an entry may stand, best first. */
const NAMES = {
	title: 'title dc:title media:title itunes:title'.split(' '),
	summary: 'description summary dc:description itunes:summary media:description itunes:subtitle dcterms:abstract'.split(
		' ',
	),
	content: 'content:encoded content xhtml:body xhtml:div body fullitem'.split(' '),
	published:
		'pubdate published issued dcterms:issued dcterms:available dc:date dcterms:date created dcterms:created'.split(' '),
	updated: 'updated modified dcterms:modified'.split(' '),
};
/** No article has more; 200,000 of them are an attack. */
const MAX_CATEGORIES = 200;

/** `base` resolves relative addresses; `authors` are the feed's, for an entry that names none (RFC 4287 §4.2.1). */
export function readEntry(fields: Fields, base: string | undefined, authors: readonly string[], warn: Warn): Entry {
	const unreadable = () => warn('unreadable-date');
	const group = fields.get('media:group')?.[0]?.children ?? new Map();
	const content = body(fields, base, ...NAMES.content);
	const summary = body(fields, base, ...NAMES.summary) ?? body(group, base, 'media:description');
	const source = sourceOf(fields, base);
	const enclosures = enclosuresOf(fields, base);
	const pictures = picturesOf(fields, base);
	const own = authorsOfEntry(fields);
	return compact({
		id: idOf(fields, base),
		title: line(fields, ...NAMES.title) ?? line(group, 'media:title'),
		link: chooseLink(fields, base) ?? permalink(fields) ?? enclosures.find(({ url }) => !pictures.includes(url))?.url,
		publishedAt: date(fields, unreadable, ...NAMES.published),
		updatedAt: date(fields, unreadable, ...NAMES.updated),
		summary,
		content,
		authors: own.length > 0 ? own : source.authors.length > 0 ? source.authors : authors,
		categories: categoriesOf(fields),
		imageUrl: pictures[0] ?? firstPictureIn(content) ?? firstPictureIn(summary),
		imageUrls: pictures.length > 1 ? pictures : undefined,
		enclosures,
		source: source.title || source.url ? compact({ title: source.title, url: source.url }) : undefined,
	});
}

/** Subjects by name, and the parts of comma-separated keywords. */
export function categoriesOf(fields: Fields): string[] {
	const nested = (element: Element): Element[] => [
		element,
		...all(element.children, 'itunes:category').flatMap(nested),
	];
	const categories = all(fields, 'category', 'dc:subject', 'media:category', 'itunes:category').flatMap(nested);
	const keywords = all(fields, 'itunes:keywords', 'media:keywords').flatMap(({ text }) => text.split(','));
	return distinct([...categories.flatMap(namesOf), ...keywords]).slice(0, MAX_CATEGORIES);
}

/** A label is for readers, a term for machines; both are said where they differ in more than their spelling. */
function namesOf({ attributes, text }: Element): (string | undefined)[] {
	const { term, label } = attributes;
	if (term && label && !label.toLowerCase().includes(term.toLowerCase())) return [label, term];
	return [term || label || attributes['text'] || text];
}

/** What tells the entry from others; an Atom id that is a relative address is made absolute, nothing else is touched. */
function idOf(fields: Fields, base: string | undefined): string | undefined {
	const element = all(fields, 'id', 'guid').find(({ text }) => text.trim() !== '');
	if (element && !fields.has('guid') && element.text.trim().startsWith('/'))
		return address(element, element.text, base);
	return element?.text.trim() ?? datum(fields, 'about');
}

function sourceOf(fields: Fields, base: string | undefined) {
	const element = fields.get('source')?.[0];
	if (!element) return { authors: [] };
	const { attributes, children, text } = element;
	const url = chooseLink(children, base) ?? address(element, attributes['url'] ?? attributes['href'], base);
	return { title: line(children, 'title') ?? (plainText(text) || undefined), url, authors: authorsOfEntry(children) };
}

/** Without the members that say nothing. */
export function compact<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
