/** Keeps foreign text plain on Discord: no mention, no markup and no link of its own comes out of it. Pure. */
import { isolate, isolateForeign } from '../../text/bidi.ts';

const RIGHT_TO_LEFT_MARK = '\u200F';
const WORD_JOINER = '\u2060';

/**
 * What no reader sees: controls, bidi controls, zero-width characters, fillers, tags, noncharacters.
 * The joiners and variation selectors stay: Persian spelling and emoji need them.
 */
const UNSEEN =
	/[[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]--[\u{200C}\u{200D}\u{FE0E}\u{FE0F}]]/gv;
/** Anything with ink. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** What begins a mention of any kind; a joiner after it breaks the mention even where nothing can be escaped. */
const MENTION = /@(?=everyone|here)|<(?=[@#:/]|(?:a|t|id):)/giu;
/** What can begin markup inside a line, and the colon of an address, without which Discord makes no link of it. */
const MARKUP = /[\\*_~|`<[\]]|:(?=[/\\]{2})/g;
/** Headings, small print, quotes, lists. */
const LINE_MARKUP = /^(\d*)([#>.)+-])/;
/** Escaping does not work in the label of a masked link, so there these are taken out. */
const LABEL_MARKUP = /[\\*_~|`<>[\]@#]|:(?=\/\/)/g;
/** Parentheses end a masked link; the others may not stand in a URI (RFC 3986). */
const ADDRESS_MARKUP = /[()\\|*`'"<>[\]{}^]/g;

/** The lines of a text, each with visible characters only, single spaces, and no power to ping; empty ones are left out. */
export function visibleLines(text: string): string[] {
	return text
		.toWellFormed()
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => line.replace(/\s+/g, ' ').replace(UNSEEN, '').trim())
		.filter((line) => SEEN.test(line))
		.map((line) => line.replace(MENTION, `$&${WORD_JOINER}`));
}

/** For fields that are not read as Markdown: footers, button labels, names of threads. One line. */
export function plainLine(text: string): string {
	return visibleLines(text).join(' ');
}

/** One visible line as Markdown that shows exactly its letters; what runs against its direction is isolated. */
export function literalLine(line: string, language: 'ar' | 'en'): string {
	return escapeMarkdown(isolateForeign(line, language));
}

export function escapeMarkdown(line: string): string {
	return line.replace(MARKUP, '\\$&').replace(LINE_MARKUP, '$1\\$2');
}

/** "#وسم": letters and digits stay, everything between them becomes one underscore. */
export function hashtag(name: string): string {
	const word = plainLine(name)
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
		.replace(/^_+|_+$/g, '');
	return word && isolate(`#${word.replaceAll('_', '\\_')}`);
}

/** A link that shows `label`; the label cannot look like another address. `url` must come from `webAddress`. */
export function maskedLink(label: string, url: string): string {
	const shown = plainLine(label).replace(LABEL_MARKUP, ' ').replace(/ {2,}/g, ' ').trim();
	return isolateAround(`[${shown || new URL(url).hostname}](${url})`);
}

/** The address if it is http(s) and short enough, without user name and password, safe inside a masked link. */
export function webAddress(text: string, longest: number): string | undefined {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	if (!['http:', 'https:'].includes(url.protocol) || url.hostname.startsWith('[')) return undefined;
	url.username = '';
	url.password = '';
	const address = url.href.replace(ADDRESS_MARKUP, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
	return address.length <= longest ? address : undefined;
}

/** Makes a line of ours run from right to left, whatever it begins with. */
export function rightToLeft(line: string): string {
	return RIGHT_TO_LEFT_MARK + line;
}

function isolateAround(markdown: string): string {
	return `\u2068${markdown}\u2069`;
}
