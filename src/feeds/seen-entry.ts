/** By what an entry is known again: its traits in short form, and when two sets of traits are one entry. Pure. */
import { createHash } from 'node:crypto';
import type { Entry } from '../domain/feed.ts';

/** 48 bits each, '' where the entry has no such trait. Kept as "guid.link.title.date". */
export type Traits = {
	readonly guid: string;
	readonly link: string;
	readonly title: string;
	readonly date: string;
};

/** What of a feed's traits can be relied on, judged by the feed's own document. */
export type Trust = {
	/** Guids are kept by their entries: no counters, no new ones at each fetch. */
	readonly guids: boolean;
	/** Links that stand at one entry only, hence name it. */
	readonly links: ReadonlySet<string>;
};

/** The traits of an entry, each in the form that survives cosmetic change. */
export function traitsOf(entry: Entry): Traits {
	return {
		guid: short(guidKey(entry.id)),
		link: short(linkKey(entry.link)),
		title: short(entry.title?.normalize('NFKC').replace(/\s+/g, ' ').trim()),
		date: short(entry.publishedAt),
	};
}

export function encodeTraits(traits: Traits): string {
	return `${traits.guid}.${traits.link}.${traits.title}.${traits.date}`;
}

export function decodeTraits(text: string): Traits {
	const [guid = '', link = '', title = '', date = ''] = text.split('.');
	return { guid, link, title, date };
}

/**
 * Whether two sets of traits are one entry.
 * A trusted guid decides. Where it is another, only an entry that kept its link and its date is an old one under a new
 * guid: a bulletin that appears every day under one title, one link and a guid of its own is news every day.
 * Without a guid to go by, a link that stands at one entry decides; otherwise the title does, with link or date if there are.
 * So an edited title, date or link never makes an entry new again.
 */
export function isSameEntry(a: Traits, b: Traits, trust: Trust): boolean {
	const sameLink = a.link !== '' && a.link === b.link;
	const sameTitle = a.title !== '' && a.title === b.title;
	const sameDate = a.date === b.date;
	const namedByLink = sameLink && trust.links.has(a.link);
	if (trust.guids && a.guid !== '' && b.guid !== '') {
		return a.guid === b.guid || (sameDate && sameLink && (namedByLink || sameTitle));
	}
	const isUnlinked = a.link === '' || b.link === '';
	return namedByLink || (sameTitle && (sameLink || isUnlinked || (sameDate && a.date !== '')));
}

/**
 * Judges a document's traits against those seen before. Guids are distrusted when more of them than not go astray:
 * `moved` to an entry of another link and title (counters, one guid for everything), or `changed` at entries that are
 * known by link or title (a new guid at each fetch, a site that moved). One changed guid proves nothing.
 */
export function judgeTrust(document: readonly Traits[], seen: readonly Traits[]): Trust {
	const links = onlyOnce(document.map(({ link }) => link));
	const byGuid = new Map(seen.map((traits) => [traits.guid, traits]));
	const byLink = new Map(seen.map((traits) => [traits.link, traits]));
	const byTitle = new Map(seen.map((traits) => [traits.title, traits]));
	const count = { agree: 0, moved: 0, changed: 0 };
	for (const traits of document.filter(({ guid }) => guid !== '')) {
		const linked = links.has(traits.link) ? byLink.get(traits.link) : undefined;
		const known = linked ?? (traits.title === '' ? undefined : byTitle.get(traits.title));
		if (known && known.guid !== '') count[known.guid === traits.guid ? 'agree' : 'changed'] += 1;
		else if (byGuid.has(traits.guid)) count.moved += 1;
	}
	const astray = count.moved > count.agree || (count.changed > 1 && count.changed > count.agree);
	return { guids: !astray, links };
}

/** The document's traits with the guids blanked that stand at several entries (a site's address as everybody's guid). */
export function withoutShared(document: readonly Traits[]): Traits[] {
	const guids = onlyOnce(document.map(({ guid }) => guid));
	return document.map((traits) => (guids.has(traits.guid) ? traits : { ...traits, guid: '' }));
}

function onlyOnce(values: readonly string[]): Set<string> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return new Set(values.filter((value) => value !== '' && counts.get(value) === 1));
}

/** A guid that is an address may carry its revision behind "#" (BBC: …/articles/x#0, then #1). */
function guidKey(id: string | undefined): string | undefined {
	return id !== undefined && /^https?:/i.test(id) ? linkKey(id.replace(/#\d*$/, '')) : id?.trim();
}

/** Scheme, "www.", a closing slash and campaign parameters come and go without making another page. */
function linkKey(link: string | undefined): string | undefined {
	const url = link === undefined ? null : URL.parse(link);
	if (!url) return link?.trim();
	for (const name of [...url.searchParams.keys()])
		if (/^(utm_|at_|maca$|fbclid$|gclid$)/.test(name)) url.searchParams.delete(name);
	return url.host.replace(/^www\./, '') + url.pathname.replace(/\/$/, '') + url.search + url.hash;
}

function short(text: string | undefined): string {
	return text ? createHash('sha256').update(text).digest('base64url').slice(0, 8) : '';
}
