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

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const CHECK_OFFSET = 0x2545f491;
const CHECK_PRIME = 0x5bd1e995;
const POINTS = Array.from('.,٫٬', (point) => point.charCodeAt(0));

/** Nobody's first words are longer than this, and nothing further on is read. */
const MOST_UNITS = 4096;
/** Text copied out of the string: a typed array is read several times faster than a string is asked for its units. */
const bytes = Buffer.alloc(MOST_UNITS * Uint16Array.BYTES_PER_ELEMENT);
const units = new Uint16Array(bytes.buffer, bytes.byteOffset, MOST_UNITS);

/** Arrays outside the heap cost more than the scan itself, so they are made once. */
/** Read from here: a binding of another module is loaded anew at each letter. */
const letters = LETTERS;
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
	const length = bytes.write(text, 'utf16le') / Uint16Array.BYTES_PER_ELEMENT;
	let count = 0;
	let at = 0;
	while (at < length && count < limit) {
		const first = letters[units[at]!]!;
		if (first < FIRST_LETTER && !(first === EXPANDS && expandsToLetters(units[at]!))) {
			at += 1;
			continue;
		}
		starts[count] = at;
		const isNumber = isDigit(first);
		let hash = FNV_OFFSET;
		let check = CHECK_OFFSET;
		for (; at < length; at += 1) {
			const letter = letters[units[at]!]!;
			if (letter >= FIRST_LETTER && isDigit(letter) === isNumber) {
				hash = Math.imul(hash ^ letter, FNV_PRIME);
				check = (Math.imul(check, CHECK_PRIME) + letter) | 0;
				continue;
			}
			if (letter === INVISIBLE || letter === MARK || (isNumber && isPoint(at, length))) continue;
			if (letter !== EXPANDS || isNumber || !expandsToLetters(units[at]!)) break;
			const expansion = EXPANSIONS.get(units[at]!)!;
			for (let part = 0; part < expansion.length; part += 1) {
				hash = Math.imul(hash ^ expansion.charCodeAt(part), FNV_PRIME);
				check = (Math.imul(check, CHECK_PRIME) + expansion.charCodeAt(part)) | 0;
			}
		}
		hashes[count] = hash;
		checks[count] = check;
		ends[count] = at;
		count += 1;
	}
	return { count, hashes, checks, starts, ends };
}

/** A ligature, rather than a space of another kind. */
function expandsToLetters(unit: number): boolean {
	return letters[EXPANSIONS.get(unit)!.charCodeAt(0)]! >= FIRST_LETTER;
}

/** A point within a number: another digit follows. */
function isPoint(at: number, length: number): boolean {
	return POINTS.includes(units[at]!) && at + 1 < length && isDigit(letters[units[at + 1]!]!);
}

function isDigit(letter: number): boolean {
	return letter >= 0x30 && letter <= 0x39;
}
