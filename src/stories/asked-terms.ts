/** The terms of the reading that is asked about, so few that they stay in the fastest memory. */
import { termIn } from './reading.ts';

/** A power of two, several times the terms of one reading. */
const PLACES = 1024;

export class AskedTerms {
	/** By the low bits of the term's number; a place that is taken sends on to the next. */
	readonly #words = new Int32Array(PLACES);

	add(word: number): void {
		this.#words[this.#placeOf(termIn(word))] = word;
	}

	/** The word that was added for this term, or 0. */
	get(term: number): number {
		return this.#words[this.#placeOf(term)]!;
	}

	clear(): void {
		this.#words.fill(0);
	}

	#placeOf(term: number): number {
		let place = term & (PLACES - 1);
		while (this.#words[place] !== 0 && termIn(this.#words[place]!) !== term) place = (place + 1) & (PLACES - 1);
		return place;
	}
}
