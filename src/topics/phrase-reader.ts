/** Finds the phrases in a text's words, from what each word may be: which phrases begin, go on or end with it. */
import { doubled } from './doubled.ts';
import * as trie from './phrase-trie.ts';
import * as wordReadings from './word-readings.ts';

/** Known to V8 as constants, which imported names are not (see scan.ts). */
const { EDGE, edgeHash, NODE } = trie;
const { READING } = wordReadings;

/** A phrase begun and not finished: [node, filter of its children, first word]. */
const OPEN = 3;
/** A phrase found: [its value, first word, last word]. */
export const HIT = 3;

export class PhraseReader {
	/** In order of the last word. */
	hits: Int32Array<ArrayBuffer> = new Int32Array(HIT * 256);
	hitsEnd = 0;

	/** Phrases that this word may go on with, and those the next one may. */
	#open: Int32Array<ArrayBuffer> = new Int32Array(OPEN * 256);
	#openEnd = 0;
	#next: Int32Array<ArrayBuffer> = new Int32Array(OPEN * 256);
	#nextEnd = 0;
	/** Never read: it keeps the look ahead from being optimised away. */
	seen = 0;
	/** Places of the open phrases that the filter lets through. */
	#likely: Int32Array<ArrayBuffer> = new Int32Array(256);

	/** Forgets the last text's hits. `clauses` says in which clause each word stands: no phrase goes on in the next one. */
	read(readings: Int32Array, end: number, clauses: Int32Array, phrases: trie.PhraseArrays): void {
		this.hitsEnd = 0;
		this.#nextEnd = 0;
		this.#lookAhead(readings, end, phrases.nodes);
		let word = -2;
		for (let at = 0; at < end; at += READING) {
			if (readings[at]! !== word) {
				const isNext = readings[at] === word + 1 && clauses[word] === clauses[word + 1];
				word = readings[at]!;
				this.#turn(isNext);
			}
			this.#meet(phrases, word, readings[at + 1]!, readings[at + 2] === 1);
		}
	}

	/** Asks for all nodes one after the other without waiting for what is in them, as `WordReadings` does for the slots. */
	#lookAhead(readings: Int32Array, end: number, nodes: Int32Array): void {
		let seen = 0;
		for (let at = 0; at < end; at += READING) seen ^= nodes[readings[at + 1]! * NODE]!;
		this.seen = seen;
	}

	#turn(isNext: boolean): void {
		const read = this.#open;
		this.#open = this.#next;
		this.#openEnd = isNext ? this.#nextEnd : 0;
		this.#next = read;
		this.#nextEnd = 0;
	}

	#meet(phrases: trie.PhraseArrays, word: number, lexeme: number, isLoose: boolean): void {
		const { nodes } = phrases;
		this.#begin(nodes, lexeme, word);
		const value = nodes[lexeme * NODE + 1]!;
		if (value !== 0 && !isLoose) this.#hit(value, word, word);
		const likelyEnd = this.#sift(lexeme);
		for (let next = 0; next < likelyEnd; next += 1) this.#follow(phrases, this.#likely[next]!, lexeme, word);
	}

	/** Leaves out the open phrases that their filters know not to go on with this lexeme. Without a branch, like `WordReadings`. */
	#sift(lexeme: number): number {
		const open = this.#open;
		const openEnd = this.#openEnd;
		if (this.#likely.length < open.length / OPEN) this.#likely = new Int32Array(open.length / OPEN);
		const likely = this.#likely;
		let end = 0;
		for (let at = 0; at < openEnd; at += OPEN) {
			likely[end] = at;
			end += (open[at + 1]! >>> (lexeme & 31)) & 1;
		}
		return end;
	}

	#follow(
		{ nodes, edges, edgeMask, filter, filterMask }: trie.PhraseArrays,
		at: number,
		lexeme: number,
		word: number,
	): void {
		const parent = this.#open[at]!;
		const hash = edgeHash(parent, lexeme);
		const bit = hash & filterMask;
		if (((filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return;
		const first = this.#open[at + 2]!;
		for (let slot = hash & edgeMask; ; slot = (slot + 1) & edgeMask) {
			const edge = slot * EDGE;
			const child = edges[edge + 2]!;
			if (child === 0) return;
			if (child < 0 || edges[edge] !== parent || edges[edge + 1] !== lexeme) continue;
			const value = nodes[child * NODE + 1]!;
			if (value !== 0) this.#hit(value, first, word);
			this.#begin(nodes, child, first);
			return;
		}
	}

	/** The next word may go on with this phrase, if it has longer ones. */
	#begin(nodes: Int32Array, node: number, first: number): void {
		const at = this.#nextEnd;
		if (at + OPEN > this.#next.length) this.#next = doubled(this.#next);
		this.#next[at] = node;
		const children = nodes[node * NODE]!;
		this.#next[at + 1] = children;
		this.#next[at + 2] = first;
		if (children !== 0) this.#nextEnd = at + OPEN;
	}

	#hit(value: number, first: number, last: number): void {
		const at = this.hitsEnd;
		if (at + HIT > this.hits.length) this.hits = doubled(this.hits);
		this.hits[at] = value;
		this.hits[at + 1] = first;
		this.hits[at + 2] = last;
		this.hitsEnd = at + HIT;
	}
}
