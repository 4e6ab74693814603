/** Numbers the terms of the open stories, and knows of each what it is and in how many stories it is. */
import { crossScriptTerm, isNumber, isPlace, type Term } from './terms.ts';

/** Bits, beside IN_TITLE of reading.ts. */
export const PLACE = 2;
export const NUMBER = 4;

export class Vocabulary {
	readonly #numbers = new Map<Term, number>();
	#kinds = new Uint8Array(4096);
	/** The number of a Latin word's second term, or -1. */
	#crossing = new Int32Array(4096);
	/** In how many stories each term is, by its number; for reading only. */
	frequencies = new Int32Array(4096);

	/** Scratch by number, all zero between two uses. */
	seats = new Int32Array(4096);

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
		const crossing = crossScriptTerm(term);
		// Numbered first: it may make the arrays grow.
		const crossed = crossing === undefined ? -1 : this.numberOf(crossing);
		this.#crossing[number] = crossed;
		return number;
	}

	kindOf(number: number): number {
		return this.#kinds[number]!;
	}

	/** The number of the term by which a Latin word meets Arabic ones, or -1. */
	crossingOf(number: number): number {
		return this.#crossing[number]!;
	}

	/** One story more, or less, has the term. */
	add(number: number, stories: 1 | -1): void {
		this.frequencies[number]! += stories;
	}

	#grow(): void {
		this.#kinds = twice(this.#kinds, new Uint8Array(this.#kinds.length * 2));
		this.#crossing = twice(this.#crossing, new Int32Array(this.#crossing.length * 2));
		this.seats = twice(this.seats, new Int32Array(this.seats.length * 2));
		this.frequencies = twice(this.frequencies, new Int32Array(this.frequencies.length * 2));
	}
}

function twice<T extends Uint8Array | Int32Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
