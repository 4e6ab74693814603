/** The dictionary of all printed forms of all keywords' words: a spelling's hash → the words (lexemes) it may be. */
import { createPostingLists } from './posting-lists.ts';
import { hashOf } from './word-hash.ts';

/**
 * A slot: [second hash, content]. Content 0 is an empty slot, a positive number one posting, a negative one the place of a
 * list of postings (homographs); -1 is the empty list. The first hash says where a slot is; it is kept apart, for growing only.
 */
export const SLOT = 2;
/** A posting packs a lexeme and the index of its flags: there are few different flags. */
export const FLAG_BITS = 10;
export const FLAG_MASK = (1 << FLAG_BITS) - 1;
const MOST_LEXEMES = 2 ** (31 - FLAG_BITS) - 1;
const EMPTY_LIST = -1;
const FULLEST = 0.6;

/** The raw arrays, for the reader; valid until the next `add`. `flags[posting & FLAG_MASK]` are a posting's flags. */
export type FormArrays = {
	readonly slots: Int32Array;
	readonly mask: number;
	/** A list: how many postings, then the postings. */
	readonly lists: Int32Array;
	readonly flags: Int32Array;
};

export type FormTable = {
	/** Adds a posting of a positive lexeme. */
	add(spelling: string, lexeme: number, flags: number): void;
	/** Takes one posting of the lexeme away. */
	remove(spelling: string, lexeme: number): void;
	arrays(): FormArrays;
};

/** Open addressing with linear probing: about 20 bytes for a spelling, 8 for each homograph. */
export function createFormTable(): FormTable {
	let slots = new Int32Array(64 * SLOT);
	let firsts = new Int32Array(64);
	let mask = 63;
	let used = 0;
	const lists = createPostingLists();
	const flags = new Int32Array(1 << FLAG_BITS);
	const flagIndex = new Map<number, number>();

	/** The slot of the hashes, or the empty one where they would go. */
	function find(first: number, second: number): number {
		for (let slot = first & mask; ; slot = (slot + 1) & mask) {
			if (slots[slot * SLOT + 1] === 0) return slot;
			if (slots[slot * SLOT] === second && firsts[slot] === first) return slot;
		}
	}

	function own(slot: number, first: number, second: number): void {
		firsts[slot] = first;
		slots[slot * SLOT] = second;
	}

	/** Makes room, and drops spellings without postings. */
	function grow(): void {
		const old = slots;
		const oldFirsts = firsts;
		const isLive = (slot: number): boolean => old[slot * SLOT + 1] !== 0 && old[slot * SLOT + 1] !== EMPTY_LIST;
		used = oldFirsts.reduce((count, _, slot) => count + (isLive(slot) ? 1 : 0), 0);
		const size = Math.max(64, 2 ** Math.ceil(Math.log2((used * 1.25) / FULLEST)));
		slots = new Int32Array(size * SLOT);
		firsts = new Int32Array(size);
		mask = size - 1;
		for (let slot = 0; slot < oldFirsts.length; slot += 1) {
			if (!isLive(slot)) continue;
			const to = find(oldFirsts[slot]!, old[slot * SLOT]!);
			own(to, oldFirsts[slot]!, old[slot * SLOT]!);
			slots[to * SLOT + 1] = old[slot * SLOT + 1]!;
		}
	}

	function indexOfFlags(value: number): number {
		const known = flagIndex.get(value);
		if (known !== undefined) return known;
		if (flagIndex.size > FLAG_MASK) throw new RangeError('more kinds of flags than a posting can name');
		flags[flagIndex.size] = value;
		flagIndex.set(value, flagIndex.size);
		return flagIndex.size - 1;
	}

	function add(spelling: string, lexeme: number, value: number): void {
		if (lexeme > MOST_LEXEMES) throw new RangeError('more words than a posting can name');
		if (used + 1 > (mask + 1) * FULLEST) grow();
		const [first, second] = hashOf(spelling);
		const slot = find(first, second);
		const posting = (lexeme << FLAG_BITS) | indexOfFlags(value);
		const content = slots[slot * SLOT + 1]!;
		if (content === 0) {
			used += 1;
			own(slot, first, second);
		}
		if (content === 0 || content === EMPTY_LIST) slots[slot * SLOT + 1] = posting;
		else if (content > 0) slots[slot * SLOT + 1] = -lists.ofTwo(content, posting);
		else slots[slot * SLOT + 1] = -lists.append(-content, posting);
	}

	function remove(spelling: string, lexeme: number): void {
		const [first, second] = hashOf(spelling);
		const at = find(first, second) * SLOT + 1;
		const content = slots[at]!;
		if (content > 0 && content >>> FLAG_BITS === lexeme) slots[at] = EMPTY_LIST;
		if (content >= EMPTY_LIST) return;
		const place = lists.without(-content, (posting) => posting >>> FLAG_BITS === lexeme);
		slots[at] = place ? -place : EMPTY_LIST;
	}

	return {
		add,
		remove,
		arrays: () => ({ slots, mask, lists: lists.array(), flags }),
	};
}
