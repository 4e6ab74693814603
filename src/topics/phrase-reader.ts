/** Reads printed words one after the other: which keywords' words they may be, and which phrases they begin, go on or end. */
import * as form from './form.ts';
import {
	createFormTable,
	FIRST_FACTOR,
	FLAG_BITS,
	FLAG_MASK,
	type FormArrays,
	SECOND_FACTOR,
	SLOT,
} from './form-table.ts';
import { createPhraseTrie, EDGE, edgeHash, NODE, type PhraseArrays } from './phrase-trie.ts';

/** Longer words are cut: no keyword is that long. */
export const LONGEST_WORD = 64;
/** و + ب + ا + ل: the deepest place where a form can begin. */
const DEEPEST = 4;
/** A phrase begun and not finished: [node, filter of its children, first word]. */
const OPEN = 3;
const WAW = 0x0648;
const FA = 0x0641;
const BA = 0x0628;
const KAF = 0x0643;
const LAM = 0x0644;
const SIN = 0x0633;
const ALEF = 0x0627;
const HEH = 0x0647;
const TA_MARBUTA = 0x0629;

export class PhraseReader {
	/** The word to read: folded letters, and the source's units they came from. */
	readonly letters = new Uint16Array(LONGEST_WORD + 1);
	readonly units = new Uint16Array(LONGEST_WORD + 1);
	/** Triples [value of the phrase, first word, last word]. */
	hits: Int32Array<ArrayBuffer> = new Int32Array(3 * 256);
	hitsEnd = 0;

	#forms: FormArrays = createFormTable().arrays();
	#phrases: PhraseArrays = createPhraseTrie().arrays();
	/** Hashes of the word's tails that begin at 0…DEEPEST. */
	readonly #first = new Int32Array(DEEPEST + 1);
	readonly #second = new Int32Array(DEEPEST + 1);
	#length = 0;
	#word = 0;
	/** The lexemes that the word has been found to be. */
	#met: Int32Array<ArrayBuffer> = new Int32Array(64);
	#metEnd = 0;
	/** Phrases that this word may go on with, and those the next one may. */
	#open: Int32Array<ArrayBuffer> = new Int32Array(OPEN * 256);
	#openEnd = 0;
	#next: Int32Array<ArrayBuffer> = new Int32Array(OPEN * 256);
	#nextEnd = 0;

	/** Forgets all hits, and looks at these arrays from now on. */
	reset(forms: FormArrays, phrases: PhraseArrays): void {
		this.#forms = forms;
		this.#phrases = phrases;
		this.hitsEnd = 0;
		this.#openEnd = 0;
	}

	/** Between sentences and clauses: no phrase goes on. */
	breakOff(): void {
		this.#openEnd = 0;
	}

	/** The word is in the first `length` places of `letters` and `units`. */
	read(word: number, length: number): void {
		this.#word = word;
		this.#length = length;
		this.#nextEnd = 0;
		this.#metEnd = 0;
		this.#hash(length);
		this.#probeTails(length);
		const read = this.#open;
		this.#open = this.#next;
		this.#openEnd = this.#nextEnd;
		this.#next = read;
	}

	#hash(length: number): void {
		const letters = this.letters;
		let first = 0;
		let second = 0;
		for (let at = length - 1; at >= 0; at -= 1) {
			const letter = letters[at]!;
			first = Math.imul(first ^ letter, FIRST_FACTOR);
			first ^= first >>> 15;
			second = Math.imul(second + letter, SECOND_FACTOR);
			if (at <= DEEPEST) {
				this.#first[at] = first;
				this.#second[at] = second;
			}
		}
	}

	/** Looks the word up whole, and after each string of letters before it that may be particles. */
	#probeTails(length: number): void {
		const letters = this.letters;
		this.#probe(0, form.BARE);
		if (length < 2) return;
		let at = 0;
		let letter = letters[0]!;
		if (letter === WAW || letter === FA) {
			this.#probe(1, letter === WAW ? form.AFTER_WAW : form.AFTER_FA);
			at = 1;
			letter = letters[1]!;
			if (length < 3) return;
		}
		const second = letters[at + 1]!;
		if (letter === ALEF) {
			if (second === LAM && at + 3 < length) this.#probe(at + 2, form.AFTER_ARTICLE);
		} else if (letter === LAM) {
			this.#probe(at + 1, form.AFTER_LAM);
			if (second === LAM && at + 3 < length) this.#probe(at + 2, form.AFTER_LIL);
		} else if (letter === BA || letter === KAF) {
			this.#probe(at + 1, letter === BA ? form.AFTER_BA : form.AFTER_KAF);
			const isArticle = second === ALEF && letters[at + 2] === LAM && at + 4 < length;
			if (isArticle) this.#probe(at + 3, form.AFTER_ARTICLE);
		} else if (letter === SIN) {
			this.#probe(at + 1, form.AFTER_SIN);
		}
	}

	#probe(tail: number, place: number): void {
		const { slots, mask, lists } = this.#forms;
		const second = this.#second[tail]!;
		for (let slot = this.#first[tail]! & mask; ; slot = (slot + 1) & mask) {
			const content = slots[slot * SLOT + 1]!;
			if (content === 0) return;
			if (slots[slot * SLOT] !== second) continue;
			if (content > 0) this.#meet(content, tail, place);
			else for (let at = -content; at > 1; at = lists[at + 1]!) this.#meet(lists[at]!, tail, place);
			return;
		}
	}

	/** A form of a lexeme stands in the text: does it count here, and which phrases begin, go on or end with it? */
	#meet(posting: number, tail: number, place: number): void {
		const flags = this.#forms.flags[posting & FLAG_MASK]!;
		if ((flags & place) === 0 || !this.#isSpelledSo(flags, tail)) return;
		const { nodes, filter, filterMask } = this.#phrases;
		const lexeme = posting >>> FLAG_BITS;
		const word = this.#word;
		const value = nodes[lexeme * NODE + 1]!;
		const children = nodes[lexeme * NODE]!;
		if (value > 0 && (flags & form.LOOSE) === 0) this.#hit(value, word);
		if (this.#isMet(lexeme)) return;
		if (children !== 0) this.#begin(lexeme, children, word);
		const open = this.#open;
		const end = this.#openEnd;
		const bit = 1 << (lexeme & 31);
		for (let at = 0; at < end; at += OPEN) {
			if ((open[at + 1]! & bit) === 0) continue;
			const hash = edgeHash(open[at]!, lexeme);
			const filterBit = hash & filterMask;
			if ((filter[filterBit >>> 5]! & (1 << (filterBit & 31))) !== 0)
				this.#follow(open[at]!, lexeme, hash, open[at + 2]!);
		}
	}

	/** Two readings may make one lexeme of a word: phrases go on once, or one word many times over would double with each. */
	#isMet(lexeme: number): boolean {
		const met = this.#met;
		for (let at = 0; at < this.#metEnd; at += 1) if (met[at] === lexeme) return true;
		if (this.#metEnd === met.length) this.#met = doubled(met);
		this.#met[this.#metEnd] = lexeme;
		this.#metEnd += 1;
		return false;
	}

	/** The careful letters of the printed word must not contradict the form. */
	#isSpelledSo(flags: number, tail: number): boolean {
		if ((flags & form.SPELLING) === 0) return true;
		const final = this.units[this.#length - 1];
		if (flags & form.NOT_TA_MARBUTA && final === TA_MARBUTA) return false;
		if (flags & form.TA_MARBUTA && final === HEH) return false;
		const wanted = flags & form.ANY_HAMZA;
		const printed = wanted && form.hamzaOf(this.units[tail]!);
		return !printed || (printed & wanted) !== 0;
	}

	#follow(parent: number, lexeme: number, hash: number, firstWord: number): void {
		const { nodes, edges, edgeMask } = this.#phrases;
		for (let slot = hash & edgeMask; ; slot = (slot + 1) & edgeMask) {
			const at = slot * EDGE;
			const child = edges[at + 2]!;
			if (child === 0) return;
			if (child < 0 || edges[at] !== parent || edges[at + 1] !== lexeme) continue;
			const value = nodes[child * NODE + 1]!;
			const children = nodes[child * NODE]!;
			if (value > 0) this.#hit(value, firstWord);
			if (children !== 0) this.#begin(child, children, firstWord);
			return;
		}
	}

	#begin(node: number, children: number, firstWord: number): void {
		const at = this.#nextEnd;
		if (at + OPEN > this.#next.length) this.#next = doubled(this.#next);
		this.#next[at] = node;
		this.#next[at + 1] = children;
		this.#next[at + 2] = firstWord;
		this.#nextEnd = at + OPEN;
	}

	#hit(value: number, firstWord: number): void {
		const at = this.hitsEnd;
		if (at + 3 > this.hits.length) this.hits = doubled(this.hits);
		this.hits[at] = value;
		this.hits[at + 1] = firstWord;
		this.hits[at + 2] = this.#word;
		this.hitsEnd = at + 3;
	}
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(old.length * 2);
	larger.set(old);
	return larger;
}
