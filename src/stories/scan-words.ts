/** Cuts a text into words and hashes them in one pass over its letters, without making a string of any. */
import { EXPANDS, EXPANSIONS, FIRST_LETTER, INVISIBLE, LETTERS, MARK } from '../text/letters.ts';

/** Word by word: two independent hashes of the folded spelling, and where it stands in the text. */
export type ScannedWords = {
	readonly count: number;
	readonly hashes: Int32Array;
	readonly checks: Int32Array;
	readonly starts: Int32Array;
	readonly ends: Int32Array;
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const CHECK_OFFSET = 0x2545f491;
const CHECK_PRIME = 0x5bd1e995;
const POINTS = '.,٫٬';

/** Arrays outside the heap cost more than the scan itself, so they are made once. */
let scratch = scratchFor(512);

function scratchFor(limit: number): Omit<ScannedWords, 'count'> {
	const array = () => new Int32Array(limit);
	return { hashes: array(), checks: array(), starts: array(), ends: array() };
}

/**
 * The first `limit` words. Digits and letters part: "بـ11" is two words; "1,500", "1.5" and "١٫٥" are one each, hashed
 * without their points. The answer stands until the next scan: its arrays are used again.
 */
export function scanWords(text: string, limit: number): ScannedWords {
	if (limit > scratch.hashes.length) scratch = scratchFor(limit);
	const { hashes, checks, starts, ends } = scratch;
	let count = 0;
	let start = -1;
	let hash = FNV_OFFSET;
	let check = CHECK_OFFSET;
	let isNumber = false;
	for (let at = 0; at <= text.length && count < limit; at += 1) {
		const letter = at < text.length ? LETTERS[text.charCodeAt(at)]! : 0;
		if (letter >= FIRST_LETTER && start >= 0 && isDigit(letter) === isNumber) {
			hash = Math.imul(hash ^ letter, FNV_PRIME);
			check = Math.imul(check, CHECK_PRIME) + letter;
			continue;
		}
		if (letter === INVISIBLE || letter === MARK) continue;
		const isLetter = letter >= FIRST_LETTER || (letter === EXPANDS && expandsToLetters(text, at));
		if (start >= 0 && (!isLetter || isDigit(letter) !== isNumber)) {
			if (isNumber && isPoint(text, at)) continue;
			hashes[count] = hash;
			checks[count] = check;
			starts[count] = start;
			ends[count] = at;
			count += 1;
			start = -1;
		}
		if (!isLetter) continue;
		if (start < 0) {
			start = at;
			hash = FNV_OFFSET;
			check = CHECK_OFFSET;
			isNumber = isDigit(letter);
		}
		const expansion = letter === EXPANDS ? EXPANSIONS.get(text.charCodeAt(at))! : '';
		for (let part = 0; part < expansion.length; part += 1) {
			hash = Math.imul(hash ^ expansion.charCodeAt(part), FNV_PRIME);
			check = Math.imul(check, CHECK_PRIME) + expansion.charCodeAt(part);
		}
		if (letter === EXPANDS) continue;
		hash = Math.imul(hash ^ letter, FNV_PRIME);
		check = Math.imul(check, CHECK_PRIME) + letter;
	}
	return { count, hashes, checks, starts, ends };
}

/** A ligature, rather than a space of another kind. */
function expandsToLetters(text: string, at: number): boolean {
	return LETTERS[EXPANSIONS.get(text.charCodeAt(at))!.charCodeAt(0)]! >= FIRST_LETTER;
}

function isPoint(text: string, at: number): boolean {
	return at + 1 < text.length && POINTS.includes(text[at]!) && isDigit(LETTERS[text.charCodeAt(at + 1)]!);
}

function isDigit(letter: number): boolean {
	return letter >= 0x30 && letter <= 0x39;
}
