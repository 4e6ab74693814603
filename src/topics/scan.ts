/** One pass over a raw text: fold, cut into words, and note under which hashes each may stand in the form table. Makes no string. */
import * as letters from '../text/letters.ts';
import { doubled } from './doubled.ts';
import * as form from './form.ts';
import * as hash from './word-hash.ts';

/** V8 looks an imported name up anew at each use, which takes as long as the rest of these loops; its own constants it knows. */
const { EXPANDS, EXPANSIONS, FIRST_LETTER, HARD_BREAK, INVISIBLE, LETTERS } = letters;
const { AFTER_ARTICLE, AFTER_BA, AFTER_FA, AFTER_KAF, AFTER_LAM, AFTER_LIL, AFTER_SIN, AFTER_WAW, BARE } = form;
const { FIRST_BASE, SECOND_BASE, mixed, powers } = hash;

/** Longer words are cut: no keyword is that long. */
const LONGEST_WORD = 64;
/** What to look up: [first hash, second hash, condition, word]. */
export const PROBE = 4;
/** A word has at most four: whole, after و, after ل and after لل. */
const MOST_PROBES = 4 * PROBE;
const STOP = 0x2e;
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

const FIRST_POWERS = powers(FIRST_BASE, LONGEST_WORD);
const SECOND_POWERS = powers(SECOND_BASE, LONGEST_WORD);

export class Scanner {
	/** By number of the word: its offsets in its source, and the clause it stands in. */
	starts: Int32Array<ArrayBuffer> = new Int32Array(1024);
	ends: Int32Array<ArrayBuffer> = new Int32Array(1024);
	clauses: Int32Array<ArrayBuffer> = new Int32Array(1024);
	probes: Int32Array<ArrayBuffer> = new Int32Array(1024 * PROBE);
	probesEnd = 0;

	#clause = 0;
	/** The source's units of the word being read. */
	readonly #units = new Uint16Array(LONGEST_WORD + 1);

	/** Forgets all words. */
	clear(): void {
		this.probesEnd = 0;
		this.#clause = 0;
	}

	/** Reads a source; its words are numbered from `firstWord`. Answers the number after its last word. */
	scan(source: string, firstWord: number): number {
		const units = this.#units;
		const size = source.length;
		let word = firstWord;
		let length = 0;
		let first = 0;
		let second = 0;
		let start = 0;
		let lastInvisible = -1;
		for (let at = 0; at < size; at += 1) {
			const unit = source.charCodeAt(at);
			const letter = LETTERS[unit]!;
			if (letter >= FIRST_LETTER) {
				if (length === LONGEST_WORD) continue;
				first = (Math.imul(first, FIRST_BASE) + letter) | 0;
				second = (Math.imul(second, SECOND_BASE) + letter) | 0;
				units[length] = unit;
				length += 1;
			} else if (letter < INVISIBLE) {
				if (length > 0)
					this.#endWord(word++, length, first, second, start, lastInvisible === at - 1 ? endBefore(source, at) : at);
				length = first = second = 0;
				if (letter === HARD_BREAK && !(unit === STOP && isJoined(source, at, start))) this.#clause += 1;
				start = at + 1;
			} else if (letter === EXPANDS) {
				// A ligature, or a break in disguise: read what it stands for, all of it at this one offset.
				const expansion = EXPANSIONS.get(unit)!;
				for (let part = 0; part < expansion.length; part += 1) {
					const folded = LETTERS[expansion.charCodeAt(part)]!;
					if (folded >= FIRST_LETTER) {
						if (length === LONGEST_WORD) continue;
						first = (Math.imul(first, FIRST_BASE) + folded) | 0;
						second = (Math.imul(second, SECOND_BASE) + folded) | 0;
						units[length] = folded;
						length += 1;
					} else {
						const end = part > 0 ? at + 1 : endBefore(source, at);
						if (length > 0) this.#endWord(word++, length, first, second, start, end);
						length = first = second = 0;
						if (folded === HARD_BREAK) this.#clause += 1;
						start = at;
					}
				}
				if (length === 0) start = at + 1;
			} else if (length === 0) start = at + 1;
			else if (letter === INVISIBLE) lastInvisible = at;
		}
		if (length > 0) this.#endWord(word++, length, first, second, start, endBefore(source, size));
		return word;
	}

	#endWord(word: number, length: number, first: number, second: number, start: number, end: number): void {
		if (word >= this.starts.length || this.probesEnd + MOST_PROBES > this.probes.length) this.#makeRoom();
		this.starts[word] = start;
		this.ends[word] = end;
		this.clauses[word] = this.#clause;
		this.#addProbe(mixed(first), second, BARE | contradicted(this.#units[0]!, this.#units[length - 1]!), word);
		const particles = PARTICLES[LETTERS[this.#units[0]!]!]!;
		if (particles !== 0 && length > 1) this.#addTails(particles, word, length, first, second);
	}

	#makeRoom(): void {
		this.starts = doubled(this.starts);
		this.ends = doubled(this.ends);
		this.clauses = doubled(this.clauses);
		this.probes = doubled(this.probes);
	}

	/** The word after each string of letters before it that may be particles. */
	#addTails(place: number, word: number, length: number, first: number, second: number): void {
		const units = this.#units;
		let at = 0;
		if (place === AFTER_WAW || place === AFTER_FA) {
			this.#addTail(1, place, word, length, first, second);
			if (length < 3) return;
			at = 1;
			place = PARTICLES[LETTERS[units[1]!]!]!;
		}
		const next = LETTERS[units[at + 1]!]!;
		if (place === AFTER_ARTICLE) {
			if (next === LAM && at + 3 < length) this.#addTail(at + 2, place, word, length, first, second);
			return;
		}
		// Not a second و or ف, and no other letter.
		if (place < AFTER_BA) return;
		this.#addTail(at + 1, place, word, length, first, second);
		if (place === AFTER_LAM) {
			if (next === LAM && at + 3 < length) this.#addTail(at + 2, AFTER_LIL, word, length, first, second);
		} else if (place !== AFTER_SIN && next === ALEF) {
			const isArticle = LETTERS[units[at + 2]!]! === LAM && at + 4 < length;
			if (isArticle) this.#addTail(at + 3, AFTER_ARTICLE, word, length, first, second);
		}
	}

	#addTail(tail: number, place: number, word: number, length: number, first: number, second: number): void {
		const units = this.#units;
		let firstBefore = 0;
		let secondBefore = 0;
		for (let at = 0; at < tail; at += 1) {
			const letter = LETTERS[units[at]!]!;
			firstBefore = (Math.imul(firstBefore, FIRST_BASE) + letter) | 0;
			secondBefore = (Math.imul(secondBefore, SECOND_BASE) + letter) | 0;
		}
		const firstOfTail = (first - Math.imul(firstBefore, FIRST_POWERS[length - tail]!)) | 0;
		const secondOfTail = (second - Math.imul(secondBefore, SECOND_POWERS[length - tail]!)) | 0;
		this.#addProbe(mixed(firstOfTail), secondOfTail, place | contradicted(units[tail]!, units[length - 1]!), word);
	}

	#addProbe(first: number, second: number, condition: number, word: number): void {
		const probes = this.probes;
		const at = this.probesEnd;
		probes[at] = first;
		probes[at + 1] = second;
		probes[at + 2] = condition;
		probes[at + 3] = word;
		this.probesEnd = at + PROBE;
	}
}

/** Where a word ends that stands before a place: without the invisible units between. */
function endBefore(source: string, at: number): number {
	let end = at;
	while (LETTERS[source.charCodeAt(end - 1)]! === INVISIBLE) end -= 1;
	return end;
}

/** The demands (form.ts) that a printed word's careful letters contradict, by its first unit after the particles and its last. */
function contradicted(first: number, last: number): number {
	const hamza = form.hamzaOf(first);
	const others = hamza && form.ANY_HAMZA & ~hamza;
	if (last === TA_MARBUTA) return others | form.NOT_TA_MARBUTA;
	return last === HEH ? others | form.TA_MARBUTA : others;
}

/** A stop inside or after an abbreviation ("U.S. Navy"), or between digits ("2.5"), is none; the word began at `start`. */
function isJoined(source: string, at: number, start: number): boolean {
	if (at - start === 1 && source.charCodeAt(start) < 0x7f) return true;
	const after = source.charCodeAt(at + 1);
	return (after >= 0x30 && after <= 0x39) || (after >= 0x41 && after <= 0x5a) || (after >= 0x61 && after <= 0x7a);
}
