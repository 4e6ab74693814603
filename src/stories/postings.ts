/** Which slots have a term, latest first, in blocks of one array: a term's latest lie together in memory. */
import { twice } from './twice.ts';

/** Ints for each block: where the term's block before this one ended, then slots. */
const BLOCK = 8;

export class Postings {
	/** By the term's number: the place of its latest posting, or 0. */
	#latest = new Int32Array(4096);
	#blocks = new Int32Array(4096);
	/** Where the next block begins; the first is left free, so that 0 is no place. */
	#end = BLOCK;

	add(term: number, slot: number): void {
		while (term >= this.#latest.length) this.#latest = twice(this.#latest);
		const place = this.#placeAfter(this.#latest[term]!);
		this.#blocks[place] = slot;
		this.#latest[term] = place;
	}

	/** The place of the term's latest posting; 0 when it has none. */
	latest(term: number): number {
		return term < this.#latest.length ? this.#latest[term]! : 0;
	}

	slotAt(place: number): number {
		return this.#blocks[place]!;
	}

	/** The place of the posting before this one of the same term, or 0. */
	before(place: number): number {
		return (place - 1) % BLOCK === 0 ? this.#blocks[place - 1]! : place - 1;
	}

	#placeAfter(place: number): number {
		if (place !== 0 && (place + 1) % BLOCK !== 0) return place + 1;
		const block = this.#end;
		this.#end += BLOCK;
		if (this.#end > this.#blocks.length) this.#blocks = twice(this.#blocks);
		this.#blocks[block] = place;
		return block + 1;
	}
}
