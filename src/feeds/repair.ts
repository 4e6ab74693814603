/** Faults that real feeds have, by name, and the mending of those that lie in single characters. Pure. */

/** What each repair mends. A feed's warnings are these names; each has its fixture in tests/fixtures/feeds. */
export const REPAIRS = {
	'compression-unlabelled': 'the body is a gzip file, and no header says so',
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

/** XML 1.0 §2.2: forbidden, or discouraged as naming no character. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
/** Bytes of windows-1252 that went for ISO-8859-1: nobody means these control characters. */
const MEANT = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at));

/** Text without forbidden characters, lone surrogates, and byte order marks. */
export function withoutForbidden(text: string, warn: Warn): string {
	const marked = text.replace(/^\uFEFF+/, '');
	if (marked.search(FORBIDDEN) === -1 && marked.isWellFormed()) return marked;
	warn('control-characters');
	const meant = marked.toWellFormed().replace(/[\u0080-\u009F]/g, (control) => MEANT[control.charCodeAt(0) - 0x80]!);
	return meant.replace(FORBIDDEN, '');
}

/** Stands for a "<" that opens nothing until its text is decoded: a character that XML discourages and we take out. */
export const LESS_THAN = '\uFDD0';

/** Hides each "<" that can open nothing, as in "3 < 5" or "<3". CDATA sections are passed over. */
export function withoutBareLessThan(text: string, warn: Warn): string {
	return text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|(?:<(?![\p{L}_:/!?]))+/gu, (found) => {
		if (found.startsWith('<!')) return found;
		warn('bare-less-than');
		return LESS_THAN.repeat(found.length);
	});
}
