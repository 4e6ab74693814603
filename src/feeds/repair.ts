/** Faults that real feeds have, by name, and the mending of those that concern the text before its tags are read. Pure. */
import { decodeEntities } from '../text/html.ts';

/** What each repair mends. A feed's warnings are these names; each has its fixture in tests/fixtures/feeds. */
export const REPAIRS = {
	'charset-label-wrong': 'the HTTP header or the XML declaration names a charset that the bytes refute',
	'charset-unlabelled': 'no charset is named and the bytes are no UTF-8',
	'bytes-undecodable': 'some bytes mean nothing in the charset of the rest',
	'control-characters': 'characters that XML forbids, raw or as references, are in the text',
	'document-type': 'a document type declaration, which may define entities; only short plain ones are honoured',
	'text-before-root': 'a warning of the server, or other text, stands before the feed',
	'bare-less-than': '"<" is written where "&lt;" is meant',
	'bare-ampersand': '"&" is written where "&amp;" is meant',
	'html-entity': 'an entity of HTML, such as "&nbsp;", that XML does not know',
	'surrogate-references':
		'a character beyond U+FFFF, such as an emoji, is written as two references to its UTF-16 halves',
	'undeclared-prefix': 'a familiar prefix, such as "media:", without its declaration',
	'inline-markup': 'HTML elements in a field that should hold them escaped',
	'unclosed-element': 'an end tag is missing',
	'stray-end-tag': 'an end tag has no start',
	truncated: 'the document breaks off; an entry in whose midst it does is left for the next time, when it has its id',
	'entry-outside-channel': 'entries stand beside the channel, as in RSS 1.0, though the feed is RSS 2.0',
	'too-deep': 'elements are nested beyond all reason; their text is kept',
	'entries-capped': 'more entries than anyone publishes at once; the newest are kept',
	'unreadable-date': 'a date that says no instant',
	'json-fields-wrong': 'JSON Feed members of another type than the specification gives them',
} as const satisfies Readonly<Record<string, string>>;

export type RepairName = keyof typeof REPAIRS;
export type Warn = (name: RepairName) => void;

/** Entities that the document type defines as short plain text. */
export type Entities = ReadonlyMap<string, string>;

const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g;
const MAX_ENTITY_LENGTH = 100;
const MAX_SUBSET_LENGTH = 65_536;
/** In one document: with MAX_ENTITY_LENGTH, entities add 1 MB at most. */
const MAX_EXPANSIONS = 10_000;

/** Text without the characters XML 1.0 §2.2 forbids or discourages, without lone surrogates, and without byte order marks. */
export function withoutForbidden(text: string, warn: Warn): string {
	const marked = text.replace(/^\uFEFF+/, '');
	if (marked.search(FORBIDDEN) === -1 && marked.isWellFormed()) return marked;
	warn('control-characters');
	return marked.toWellFormed().replace(FORBIDDEN, '');
}

/**
 * Takes the document type declaration out, and with it every entity that could grow, reach for a file or for the network.
 * What remains of it are internal entities of at most 100 characters that mention no entity.
 */
export function withoutDocumentType(text: string, warn: Warn): { readonly text: string; readonly entities: Entities } {
	const start = startOfRoot(text);
	if (!/^<!doctype/i.test(text.slice(start, start + 9))) return { text, entities: new Map() };
	warn('document-type');
	const end = endOfDocumentType(text, start);
	const subset = text.slice(start, Math.min(end, start + MAX_SUBSET_LENGTH));
	const entities = new Map<string, string>();
	for (const [, name, double, single] of subset.matchAll(
		/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"<]*)"|'([^'<]*)')\s*>/g,
	)) {
		const value = decodeEntities(double ?? single ?? '');
		if (value.length <= MAX_ENTITY_LENGTH && !value.includes('&')) entities.set(name!, value);
	}
	return { text: text.slice(0, start) + text.slice(end), entities };
}

/** Escapes each "<" that can open nothing: "3 < 5", "<3". CDATA sections are passed over. */
export function withoutBareLessThan(text: string, warn: Warn): string {
	return text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<(?![\p{L}_:/!?])/gu, (found) => {
		if (found.length > 1) return found;
		warn('bare-less-than');
		return '&lt;';
	});
}

/** The first "<" that opens neither a comment nor a processing instruction. */
function startOfRoot(text: string): number {
	let at = text.indexOf('<');
	while (at !== -1) {
		const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
		if (!end) return at;
		const closing = text.indexOf(end, at + 2);
		at = closing === -1 ? -1 : text.indexOf('<', closing);
	}
	return text.length;
}

function endOfDocumentType(text: string, start: number): number {
	let depth = 0;
	let quote = '';
	for (let at = start; at < text.length; at += 1) {
		const sign = text[at]!;
		if (quote) {
			if (sign === quote) quote = '';
		} else if (sign === '"' || sign === "'") quote = sign;
		else if (sign === '<') depth += 1;
		else if (sign === '>') depth -= 1;
		if (depth === 0) return at + 1;
	}
	return text.length;
}

/** Makes a decoder of a document's character references and entities; each reference is decoded once, and what is none stays. */
export function createReferenceDecoder(entities: Entities, warn: Warn): (raw: string) => string {
	let expansions = 0;
	return function decodeReferences(raw) {
		if (!raw.includes('&')) return raw;
		const text = joinSurrogates(raw, warn).replace(/&(?:(#?\w{1,32});)?/g, (written, name: string | undefined) => {
			if (name !== undefined && entities.has(name)) {
				expansions += 1;
				return expansions <= MAX_EXPANSIONS ? entities.get(name)! : '';
			}
			const decoded = name === undefined ? written : (XML_ENTITIES[name] ?? decodeEntities(written));
			if (decoded === written && XML_ENTITIES[name ?? ''] === undefined) warn('bare-ampersand');
			else if (!written.startsWith('&#') && XML_ENTITIES[name!] === undefined) warn('html-entity');
			return decoded;
		});
		return withoutForbidden(text, warn);
	};
}

/** "&#55357;&#56832;" is how some generators written in Java or JavaScript say U+1F600. */
function joinSurrogates(raw: string, warn: Warn): string {
	return raw.replace(/&#(x?[0-9a-f]{4,5});&#(x?[0-9a-f]{4,5});/gi, (written, first: string, second: string) => {
		const [high, low] = [Number(`0${first}`), Number(`0${second}`)];
		if (high >> 10 !== 0xd800 >> 10 || low >> 10 !== 0xdc00 >> 10) return written;
		warn('surrogate-references');
		return String.fromCharCode(high, low);
	});
}

const XML_ENTITIES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
});
