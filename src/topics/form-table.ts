/** The dictionary of all printed forms of all keywords' words: a spelling's hash → the words (lexemes) it may be. */

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

/** Odd multipliers of the two hashes (2^32 over the golden ratio; MurmurHash3's finaliser). 64 bits stand for a spelling. */
export const FIRST_FACTOR = 0x9e3779b1;
export const SECOND_FACTOR = 0x85ebca6b;

/** The raw arrays, for the scanner; valid until the next `add`. `flags[posting & FLAG_MASK]` are a posting's flags. */
export type FormArrays = {
	readonly slots: Int32Array;
	readonly mask: number;
	/** Pairs [posting, place of the next pair or 0]. */
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
	/** Pairs from index 2 on, so that a place is never 0 or 1. */
	let lists = new Int32Array(128);
	let listsEnd = 2;
	let freePair = 0;
	const flags = new Int32Array(1 << FLAG_BITS);
	const flagIndex = new Map<number, number>();

	/** The slot of the hashes, or the empty one where they would go. */
	function find(first: number, second: number): number {
		for (let slot = first & mask; ; slot = (slot + 1) & mask) {
			if (slots[slot * SLOT + 1] === 0) return slot;
			if (slots[slot * SLOT] === second && firsts[slot] === first) return slot;
		}
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
			firsts[to] = oldFirsts[slot]!;
			slots[to * SLOT] = old[slot * SLOT]!;
			slots[to * SLOT + 1] = old[slot * SLOT + 1]!;
		}
	}

	function newPair(posting: number, next: number): number {
		let place = freePair;
		if (place) freePair = lists[place + 1]!;
		else {
			if (listsEnd + 2 > lists.length) lists = doubled(lists);
			place = listsEnd;
			listsEnd += 2;
		}
		lists[place] = posting;
		lists[place + 1] = next;
		return place;
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
			firsts[slot] = first;
			slots[slot * SLOT] = second;
		}
		if (content === 0 || content === EMPTY_LIST) slots[slot * SLOT + 1] = posting;
		else if (content > 0) slots[slot * SLOT + 1] = -newPair(posting, newPair(content, 0));
		else slots[slot * SLOT + 1] = -newPair(posting, -content);
	}

	function remove(spelling: string, lexeme: number): void {
		const [first, second] = hashOf(spelling);
		const at = find(first, second) * SLOT + 1;
		const content = slots[at]!;
		if (content > 0 && content >>> FLAG_BITS === lexeme) slots[at] = EMPTY_LIST;
		if (content >= EMPTY_LIST) return;
		let before = 0;
		for (let place = -content; place; place = lists[place + 1]!) {
			if (lists[place]! >>> FLAG_BITS === lexeme) {
				removePair(at, before, place);
				return;
			}
			before = place;
		}
	}

	function removePair(at: number, before: number, place: number): void {
		const next = lists[place + 1]!;
		if (before) lists[before + 1] = next;
		else slots[at] = next ? -next : EMPTY_LIST;
		lists[place + 1] = freePair;
		freePair = place;
	}

	return { add, remove, arrays: () => ({ slots, mask, lists, flags }) };
}

/** Hashes from the last letter to the first, so that one pass over a printed word gives those of all its tails. */
export function hashOf(spelling: string): [first: number, second: number] {
	let first = 0;
	let second = 0;
	for (let at = spelling.length - 1; at >= 0; at -= 1) {
		first = Math.imul(first ^ spelling.charCodeAt(at), FIRST_FACTOR);
		first ^= first >>> 15;
		second = Math.imul(second + spelling.charCodeAt(at), SECOND_FACTOR);
	}
	return [first, second];
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(old.length * 2);
	larger.set(old);
	return larger;
}
