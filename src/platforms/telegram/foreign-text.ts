/** Makes text from outside harmless in Telegram: nothing hidden, nobody mentioned, nothing tappable. Pure. */
import { withoutControls } from '../../text/bidi.ts';

/** WORD JOINER: invisible, no break, no direction, and no part of any name or address that TDLib recognises. */
const JOINER = '\u2060';

/**
 * Invisible and default-ignorable characters without a use in news text: soft hyphen, grapheme joiner, Hangul fillers,
 * zero-width space, joiners of mathematics, deprecated format characters, byte order mark, annotation, tags, and
 * non-characters. ZWJ and ZWNJ stay: Persian and emoji need them.
 */
const HIDDEN =
	/[\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu;

/** TDLib removes these three marks from every text (misc.cpp, clean_input_string). */
const REMOVED_MARKS = /[\u030A\u0333\u033F]/gu;

/**
 * One form for line breaks and spaces; no control, no direction and no hidden character of its own.
 * The result is what Telegram would store: cleaning it again changes nothing.
 */
export function cleaned(text: string): string {
	return withoutControls(text.toWellFormed())
		.replace(/\p{L}\u030A/gu, (letter) => letter.normalize('NFC'))
		.replace(REMOVED_MARKS, '')
		.replace(HIDDEN, '')
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00A0]+/g, ' ')
		.replace(/ *\n */g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** Where TDLib would begin to see a mention, hashtag, cashtag, command, address or scheme (checked with its own parser). */
const BEFORE_TAPPABLE = [
	/[@#$](?=\S)/gu,
	/\/(?=[\p{L}\p{N}_])/gu,
	/:(?=\/\/)/gu,
	/(?<=\S)\.(?=[\p{L}\p{M}])/gu,
	/(?<=\d)\.(?=\d+\.\d)/gu,
] as const;

/** Puts a WORD JOINER where a name or address would begin, so that Telegram makes nothing of it tappable. */
export function neutralised(line: string): string {
	let text = line;
	for (const beginning of BEFORE_TAPPABLE) text = text.replace(beginning, (sign) => sign + JOINER);
	return text;
}

/**
 * A web address that Telegram accepts in a link, in ASCII, or undefined. No user part ("https://bbc.com@evil.example"),
 * a host with a dot (TDLib: "Wrong HTTP URL"), at most 2048 characters.
 */
export function webAddress(url: string): string | undefined {
	const parsed = URL.parse(url);
	if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
	if (parsed.username !== '' || parsed.password !== '') return undefined;
	if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(parsed.hostname)) return undefined;
	return parsed.href.length <= 2048 ? parsed.href : undefined;
}
