/** One pass over a raw text: cuts it into words, each with its letters and their hash. Makes no string. */
import * as letterTable from '../text/letters.ts';
import { doubled } from './doubled.ts';

/** V8 looks an imported name up anew at each use, which takes as long as the rest of these loops; its own constants it knows. */
const { EXPANDS, EXPANSIONS, FIRST_LETTER, HARD_BREAK, INVISIBLE, LETTERS } = letterTable;

/** How many numbers of `words` a word takes, and which number says what. */
export const WORD = 7;
/** Offsets in its source. */
export const START = 0;
export const END = 1;
/** -1 where it goes on with the clause of the word before it, else 0. */
export const JOINS = 2;
/** Of its letters, as they are printed. */
export const HASH = 3;
/** Where its letters begin in `letterPairs`, and over how many numbers they go. */
export const PAIRS = 4;
export const SIZE = 5;
/** Where the word memory has its record. */
export const PLACE = 6;

/** Letters are filled up with zeros to this many, so that most words are compared in as many steps: four pairs. */
const BLOCK = 8;
/** 2^32 over the golden ratio (Knuth, TAOCP 6.4). */
const BASE = 0x9e3779b1;
const SPACE = 0x20;
const STOP = 0x2e;

export class Scanner {
	/** By number of the word. */
	words: Int32Array<ArrayBuffer> = new Int32Array(1024 * WORD);
	/** The letters of all words, not folded, but without marks and with ligatures taken apart. */
	letters: Uint16Array<ArrayBuffer> = new Uint16Array(4096);
	/** The same, two letters a number. */
	letterPairs: Int32Array<ArrayBuffer> = new Int32Array(this.letters.buffer);

	/** A copy of the source: typed arrays are read quicker than strings. */
	#bytes = Buffer.alloc(8192);
	#units = new Uint16Array(this.#bytes.buffer);
	/** The word being read: its number, its first offset, whether it joins, its letters and their hash. */
	#word = 0;
	#start = 0;
	#joins = 0;
	#from = 0;
	#to = 0;
	#hash = 0;

	/** Forgets all words. */
	clear(): void {
		this.letters.fill(0, 0, this.#to);
		this.#from = this.#to = 0;
	}

	/** Reads a source; its words are numbered from `firstWord`. Answers the number after its last word. */
	scan(source: string, firstWord: number): number {
		const size = source.length;
		this.#copy(source);
		this.#makeLetterRoom(size);
		this.#word = firstWord;
		this.#start = 0;
		this.#joins = 0;
		const units = this.#units;
		for (let at = 0; at <= size; at += 1) {
			let unit = units[at]!;
			let letter = LETTERS[unit]!;
			if (letter >= FIRST_LETTER) {
				const letters = this.letters;
				let hash = this.#hash;
				let to = this.#to;
				do {
					hash = (Math.imul(hash, BASE) + unit) | 0;
					letters[to] = unit;
					to += 1;
					at += 1;
					unit = units[at]!;
					letter = LETTERS[unit]!;
				} while (letter >= FIRST_LETTER);
				this.#hash = hash;
				this.#to = to;
			}
			if (letter < INVISIBLE) {
				if (this.#to > this.#from) this.#endWord(endBefore(units, at));
				if (letter === HARD_BREAK && !(unit === STOP && isJoined(units, at, this.#start))) this.#joins = 0;
				this.#start = at + 1;
			} else if (letter === EXPANDS) this.#expand(unit, at, size);
			else if (this.#to === this.#from) this.#start = at + 1;
		}
		return this.#word;
	}

	/** A ligature, or a break in disguise: reads what it stands for, all of it at this one offset. */
	#expand(unit: number, at: number, size: number): void {
		const expansion = EXPANSIONS.get(unit)!;
		this.#makeLetterRoom(size - at + 2 * expansion.length);
		for (let part = 0; part < expansion.length; part += 1) {
			const letter = LETTERS[expansion.charCodeAt(part)]!;
			if (letter >= FIRST_LETTER) {
				this.#hash = (Math.imul(this.#hash, BASE) + letter) | 0;
				this.letters[this.#to] = letter;
				this.#to += 1;
				continue;
			}
			if (this.#to > this.#from) this.#endWord(part > 0 ? at + 1 : endBefore(this.#units, at));
			if (letter === HARD_BREAK) this.#joins = 0;
			this.#start = at;
		}
		if (this.#to === this.#from) this.#start = at + 1;
	}

	#endWord(end: number): void {
		const at = this.#word * WORD;
		if (at + WORD > this.words.length) this.words = doubled(this.words);
		const words = this.words;
		const from = this.#from;
		const to = (this.#to + BLOCK - 1) & -BLOCK;
		words[at + START] = this.#start;
		words[at + END] = end;
		words[at + JOINS] = this.#joins;
		words[at + HASH] = this.#hash;
		words[at + PAIRS] = from >> 1;
		words[at + SIZE] = (to - from) >> 1;
		this.#word += 1;
		this.#joins = -1;
		this.#from = this.#to = to;
		this.#hash = 0;
	}

	/** Ends it with a space, so that its last word has an end too. */
	#copy(source: string): void {
		if (source.length >= this.#units.length) {
			this.#bytes = Buffer.alloc(source.length * 4);
			this.#units = new Uint16Array(this.#bytes.buffer);
		}
		this.#bytes.write(source, 'utf16le');
		this.#units[source.length] = SPACE;
	}

	/** For so many units more: at worst every other one is a word of one letter, and takes a block. */
	#makeLetterRoom(units: number): void {
		const needed = this.#to + (units / 2 + 1) * BLOCK;
		if (needed <= this.letters.length) return;
		const larger = new Uint16Array(needed * 2);
		larger.set(this.letters);
		this.letters = larger;
		this.letterPairs = new Int32Array(larger.buffer);
	}
}

/** Where a word ends that stands before a place: without the invisible units between. */
function endBefore(units: Uint16Array, at: number): number {
	let end = at;
	while (LETTERS[units[end - 1]!]! === INVISIBLE) end -= 1;
	return end;
}

/** A stop inside or after an abbreviation ("U.S. Navy"), or between digits ("2.5"), is none; the word began at `start`. */
function isJoined(units: Uint16Array, at: number, start: number): boolean {
	if (at - start === 1 && units[start]! < 0x7f) return true;
	const after = units[at + 1]!;
	return (after >= 0x30 && after <= 0x39) || (after >= 0x41 && after <= 0x5a) || (after >= 0x61 && after <= 0x7a);
}
