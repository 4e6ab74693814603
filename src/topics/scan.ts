/** One pass over a raw text: fold, cut into words, and hand each to the phrase reader. Makes no string. */
import { EXPANDS, EXPANSIONS, FIRST_LETTER, HARD_BREAK, INVISIBLE, LETTERS, MARK } from '../text/letters.ts';
import type { FormArrays } from './form-table.ts';
import { LONGEST_WORD, PhraseReader } from './phrase-reader.ts';
import type { PhraseArrays } from './phrase-trie.ts';

const STOP = 0x2e;

/** `starts` and `ends` are the words' offsets in their source, by number of the word. */
export type Scanner = {
	/** Reads a source; its words are numbered from `firstWord`. Answers the number after its last word. */
	scan(source: string, firstWord: number): number;
	/** Forgets all hits, and looks at these arrays from now on. */
	clear(forms: FormArrays, phrases: PhraseArrays): void;
	/** Triples [value of the phrase, first word, last word], up to `hitsEnd`. */
	hits(): Int32Array;
	hitsEnd(): number;
	starts(): Int32Array;
	ends(): Int32Array;
};

export function createScanner(): Scanner {
	const reader = new PhraseReader();
	let starts = new Int32Array(1024);
	let ends = new Int32Array(1024);

	function endWord(word: number, length: number, start: number, end: number): void {
		if (word >= starts.length) {
			starts = doubled(starts);
			ends = doubled(ends);
		}
		starts[word] = start;
		ends[word] = end;
		reader.read(word, length);
	}

	function scan(source: string, firstWord: number): number {
		const { letters, units } = reader;
		reader.breakOff();
		let word = firstWord;
		let length = 0;
		let start = 0;
		let end = 0;
		const size = source.length;
		for (let at = 0; at < size; at += 1) {
			const unit = source.charCodeAt(at);
			const letter = LETTERS[unit]!;
			if (letter >= FIRST_LETTER) {
				if (length === 0) start = at;
				letters[length] = letter;
				units[length] = unit;
				if (length < LONGEST_WORD) length += 1;
				end = at + 1;
			} else if (letter < INVISIBLE) {
				if (length > 0) endWord(word++, length, start, end);
				length = 0;
				if (letter === HARD_BREAK && !(unit === STOP && isJoined(source, at, start))) reader.breakOff();
			} else if (letter === MARK) {
				if (end === at) end = at + 1;
			} else if (letter === EXPANDS) {
				// A ligature, or a break in disguise: read what it stands for, all of it at this one offset.
				const expansion = EXPANSIONS.get(unit)!;
				for (let part = 0; part < expansion.length; part += 1) {
					const folded = LETTERS[expansion.charCodeAt(part)]!;
					if (folded >= FIRST_LETTER) {
						if (length === 0) start = at;
						letters[length] = folded;
						units[length] = folded;
						if (length < LONGEST_WORD) length += 1;
						end = at + 1;
					} else {
						if (length > 0) endWord(word++, length, start, end);
						length = 0;
						if (folded === HARD_BREAK) reader.breakOff();
					}
				}
			}
		}
		if (length > 0) endWord(word++, length, start, end);
		return word;
	}

	return {
		scan,
		clear: (forms, phrases) => reader.reset(forms, phrases),
		hits: () => reader.hits,
		hitsEnd: () => reader.hitsEnd,
		starts: () => starts,
		ends: () => ends,
	};
}

/** A stop inside or after an abbreviation ("U.S. Navy"), or between digits ("2.5"), is none; the word began at `start`. */
function isJoined(source: string, at: number, start: number): boolean {
	if (at - start === 1 && source.charCodeAt(start) < 0x7f) return true;
	const after = source.charCodeAt(at + 1);
	return (after >= 0x30 && after <= 0x39) || (after >= 0x41 && after <= 0x5a) || (after >= 0x61 && after <= 0x7a);
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(old.length * 2);
	larger.set(old);
	return larger;
}
