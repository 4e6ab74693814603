/**
 * What each printed word may be, remembered from one text to the next: newspapers repeat their words (Zipf's law), so few have
 * to be looked up in the form table, which is large and far away in the processor's memory.
 *
 * A word is known by all its letters, never by a hash alone: a text made to collide must not hide another text's words. What is
 * remembered holds until the topics change.
 */
import { doubled } from './doubled.ts';
import type { FormArrays } from './form-table.ts';
import * as trie from './phrase-trie.ts';
import type { Scanner } from './scan.ts';
import * as scan from './scan.ts';
import * as wordReadings from './word-readings.ts';

/** Known to V8 as constants, which imported names are not (see scan.ts). */
const { CHILDREN, NODE, PARENTS, VALUE } = trie;
const { HASH, PAIRS, PLACE, SIZE, WORD } = scan;
const { READING, WordReadings } = wordReadings;

/**
 * A record begins with where its lists lie in `records`: values of phrases of this one word; lexemes that may go on with a
 * phrase, from `GOING` to `GOING_END`; lexemes that may begin one, from `OPENING` to `OPENING_END`. The last two overlap: first
 * come those that only go on, then those that do both. Its letters follow, two a number, and a zero.
 */
export const VALUES = 0;
export const GOING = 1;
export const OPENING = 2;
export const GOING_END = 3;
export const OPENING_END = 4;
const LETTERS = 5;

/** A slot: [upper bits of the hash, place of the record]; 0 is an empty one. */
const PLACE_BITS = 20;
const PLACE_MASK = (1 << PLACE_BITS) - 1;
const FEWEST_SLOTS = 1 << 12;
/** With the records 4.5 MB, for some 60,000 words: only a single text of more than that takes more. */
const MOST_SLOTS = 1 << 17;
/** A word lies at most so many slots from its own: a text of words with one hash is as quick as any other. */
const REACH = 8;

export class WordMemory {
	/** Valid until the next `recall` or `learn`. */
	records: Int32Array<ArrayBuffer> = new Int32Array(4096);
	/** Never read: it keeps the look ahead from being optimised away. */
	seen = 0;
	#recordsEnd = 1;
	#slots = new Int32Array(FEWEST_SLOTS);
	#used = 0;
	#isStale = false;
	/** New words of this text: their places in the scanner's array. */
	#new: Int32Array<ArrayBuffer> = new Int32Array(256);
	#newEnd = 0;
	readonly #readings = new WordReadings();

	/** To be called whenever a topic changes. */
	forget(): void {
		this.#isStale = true;
	}

	/** Begins a text. A memory that is full forgets everything: what is common comes back at once. */
	begin(): void {
		this.#newEnd = 0;
		const isCrowded = this.#used * 2 > this.#slots.length;
		if (!isCrowded && !this.#isStale && this.#recordsEnd <= PLACE_MASK) return;
		if (isCrowded && this.#slots.length < MOST_SLOTS) this.#slots = new Int32Array(this.#slots.length * 2);
		else this.#slots.fill(0);
		this.#used = 0;
		this.#recordsEnd = 1;
		this.#isStale = false;
	}

	/** Gives words their records; those of new words are filled by `learn`. */
	recall(scanner: Scanner, firstWord: number, end: number): void {
		const { words, letterPairs } = scanner;
		this.#lookAhead(words, firstWord * WORD, end * WORD);
		for (let word = firstWord * WORD; word < end * WORD; word += WORD) {
			const pairs = words[word + PAIRS]!;
			const size = words[word + SIZE]!;
			words[word + PLACE] = this.#find(words[word + HASH]!, letterPairs, pairs, size) || this.#meet(scanner, word);
		}
	}

	/** Asks for the slots, then for the records they name, without waiting for one after the other (see `WordReadings`). */
	#lookAhead(words: Int32Array, from: number, to: number): void {
		const slots = this.#slots;
		const { records } = this;
		let seen = 0;
		for (let word = from; word < to; word += WORD) {
			words[word + PLACE] = slots[homeOf(words[word + HASH]!) & (slots.length - 1)]! & PLACE_MASK;
		}
		for (let word = from; word < to; word += WORD) seen ^= records[words[word + PLACE]! + LETTERS]!;
		this.seen = seen;
	}

	#find(hash: number, letterPairs: Int32Array, pairs: number, size: number): number {
		const slots = this.#slots;
		const home = homeOf(hash);
		for (let slot = home; slot < home + REACH; slot += 1) {
			const content = slots[slot & (slots.length - 1)]!;
			if (content === 0) return 0;
			const place = content & PLACE_MASK;
			const isLikely = (content ^ hash) >>> PLACE_BITS === 0;
			if (isLikely && this.#isSame(place + LETTERS, letterPairs, pairs, size)) return place;
		}
		return 0;
	}

	/** The scanner fills letters up to four pairs: no branch for most words. */
	#isSame(at: number, letterPairs: Int32Array, pairs: number, size: number): boolean {
		const records = this.records;
		const difference =
			(records[at]! ^ letterPairs[pairs]!) |
			(records[at + 1]! ^ letterPairs[pairs + 1]!) |
			(records[at + 2]! ^ letterPairs[pairs + 2]!) |
			(records[at + 3]! ^ letterPairs[pairs + 3]!);
		if (difference !== 0) return false;
		for (let pair = 4; pair < size; pair += 1) if (records[at + pair] !== letterPairs[pairs + pair]) return false;
		return records[at + size] === 0;
	}

	/** A new record. Where there is no room for it in reach, it serves this once and is not found again. */
	#meet({ words, letterPairs }: Scanner, word: number): number {
		const place = this.#recordsEnd;
		const pairs = words[word + PAIRS]!;
		const size = words[word + SIZE]!;
		this.#makeRoom(LETTERS + size + 1);
		for (let pair = 0; pair < size; pair += 1) this.records[place + LETTERS + pair] = letterPairs[pairs + pair]!;
		this.records[place + LETTERS + size] = 0;
		this.#recordsEnd = place + LETTERS + size + 1;
		if (place <= PLACE_MASK) this.#remember(words[word + HASH]!, place);
		if (this.#newEnd === this.#new.length) this.#new = doubled(this.#new);
		this.#new[this.#newEnd] = word;
		this.#newEnd += 1;
		return place;
	}

	#remember(hash: number, place: number): void {
		const slots = this.#slots;
		const home = homeOf(hash);
		for (let slot = home; slot < home + REACH; slot += 1) {
			const at = slot & (slots.length - 1);
			if (slots[at] !== 0) continue;
			slots[at] = (hash & ~PLACE_MASK) | place;
			this.#used += 1;
			return;
		}
	}

	/** Looks up what `recall` did not know. */
	learn(scanner: Scanner, forms: FormArrays, nodes: Int32Array): void {
		const readings = this.#readings;
		readings.read(scanner, this.#new, this.#newEnd, forms, nodes);
		this.#makeRoom(readings.end);
		let from = 0;
		for (let next = 0; next < this.#newEnd; next += 1) {
			const word = this.#new[next]!;
			let to = from;
			while (to < readings.end && readings.array[to] === word) to += READING;
			this.#fill(scanner.words[word + PLACE]!, from, to, nodes);
			from = to;
		}
	}

	/** Writes a record's lists. */
	#fill(place: number, from: number, to: number, nodes: Int32Array): void {
		const { records } = this;
		const { array } = this.#readings;
		records[place + VALUES] = this.#recordsEnd;
		for (let at = from; at < to; at += READING) {
			const value = nodes[array[at + 1]! * NODE + VALUE]!;
			if (value !== 0 && array[at + 2] === 0) records[this.#recordsEnd++] = value;
		}
		records[place + GOING] = this.#recordsEnd;
		this.#list(from, to, nodes, true, false);
		records[place + OPENING] = this.#recordsEnd;
		this.#list(from, to, nodes, true, true);
		records[place + GOING_END] = this.#recordsEnd;
		this.#list(from, to, nodes, false, true);
		records[place + OPENING_END] = this.#recordsEnd;
	}

	#list(from: number, to: number, nodes: Int32Array, goesOn: boolean, opens: boolean): void {
		const { array } = this.#readings;
		for (let at = from; at < to; at += READING) {
			const lexeme = array[at + 1]!;
			const node = lexeme * NODE;
			const isListed = nodes[node + PARENTS]! > 0 === goesOn && nodes[node + CHILDREN]! > 0 === opens;
			if (isListed) this.records[this.#recordsEnd++] = lexeme;
		}
	}

	#makeRoom(more: number): void {
		while (this.#recordsEnd + more > this.records.length) this.records = doubled(this.records);
	}
}

function homeOf(hash: number): number {
	return (hash ^ (hash >>> 15)) & (MOST_SLOTS - 1);
}
