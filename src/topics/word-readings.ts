/** Looks printed words up in the form table: which keywords' words (lexemes) each may be. */
import { doubled } from './doubled.ts';
import * as form from './form.ts';
import * as formTable from './form-table.ts';
import * as scan from './scan.ts';

/** Known to V8 as constants, which imported names are not (see scan.ts). */
const { LOOSE } = form;
const { FLAG_BITS, FLAG_MASK, SLOT } = formTable;
const { PROBE } = scan;

/** A reading: [word, lexeme, 1 where it counts only inside a phrase]. */
export const READING = 3;

export class WordReadings {
	/** In order of the word; a word has each lexeme once. */
	array: Int32Array<ArrayBuffer> = new Int32Array(READING * 1024);
	end = 0;
	/** Never read: it keeps the look ahead from being optimised away. */
	seen = 0;
	/** The word of the last reading, and a bit for each of its lexemes. */
	#word = -1;
	#met = 0;
	/** Places of the probes that the filter lets through. */
	#likely: Int32Array<ArrayBuffer> = new Int32Array(1024);

	/** Forgets the last text's readings. */
	read({ probes, probesEnd }: Pick<scan.Scanner, 'probes' | 'probesEnd'>, forms: formTable.FormArrays): void {
		this.end = 0;
		this.#word = -1;
		const likelyEnd = this.#sift(probes, probesEnd, forms);
		const likely = this.#likely;
		for (let next = 0; next < likelyEnd; next += 1) {
			const at = likely[next]!;
			const content = contentOf(forms, probes[at]!, probes[at + 1]!);
			if (content > 0) this.#add(forms, content, probes[at + 2]!, probes[at + 3]!);
			else if (content < 0) this.#addList(forms, -content, probes[at + 2]!, probes[at + 3]!);
		}
	}

	/**
	 * Leaves out what the filter refuses, and asks for the slots of the rest one after the other without waiting for what is in
	 * them. A large table is not in the processor's cache, and its reads then overlap (group prefetching: Chen, Ailamaki,
	 * Gibbons and Mowry, ICDE 2004). No branch, for the processor would guess it wrong half the time.
	 */
	#sift(probes: Int32Array, probesEnd: number, { slots, mask, filter, filterMask }: formTable.FormArrays): number {
		if (this.#likely.length < probes.length / PROBE) this.#likely = new Int32Array(probes.length / PROBE);
		const likely = this.#likely;
		let end = 0;
		for (let at = 0; at < probesEnd; at += PROBE) {
			const bit = probes[at + 1]! & filterMask;
			likely[end] = at;
			end += (filter[bit >>> 5]! >>> (bit & 31)) & 1;
		}
		let seen = 0;
		for (let next = 0; next < end; next += 1) seen ^= slots[(probes[likely[next]!]! & mask) * SLOT]!;
		this.seen = seen;
		return end;
	}

	#addList(forms: formTable.FormArrays, place: number, condition: number, word: number): void {
		const { lists } = forms;
		const last = place + lists[place]!;
		for (let at = place + 1; at <= last; at += 1) this.#add(forms, lists[at]!, condition, word);
	}

	/** A condition is a place (form.ts) and the demands that the printed letters contradict: the form needs that place and none of these. */
	#add(forms: formTable.FormArrays, posting: number, condition: number, word: number): void {
		const flags = forms.flags[posting & FLAG_MASK]!;
		const met = flags & condition;
		if (met === 0 || met >= LOOSE) return;
		const isLoose = flags & LOOSE ? 1 : 0;
		const lexeme = posting >>> FLAG_BITS;
		const bit = 1 << (lexeme & 31);
		if (word !== this.#word) {
			this.#word = word;
			this.#met = 0;
		} else if ((this.#met & bit) !== 0 && this.#isKnown(word, lexeme, isLoose)) return;
		this.#met |= bit;
		this.#push(word, lexeme, isLoose);
	}

	#isKnown(word: number, lexeme: number, isLoose: number): boolean {
		const { array } = this;
		for (let at = this.end - READING; at >= 0 && array[at] === word; at -= READING) {
			if (array[at + 1] !== lexeme) continue;
			array[at + 2]! &= isLoose;
			return true;
		}
		return false;
	}

	#push(word: number, lexeme: number, isLoose: number): void {
		const at = this.end;
		if (at + READING > this.array.length) this.array = doubled(this.array);
		this.array[at] = word;
		this.array[at + 1] = lexeme;
		this.array[at + 2] = isLoose;
		this.end = at + READING;
	}
}

function contentOf({ slots, mask }: formTable.FormArrays, first: number, second: number): number {
	for (let slot = first & mask; ; slot = (slot + 1) & mask) {
		const content = slots[slot * SLOT + 1]!;
		if (content === 0 || slots[slot * SLOT] === second) return content < -1 || content > 0 ? content : 0;
	}
}
