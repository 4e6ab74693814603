/** One line of clean text: characters that nobody sees and doubled spaces off. Pure. */

/** Controls, bidi marks, zero-width spaces, soft hyphens, tags and other format characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u{FE00}-\u{FE0F}]/gu;
/** ZERO WIDTH NON-JOINER parts Persian stems from their endings: it is spelling, not dirt. */
const ZWNJ = '\u200C';

/**
 * Brings a line of text from outside to what a reader sees of it: NFC, no invisible characters, single spaces.
 * Lone surrogates become U+FFFD and are dropped with the rest.
 */
export function plainLine(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/\s+/gu, ' ')
		.replace(INVISIBLE, (unit, at: number, whole: string) => (isSpelling(unit, whole, at) ? unit : ''))
		.replaceAll('\uFFFD', '')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** The same for a text of many lines; empty lines are dropped, "\n" parts the others. */
export function plainLines(text: string): string[] {
	const lines: string[] = [];
	for (const line of text.split(/[\r\n\u2028\u2029]+/)) {
		const plain = plainLine(line);
		if (plain) lines.push(plain);
	}
	return lines;
}

function isSpelling(unit: string, whole: string, at: number): boolean {
	if (unit !== ZWNJ) return false;
	return /\p{Script=Arabic}/u.test(whole[at - 1] ?? '') && /\p{Script=Arabic}/u.test(whole[at + 1] ?? '');
}
