/** Where in a printed word a keyword's form may begin: at its first letter, or after letters that may be particles. Pure. */
import * as letterTable from '../text/letters.ts';
import * as form from './form.ts';

/** Known to V8 as constants, which imported names are not (see scan.ts). */
const { LETTERS } = letterTable;
const { AFTER_ARTICLE, AFTER_BA, AFTER_FA, AFTER_KAF, AFTER_LAM, AFTER_LIL, AFTER_SIN, AFTER_WAW, BARE } = form;

/** Such a place: [index of its letter, condition]. A condition is what stands before (form.ts) and the demands that the letters contradict. */
export const TAIL = 2;
/** A word has at most four: whole, after و, after ل and after لل. */
export const MOST_TAILS = 4;
const ALEF = 0x0627;
const LAM = 0x0644;
const HEH = 0x0647;
const TA_MARBUTA = 0x0629;

/** By letter: where the rest of a word stands that begins with it, if the letter is a particle; an alef may begin the article. */
const PARTICLES = new Uint16Array(0x10000);
for (const [letter, place] of [
	['و', AFTER_WAW],
	['ف', AFTER_FA],
	['ب', AFTER_BA],
	['ك', AFTER_KAF],
	['ل', AFTER_LAM],
	['س', AFTER_SIN],
	['ا', AFTER_ARTICLE],
] as const) {
	PARTICLES[letter.charCodeAt(0)] = place;
}

/** Writes the tails of the word whose letters are those from `from` to `to`; answers where they end in `tails`. */
export function writeTails(tails: Int32Array, letters: Uint16Array, from: number, to: number): number {
	let end = addTail(tails, 0, letters, from, to, BARE);
	let at = from;
	let place = placeAfter(letters, at);
	if (place === 0 || to - from < 2) return end;
	if (place === AFTER_WAW || place === AFTER_FA) {
		at += 1;
		end = addTail(tails, end, letters, at, to, place);
		if (to - from < 3) return end;
		place = placeAfter(letters, at);
	}
	if (place === AFTER_ARTICLE)
		return beginsArticle(letters, at, to) ? addTail(tails, end, letters, at + 2, to, place) : end;
	// Not a second و or ف, and no other letter.
	if (place < AFTER_BA) return end;
	end = addTail(tails, end, letters, at + 1, to, place);
	if (place === AFTER_SIN) return end;
	if (place !== AFTER_LAM) {
		return beginsArticle(letters, at + 1, to) ? addTail(tails, end, letters, at + 3, to, AFTER_ARTICLE) : end;
	}
	const isLil = LETTERS[letters[at + 1]!] === LAM && at + 3 < to;
	return isLil ? addTail(tails, end, letters, at + 2, to, AFTER_LIL) : end;
}

function placeAfter(letters: Uint16Array, at: number): number {
	return PARTICLES[LETTERS[letters[at]!]!]!;
}

/** ال before two letters at least. */
function beginsArticle(letters: Uint16Array, at: number, to: number): boolean {
	return LETTERS[letters[at]!] === ALEF && LETTERS[letters[at + 1]!] === LAM && at + 3 < to;
}

function addTail(
	tails: Int32Array,
	end: number,
	letters: Uint16Array,
	tail: number,
	to: number,
	place: number,
): number {
	tails[end] = tail;
	tails[end + 1] = place | contradicted(letters[tail]!, letters[to - 1]!);
	return end + TAIL;
}

/** The demands that a printed word's careful letters contradict, by its first unit after the particles and its last. */
function contradicted(first: number, last: number): number {
	const hamza = form.hamzaOf(first);
	const others = hamza && form.ANY_HAMZA & ~hamza;
	if (last === TA_MARBUTA) return others | form.NOT_TA_MARBUTA;
	return last === HEH ? others | form.TA_MARBUTA : others;
}
