/** Looks new words up in the form table, many at a time: which keywords' words (lexemes) each may be. */
import * as letterTable from '../text/letters.ts';
import { doubled } from './doubled.ts';
import * as form from './form.ts';
import * as formTable from './form-table.ts';
import * as particles from './particles.ts';
import * as trie from './phrase-trie.ts';
import type { Scanner } from './scan.ts';
import * as scan from './scan.ts';
import * as wordHash from './word-hash.ts';

/** Known to V8 as constants, which imported names are not (see scan.ts). */
const { LETTERS } = letterTable;
const { LOOSE } = form;
const { FLAG_BITS, FLAG_MASK, SLOT } = formTable;
const { MOST_TAILS, TAIL, writeTails } = particles;
const { NODE } = trie;
const { PAIRS, SIZE } = scan;
const { FIRST_BASE, mixed, SECOND_BASE } = wordHash;

/** What to look up: [first hash, second hash, condition, word]. */
const PROBE = 4;
/** A reading: [word, lexeme, 1 where it counts only inside a phrase]. */
export const READING = 3;

export class WordReadings {
	/** In the order of the words; a word has each lexeme once. */
	array: Int32Array<ArrayBuffer> = new Int32Array(256 * READING);
	end = 0;
	/** Never read: it keeps the look ahead from being optimised away. */
	seen = 0;
	#probes: Int32Array<ArrayBuffer> = new Int32Array(256 * PROBE);
	#probesEnd = 0;
	readonly #tails = new Int32Array(MOST_TAILS * TAIL);

	/** Forgets the last readings. `words` are places in the scanner's array, `count` how many. */
	read(scanner: Scanner, words: Int32Array, count: number, forms: formTable.FormArrays, nodes: Int32Array): void {
		this.end = 0;
		this.#probesEnd = 0;
		while (count * MOST_TAILS * PROBE > this.#probes.length) this.#probes = doubled(this.#probes);
		for (let next = 0; next < count; next += 1) this.#addProbes(scanner, words[next]!);
		this.#lookAhead(forms);
		this.#lookUp(forms);
		for (let at = 0; at < this.#probesEnd; at += PROBE) this.#addContent(forms, at);
		this.#lookAheadAtNodes(nodes);
	}

	#addProbes({ words, letters }: Scanner, word: number): void {
		const probes = this.#probes;
		const tails = this.#tails;
		const from = words[word + PAIRS]! * 2;
		let to = from + words[word + SIZE]! * 2;
		while (letters[to - 1] === 0) to -= 1;
		const tailsEnd = writeTails(tails, letters, from, to);
		for (let tail = 0; tail < tailsEnd; tail += TAIL) {
			let first = 0;
			let second = 0;
			for (let at = tails[tail]!; at < to; at += 1) {
				const letter = LETTERS[letters[at]!]!;
				first = (Math.imul(first, FIRST_BASE) + letter) | 0;
				second = (Math.imul(second, SECOND_BASE) + letter) | 0;
			}
			const end = this.#probesEnd;
			probes[end] = mixed(first);
			probes[end + 1] = second;
			probes[end + 2] = tails[tail + 1]!;
			probes[end + 3] = word;
			this.#probesEnd = end + PROBE;
		}
	}

	/**
	 * Asks for all slots one after the other without waiting for what is in them. A large table is not in the processor's
	 * cache, and its reads then overlap (group prefetching: Chen, Ailamaki, Gibbons and Mowry, ICDE 2004).
	 */
	#lookAhead({ slots, mask }: formTable.FormArrays): void {
		const probes = this.#probes;
		let seen = 0;
		for (let at = 0; at < this.#probesEnd; at += PROBE) seen ^= slots[(probes[at]! & mask) * SLOT]!;
		this.seen = seen;
	}

	/** Puts the content of its slot in the place of each probe's second hash; asks for the lists, as above. */
	#lookUp(forms: formTable.FormArrays): void {
		const probes = this.#probes;
		const { lists } = forms;
		let seen = 0;
		for (let at = 0; at < this.#probesEnd; at += PROBE) {
			const content = contentOf(forms, probes[at]!, probes[at + 1]!);
			probes[at + 1] = content;
			seen ^= lists[Math.max(0, -content)]!;
		}
		this.seen = seen;
	}

	#addContent(forms: formTable.FormArrays, at: number): void {
		const content = this.#probes[at + 1]!;
		const condition = this.#probes[at + 2]!;
		const word = this.#probes[at + 3]!;
		if (content > 0) this.#add(forms, content, condition, word);
		if (content >= 0) return;
		const { lists } = forms;
		const last = lists[-content]! - content;
		for (let next = 1 - content; next <= last; next += 1) this.#add(forms, lists[next]!, condition, word);
	}

	/** Asks for what the readings' lexemes stand for, which is read next. */
	#lookAheadAtNodes(nodes: Int32Array): void {
		let seen = 0;
		for (let at = 0; at < this.end; at += READING) seen ^= nodes[this.array[at + 1]! * NODE]!;
		this.seen = seen;
	}

	/** A condition is a place (form.ts) and the demands that the printed letters contradict: the form needs that place and none of these. */
	#add(forms: formTable.FormArrays, posting: number, condition: number, word: number): void {
		const flags = forms.flags[posting & FLAG_MASK]!;
		const met = flags & condition;
		if (met === 0 || met >= LOOSE) return;
		const isLoose = flags & LOOSE ? 1 : 0;
		const lexeme = posting >>> FLAG_BITS;
		const at = this.end;
		if (this.#isKnown(word, lexeme, isLoose)) return;
		if (at + READING > this.array.length) this.array = doubled(this.array);
		this.array[at] = word;
		this.array[at + 1] = lexeme;
		this.array[at + 2] = isLoose;
		this.end = at + READING;
	}

	/** Whether the word has the lexeme already; it is loose only where both are. */
	#isKnown(word: number, lexeme: number, isLoose: number): boolean {
		const { array } = this;
		for (let at = this.end - READING; at >= 0 && array[at] === word; at -= READING) {
			if (array[at + 1] !== lexeme) continue;
			array[at + 2]! &= isLoose;
			return true;
		}
		return false;
	}
}

/** The content of a spelling's slot (form-table.ts), 0 where it has no posting. */
function contentOf({ slots, mask }: formTable.FormArrays, first: number, second: number): number {
	for (let slot = first & mask; ; slot = (slot + 1) & mask) {
		const content = slots[slot * SLOT + 1]!;
		if (content === 0 || slots[slot * SLOT] === second) return content < -1 || content > 0 ? content : 0;
	}
}
