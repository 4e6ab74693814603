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

/** Text from outside brings no direction of its own: bidi controls off. */
export function withoutControls(text: string): string {
	return text.replace(CONTROLS, '');
}

/** Wraps each foreign run of a right-to-left line in FSI…PDI. Lines without Arabic letters are left alone. */
export function isolateLatin(line: string): string {
	if (!/\p{Script=Arabic}/u.test(line)) return line;
	return line.replace(FOREIGN_RUN, (run) => FSI + run + PDI);
}

/** Wraps any foreign text (a name, a title) so that it cannot disturb the line around it. */
export function isolate(text: string): string {
	return FSI + withoutControls(text) + PDI;
}
