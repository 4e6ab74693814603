/** Which of a feed's or entry's links leads to the reader's page, and which are enclosures. Pure. */
import type { Enclosure } from '../domain/feed.ts';
import { address, all } from './fields.ts';
import type { Element, Fields } from './parse.ts';

/** Best first: a page for readers, then any alternate, then whatever has no other purpose. */
export function chooseLink(fields: Fields, base: string | undefined): string | undefined {
	const links = all(fields, 'link');
	const best = links.filter(isPage).sort((a, b) => rank(a) - rank(b));
	for (const link of best) {
		const found = address(link, target(link), base);
		if (found) return found;
	}
	return undefined;
}

/** A guid or id that is an address and does not deny to be a permanent link (RSS 2.0). */
export function permalink(fields: Fields): string | undefined {
	const identity = all(fields, 'guid', 'id')[0];
	if (!identity || identity.attributes['ispermalink']?.toLowerCase() === 'false') return undefined;
	return /^https?:\/\/\S+$/i.test(identity.text.trim()) ? address(identity, identity.text, undefined) : undefined;
}

/** The address in a link with this relation. */
export function linkTo(fields: Fields, relation: string, base: string | undefined): string | undefined {
	const found = all(fields, 'link').find((link) => relationOf(link) === relation);
	return found && address(found, target(found), base);
}

/** RSS and Atom enclosures and Media RSS objects, each address once. */
export function enclosuresOf(fields: Fields, base: string | undefined): Enclosure[] {
	const groups = all(fields, 'media:group').map(({ children }) => children);
	const media = [fields, ...groups].flatMap((group) => all(group, 'media:content'));
	const links = all(fields, 'link').filter((link) => relationOf(link) === 'enclosure');
	const found = new Map<string, Enclosure>();
	for (const element of [...all(fields, 'enclosure'), ...links, ...media]) {
		const url = address(element, element.attributes['url'] ?? target(element), base);
		if (!url || found.has(url)) continue;
		const type = element.attributes['type'];
		const length = Number.parseInt(element.attributes['length'] ?? element.attributes['filesize'] ?? '', 10);
		found.set(url, { url, ...(type ? { type } : {}), ...(length >= 0 ? { length } : {}) });
	}
	return [...found.values()];
}

/** Atom's address is an attribute, RSS's is the text; RDF writes `rdf:resource`. */
function target({ attributes, text }: Element): string | undefined {
	return attributes['href'] ?? (text.trim() || attributes['resource']);
}

/** A link without a relation is an alternate (RFC 4287 §4.2.7.2). */
function relationOf({ attributes }: Element): string {
	const relation = attributes['rel']?.trim().toLowerCase() || 'alternate';
	return relation.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

function isPage(link: Element): boolean {
	return relationOf(link) === 'alternate';
}

function rank({ attributes }: Element): number {
	const type = attributes['type']?.toLowerCase();
	if (attributes['href'] === undefined || type?.includes('html')) return 0;
	return type === undefined ? 1 : 2;
}
