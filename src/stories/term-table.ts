/** Remembers what each word is as a term, by the two hashes of its letters: nothing is cut out or folded twice. */
import { foldText } from '../text/arabic.ts';
import type { ScannedWords } from './scan-words.ts';
import type { Term } from './terms.ts';

/** Slots, a power of two; emptied when two thirds are taken, so that it stays a cache. */
const SLOTS = 2 ** 18;
const MOST_TAKEN = (SLOTS * 2) / 3;
const NOT_SPELLED = /[^\p{L}\p{N}]/gu;

export type TermTable = { find(text: string, words: ScannedWords, at: number): Term };

/** `meaningOf` gives the term of a folded word; it is asked once for each. */
export function createTermTable(meaningOf: (word: string) => Term): TermTable {
	/** Hash and check of slot n at 2n and 2n + 1; `terms` has a hole where a slot is free. */
	const keys = new Int32Array(SLOTS * 2);
	let terms: (Term | undefined)[] = new Array(SLOTS);
	let taken = 0;

	return { find };

	function find(text: string, { hashes, checks, starts, ends }: ScannedWords, at: number): Term {
		const hash = hashes[at]!;
		const check = checks[at]!;
		let slot = hash & (SLOTS - 1);
		for (let term = terms[slot]; term !== undefined; term = terms[slot]) {
			if (keys[slot * 2] === hash && keys[slot * 2 + 1] === check) return term;
			slot = (slot + 1) & (SLOTS - 1);
		}
		const term = meaningOf(foldText(text.slice(starts[at], ends[at])).replace(NOT_SPELLED, ''));
		if (taken >= MOST_TAKEN) {
			terms = new Array(SLOTS);
			taken = 0;
			slot = hash & (SLOTS - 1);
		}
		keys[slot * 2] = hash;
		keys[slot * 2 + 1] = check;
		terms[slot] = term;
		taken += 1;
		return term;
	}
}
