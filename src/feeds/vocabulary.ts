/** The elements Rasid reads, whatever namespace, prefix, or spelling a feed gives them. Pure. */

/** Short names of namespaces; '' is the feed's own (RSS of any version, Atom). */
export type Space = '' | 'dc' | 'dcterms' | 'content' | 'media' | 'itunes' | 'sy' | 'xhtml' | 'atom' | 'other';

/** Namespace addresses as `bareUri` leaves them. Publishers write them with and without www, https, and a slash at the end. */
const URIS: Readonly<Record<string, Space>> = {
	'purl.org/dc/elements/1.0': 'dc',
	'purl.org/dc/elements/1.1': 'dc',
	'purl.org/dc/terms': 'dcterms',
	'purl.org/rss/1.0/modules/dcterms': 'dcterms',
	'purl.org/rss/1.0/modules/content': 'content',
	'purl.org/rss/1.0/modules/syndication': 'sy',
	'search.yahoo.com/mrss': 'media',
	'rssboard.org/media-rss': 'media',
	'search.yahoo.com/mrss/rss': 'media',
	'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
	'example.com/dtds/podcast-1.0.dtd': 'itunes',
	'google.com/schemas/play-podcasts/1.0': 'itunes',
	'w3.org/1999/xhtml': 'xhtml',
	'w3.org/2005/atom': 'atom',
	'w3.org/1999/02/22-rdf-syntax-ns': '',
};
/** RSS 0.90 to 2.1 and Atom 0.3 with its forerunners went through many addresses: their beginnings are enough. */
const CORE =
	/^(?:purl\.org\/(?:rss\/1\.[01]|net\/rss1\.1|atom|echo|pie)|my\.netscape\.com|channel\.netscape\.com|backend\.userland\.com\/rss|blogs\.law\.harvard\.edu\/tech\/rss|cyber\.law\.harvard\.edu\/rss|example\.com\/(?:newformat|necho))/;

const PREFIXES: Readonly<Record<string, Space>> = Object.assign(Object.create(null), {
	rss: '',
	rdf: '',
	atom: 'atom',
	atom10: 'atom',
	atom03: 'atom',
	a10: 'atom',
	dc: 'dc',
	dcterms: 'dcterms',
	content: 'content',
	media: 'media',
	itunes: 'itunes',
	googleplay: 'itunes',
	sy: 'sy',
	syn: 'sy',
	xhtml: 'xhtml',
});

export function spaceOfUri(uri: string): Space {
	const bare = bareUri(uri);
	if (bare === '') return '';
	return Object.hasOwn(URIS, bare)
		? URIS[bare]!
		: CORE.test(bare) && !bare.includes('/modules/')
			? coreSpace(bare)
			: 'other';
}

/** For a prefix that is not declared, or declared with an address nobody knows. */
export function spaceOfPrefix(prefix: string): Space {
	return PREFIXES[prefix.toLowerCase()] ?? 'other';
}

function coreSpace(bare: string): Space {
	return /atom|echo|pie|newformat/.test(bare) ? 'atom' : '';
}

function bareUri(uri: string): string {
	return uri
		.slice(0, 200)
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\/(?:www\.)?/, '')
		.replace(/[/#]+$/, '');
}

/** A text field holds words, perhaps with markup; a value field holds a datum, perhaps in child elements. */
export type Shape = 'text' | 'value';

const TEXT = (
	'title subtitle tagline description summary content body fullitem content:encoded dc:title dc:description ' +
	'media:title media:description itunes:title itunes:subtitle itunes:summary xhtml:body xhtml:div dcterms:abstract'
).split(' ');
const VALUE = (
	'about lang link guid id pubdate published issued updated modified created lastbuilddate dc:date dcterms:created dcterms:issued ' +
	'dcterms:available dcterms:modified dcterms:date author managingeditor webmaster contributor name email uri url homepage ' +
	'dc:creator dc:author dc:contributor dc:publisher itunes:author itunes:owner itunes:name itunes:email category keywords ' +
	'dc:subject itunes:category itunes:keywords itunes:link media:keywords media:category enclosure image itunes:image media:content ' +
	'media:thumbnail media:group media:credit logo icon source language dc:language ttl skiphours hour sy:updateperiod sy:updatefrequency'
).split(' ');

/** Every field by its one name: "title", "dc:creator", "media:content". */
export const FIELDS: ReadonlyMap<string, Shape> = new Map([
	...TEXT.map((name) => [name, 'text'] as const),
	...VALUE.map((name) => [name, 'value'] as const),
]);

/** Fields whose names HTML, SVG or MathML have too: inside words they may be markup. */
export const HTML_TOO: ReadonlySet<string> = new Set(
	'title summary body content description link image source url name hour lang category xhtml:body xhtml:div'.split(
		' ',
	),
);

/** Fields by which entries are put in order of time. */
export const DATES: ReadonlySet<string> = new Set(
	'pubdate published updated issued modified dc:date dcterms:issued dcterms:created'.split(' '),
);

/** The attributes that say something; RDF's are written without their prefix. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
	'type mode href rel src url length filesize medium isdefault ispermalink term label text domain scheme resource about width height role'.split(
		' ',
	),
);
