/** Numbers the terms of the open stories, and knows of each what it is and in how many stories it is. */
import { isNumber, isPlace, type Term } from './terms.ts';

/** Bits, beside IN_TITLE of reading.ts. */
export const PLACE = 2;
export const NUMBER = 4;

export class Vocabulary {
	readonly #numbers = new Map<Term, number>();
	#kinds = new Uint8Array(4096);
	/** In how many stories each term is, by its number; for reading only. */
	frequencies = new Int32Array(4096);

	get size(): number {
		return this.#numbers.size;
	}

	numberOf(term: Term): number {
		const known = this.#numbers.get(term);
		if (known !== undefined) return known;
		const number = this.#numbers.size;
		this.#numbers.set(term, number);
		if (number >= this.#kinds.length) this.#grow();
		if (isPlace(term)) this.#kinds[number] = PLACE;
		if (isNumber(term)) this.#kinds[number] = NUMBER;
		return number;
	}

	kindOf(number: number): number {
		return this.#kinds[number]!;
	}

	/** One story more, or less, has the term. */
	add(number: number, stories: 1 | -1): void {
		this.frequencies[number]! += stories;
	}

	#grow(): void {
		const kinds = new Uint8Array(this.#kinds.length * 2);
		kinds.set(this.#kinds);
		this.#kinds = kinds;
		const frequencies = new Int32Array(this.frequencies.length * 2);
		frequencies.set(this.frequencies);
		this.frequencies = frequencies;
	}
}
