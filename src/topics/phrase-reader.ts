/**
 * Finds the phrases in a text's words, from what each word may be. It goes by levels: all phrases of one word, then all pairs of
 * neighbours, then all that go on from these. So each loop does one thing to a flat array, and its reads of the large tables
 * overlap; walking phrase by phrase it would wait for each.
 */
import { doubled } from './doubled.ts';
import * as trie from './phrase-trie.ts';
import * as scan from './scan.ts';
import * as wordMemory from './word-memory.ts';

/** Known to V8 as constants, which imported names are not (see scan.ts). */
const { EDGE, edgeHash } = trie;
const { JOINS, PLACE, WORD } = scan;
const { GOING, GOING_END, OPENING, OPENING_END, VALUES } = wordMemory;

/** A phrase found: [its value, first word, last word]. */
export const HIT = 3;
/** Two words of one clause, of which the first begins phrases and the second goes on with some: [GOING, GOING_END, OPENING, OPENING_END, second word]. */
const NEIGHBOURS = 5;
/** A phrase that probably goes on: [its node, lexeme, first word, the word it goes on with]. */
const STEP = 4;
/** A phrase that went on: [its node, first word, last word]. */
const OPEN = 3;

export class PhraseReader {
	/** In no order. */
	hits: Int32Array<ArrayBuffer> = new Int32Array(256 * HIT);
	hitsEnd = 0;
	/** Never read: it keeps the look ahead from being optimised away. */
	seen = 0;
	#neighbours: Int32Array<ArrayBuffer> = new Int32Array(256 * NEIGHBOURS);
	#steps: Int32Array<ArrayBuffer> = new Int32Array(256 * STEP);
	#stepsEnd = 0;
	#open: Int32Array<ArrayBuffer> = new Int32Array(256 * OPEN);
	#openEnd = 0;

	/** Forgets the last text's hits. */
	clear(): void {
		this.hitsEnd = 0;
	}

	/** Reads the words from `firstWord` to `end`, whose records the memory has. */
	read(words: Int32Array, records: Int32Array, firstWord: number, end: number, phrases: trie.PhraseArrays): void {
		const neighboursEnd = this.#readWords(words, records, firstWord, end);
		this.#stepsEnd = 0;
		for (let at = 0; at < neighboursEnd; at += NEIGHBOURS) this.#addPairs(records, at, phrases);
		while (this.#stepsEnd > 0) {
			this.#lookAhead(phrases);
			this.#walk(phrases);
			this.#goOn(words, records, end, phrases);
		}
	}

	/** Phrases of one word. Answers where the neighbours end. No branch tells them from others, for the processor would guess it wrong half the time. */
	#readWords(words: Int32Array, records: Int32Array, firstWord: number, end: number): number {
		while ((end - firstWord) * NEIGHBOURS > this.#neighbours.length) this.#neighbours = doubled(this.#neighbours);
		const neighbours = this.#neighbours;
		let neighboursEnd = 0;
		let opening = 0;
		let openingEnd = 0;
		for (let word = firstWord; word < end; word += 1) {
			const place = words[word * WORD + PLACE]!;
			const going = records[place + GOING]!;
			const goingEnd = records[place + GOING_END]!;
			for (let at = records[place + VALUES]!; at < going; at += 1) this.#hit(records[at]!, word, word);
			neighbours[neighboursEnd] = going;
			neighbours[neighboursEnd + 1] = goingEnd;
			neighbours[neighboursEnd + 2] = opening;
			neighbours[neighboursEnd + 3] = openingEnd;
			neighbours[neighboursEnd + 4] = word;
			const areBoth = (going - goingEnd) & (opening - openingEnd) & words[word * WORD + JOINS]!;
			neighboursEnd += (areBoth >>> 31) * NEIGHBOURS;
			opening = records[place + OPENING]!;
			openingEnd = records[place + OPENING_END]!;
		}
		return neighboursEnd;
	}

	#addPairs(records: Int32Array, at: number, phrases: trie.PhraseArrays): void {
		const goingEnd = this.#neighbours[at + 1]!;
		const openingEnd = this.#neighbours[at + 3]!;
		const word = this.#neighbours[at + 4]!;
		for (let opening = this.#neighbours[at + 2]!; opening < openingEnd; opening += 1) {
			this.#addSteps(records, this.#neighbours[at]!, goingEnd, records[opening]!, word - 1, word, phrases);
		}
	}

	/** The lexemes with which a phrase may go on, without most of those that the filter refuses. Without a branch, as above. */
	#addSteps(
		records: Int32Array,
		going: number,
		goingEnd: number,
		node: number,
		first: number,
		word: number,
		{ filter, filterMask }: trie.PhraseArrays,
	): void {
		while (this.#stepsEnd + (goingEnd - going) * STEP > this.#steps.length) this.#steps = doubled(this.#steps);
		const steps = this.#steps;
		let end = this.#stepsEnd;
		for (let at = going; at < goingEnd; at += 1) {
			const lexeme = records[at]!;
			const bit = edgeHash(node, lexeme) & filterMask;
			steps[end] = node;
			steps[end + 1] = lexeme;
			steps[end + 2] = first;
			steps[end + 3] = word;
			end += ((filter[bit >>> 5]! >>> (bit & 31)) & 1) * STEP;
		}
		this.#stepsEnd = end;
	}

	/** Asks for all edges without waiting for one after the other (see `WordReadings`). */
	#lookAhead({ edges, edgeMask }: trie.PhraseArrays): void {
		const steps = this.#steps;
		let seen = 0;
		for (let at = 0; at < this.#stepsEnd; at += STEP) {
			seen ^= edges[(edgeHash(steps[at]!, steps[at + 1]!) & edgeMask) * EDGE]!;
		}
		this.seen = seen;
	}

	#walk({ edges, edgeMask }: trie.PhraseArrays): void {
		const steps = this.#steps;
		this.#openEnd = 0;
		for (let at = 0; at < this.#stepsEnd; at += STEP) {
			const node = steps[at]!;
			const lexeme = steps[at + 1]!;
			for (let slot = edgeHash(node, lexeme) & edgeMask; ; slot = (slot + 1) & edgeMask) {
				const edge = slot * EDGE;
				const child = edges[edge + 2]!;
				if (child === 0) break;
				if (child < 0 || edges[edge] !== node || edges[edge + 1] !== lexeme) continue;
				const value = edges[edge + 3]!;
				if (value !== 0) this.#hit(value, steps[at + 2]!, steps[at + 3]!);
				this.#openPhrase(child, steps[at + 2]!, steps[at + 3]!);
				break;
			}
		}
	}

	#goOn(words: Int32Array, records: Int32Array, end: number, phrases: trie.PhraseArrays): void {
		const open = this.#open;
		this.#stepsEnd = 0;
		for (let at = 0; at < this.#openEnd; at += OPEN) {
			const word = open[at + 2]! + 1;
			if (word === end || words[word * WORD + JOINS] === 0) continue;
			const place = words[word * WORD + PLACE]!;
			const going = records[place + GOING]!;
			this.#addSteps(records, going, records[place + GOING_END]!, open[at]!, open[at + 1]!, word, phrases);
		}
	}

	#openPhrase(node: number, first: number, last: number): void {
		const at = this.#openEnd;
		if (at + OPEN > this.#open.length) this.#open = doubled(this.#open);
		this.#open[at] = node;
		this.#open[at + 1] = first;
		this.#open[at + 2] = last;
		this.#openEnd = at + OPEN;
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
