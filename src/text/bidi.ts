/** Keeps Latin names, numbers and addresses from jumping inside Arabic lines, and the reverse. Pure. */

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9): survive TDLib, which removes U+2028–U+202E. */
const FSI = '\u2068';
const PDI = '\u2069';
const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const LATIN = String.raw`\p{Script=Latin}`;
const WORD = String.raw`[${LATIN}\p{N}](?:[${LATIN}\p{M}\p{N}.'’&+/_-]*[${LATIN}\p{M}\p{N}+])?`;
/**
 * What is kept whole inside an Arabic line: a web address; a run of Latin words with what joins them ("AUKUS",
 * "RT World News", "F-35", "U.S."), also as a command with its slash ("/topic import"); a span of numbers ("23:00-07:00"), whose ends would change places (UAX #9, W and N rules).
 * A full stop after it belongs to the Arabic sentence.
 */
const FOREIGN_RUN = new RegExp(
	String.raw`https?:\/\/[^\s<>«»\u2066-\u2069]*[\p{L}\p{N}\/=#&_-]|(?:(?<![\p{L}\p{N}/])\/)?(?=${LATIN})${WORD}(?: ${WORD})*|[\p{Nd}][\p{Nd}:.,/]*[-–][\p{Nd}:.,/]*[\p{Nd}]`,
	'gu',
);

/** From an Arabic letter to the last one before Latin letters or quotation marks. */
const ARABIC_RUN = /\p{Script=Arabic}(?:[^\p{Script=Latin}«»“”\n]*\p{Script=Arabic})?\p{M}*/gu;

/** Text from outside brings no direction of its own: bidi controls off. */
export function withoutControls(text: string): string {
	return text.replace(CONTROLS, '');
}

/** Wraps each foreign run of a right-to-left line in FSI…PDI. Lines without Arabic letters are left alone. */
function isolateLatin(line: string): string {
	if (!/\p{Script=Arabic}/u.test(line)) return line;
	return line.replace(FOREIGN_RUN, (run) => FSI + run + PDI);
}

/**
 * Wraps what runs against the line's direction: foreign runs in Arabic, Arabic names in a line of an English message that
 * begins in Latin letters. Its Latin ones must stay bare: a reader's device takes the direction from the first letter that
 * stands in no isolate (UAX #9, P2), and would turn the whole line around.
 */
export function isolateForeign(line: string, language: 'ar' | 'en'): string {
	const isLatin = /^\P{L}*\p{Script=Latin}/u.test(line);
	return language === 'en' && isLatin ? line.replace(ARABIC_RUN, (run) => FSI + run + PDI) : isolateLatin(line);
}

/** Wraps any foreign text (a name, a title) so that it cannot disturb the line around it. */
export function isolate(text: string): string {
	return FSI + withoutControls(text) + PDI;
}
