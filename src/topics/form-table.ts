/** The dictionary of all printed forms of all keywords' words: a spelling's hash → the words (lexemes) it may be. */

/** A slot: [hash, hash, posting, next]; further postings of a spelling (homographs): [posting, next]. */
export const SLOT = 4;
const OVERFLOW = 2;
/** A posting packs the lexeme and the index of its flags: there are few different flags. */
export const FLAG_BITS = 10;
export const FLAG_MASK = (1 << FLAG_BITS) - 1;
const MOST_LEXEMES = 2 ** (32 - FLAG_BITS) - 1;
const EMPTY = 0;

/** Odd multipliers of the two hashes (2^32 over the golden ratio; MurmurHash3's finaliser). 64 bits stand for a spelling. */
export const FIRST_FACTOR = 0x9e3779b1;
export const SECOND_FACTOR = 0x85ebca6b;

/** The raw arrays, for the scanner; valid until the next `add`. `flags[posting & FLAG_MASK]` are a posting's flags. */
export type FormArrays = {
	readonly slots: Int32Array;
	readonly mask: number;
	readonly overflow: Int32Array;
	readonly flags: Int32Array;
};

export type FormTable = {
	/** Adds a posting; `lexeme` is positive and not yet under this spelling. */
	add(spelling: string, lexeme: number, flags: number): void;
	remove(spelling: string, lexeme: number): void;
	arrays(): FormArrays;
};

/** Open addressing with linear probing, at most half full: 16 bytes a slot, 8 for each homograph. */
export function createFormTable(): FormTable {
	let slots = new Int32Array(64 * SLOT);
	let mask = 63;
	let used = 0;
	let overflow = new Int32Array(64 * OVERFLOW);
	let overflowEnd = 1;
	let freeOverflow = 0;
	const flags = new Int32Array(1 << FLAG_BITS);
	const flagIndex = new Map<number, number>();

	/** The slot of the hashes, or the empty one where they would go. */
	function find(first: number, second: number): number {
		for (let slot = first & mask; ; slot = (slot + 1) & mask) {
			const at = slot * SLOT;
			const isFree = slots[at] === EMPTY && slots[at + 1] === EMPTY;
			if (isFree || (slots[at] === first && slots[at + 1] === second)) return at;
		}
	}

	/** Drops spellings without postings, and makes room. */
	function grow(): void {
		const old = slots;
		let live = 0;
		for (let at = 0; at < old.length; at += SLOT) if (old[at + 2] !== EMPTY) live += 1;
		const size = Math.max(64, 2 ** Math.ceil(Math.log2(live * 2.5)));
		slots = new Int32Array(size * SLOT);
		mask = size - 1;
		used = live;
		for (let at = 0; at < old.length; at += SLOT) {
			if (old[at + 2] !== EMPTY) slots.set(old.subarray(at, at + SLOT), find(old[at]!, old[at + 1]!));
		}
	}

	function takeOverflow(): number {
		const free = freeOverflow;
		if (free) {
			freeOverflow = overflow[free * OVERFLOW + 1]!;
			return free;
		}
		if ((overflowEnd + 1) * OVERFLOW > overflow.length) {
			const larger = new Int32Array(overflow.length * 2);
			larger.set(overflow);
			overflow = larger;
		}
		overflowEnd += 1;
		return overflowEnd - 1;
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
		if ((used + 1) * 2 > mask + 1) grow();
		const [first, second] = hashOf(spelling);
		const at = find(first, second);
		const posting = (lexeme << FLAG_BITS) | indexOfFlags(value);
		if (slots[at + 2] === EMPTY) {
			if (slots[at] !== first || slots[at + 1] !== second) used += 1;
			slots[at] = first;
			slots[at + 1] = second;
			slots[at + 2] = posting;
			slots[at + 3] = 0;
			return;
		}
		const place = takeOverflow();
		overflow[place * OVERFLOW] = posting;
		overflow[place * OVERFLOW + 1] = slots[at + 3]!;
		slots[at + 3] = place;
	}

	function remove(spelling: string, lexeme: number): void {
		const [first, second] = hashOf(spelling);
		const at = find(first, second);
		if (slots[at + 2]! >>> FLAG_BITS === lexeme) return removeFirst(at);
		let link = 0;
		for (let place = slots[at + 3]!; place; place = overflow[place * OVERFLOW + 1]!) {
			const next = overflow[place * OVERFLOW + 1]!;
			if (overflow[place * OVERFLOW]! >>> FLAG_BITS === lexeme) {
				if (link) overflow[link * OVERFLOW + 1] = next;
				else slots[at + 3] = next;
				return release(place);
			}
			link = place;
		}
	}

	function removeFirst(at: number): void {
		const place = slots[at + 3]!;
		slots[at + 2] = place ? overflow[place * OVERFLOW]! : EMPTY;
		slots[at + 3] = place ? overflow[place * OVERFLOW + 1]! : 0;
		if (place) release(place);
	}

	function release(place: number): void {
		overflow[place * OVERFLOW] = EMPTY;
		overflow[place * OVERFLOW + 1] = freeOverflow;
		freeOverflow = place;
	}

	return { add, remove, arrays: () => ({ slots, mask, overflow, flags }) };
}

/** Hashes from the last letter to the first, so that one pass over a printed word gives those of all its tails. */
export function hashOf(spelling: string): [first: number, second: number] {
	let first = 0;
	let second = 0;
	for (let at = spelling.length - 1; at >= 0; at -= 1) {
		first = Math.imul(first ^ spelling.charCodeAt(at), FIRST_FACTOR);
		first ^= first >>> 15;
		second = Math.imul(second + spelling.charCodeAt(at), SECOND_FACTOR);
		second ^= second >>> 13;
	}
	return [first, second];
}
