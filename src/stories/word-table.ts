/** Numbers by the two hashes of a word's letters: a look-up makes no string and touches one cache line. */

/** Ints for each slot: hash, check and number; the fourth keeps a slot within a cache line. */
const WIDTH = 4;
const FIRST_SLOTS = 2 ** 12;

export class WordTable {
	#slots = new Int32Array(FIRST_SLOTS * WIDTH);
	#taken = 0;

	/** The number (not 0) that was set for this word, or 0. */
	get(hash: number, check: number): number {
		return this.#slots[this.#placeOf(hash, check) + 2]!;
	}

	/** The word must be new to the table. */
	add(hash: number, check: number, number: number): void {
		if (this.#taken * WIDTH * 2 >= this.#slots.length) this.#grow();
		const place = this.#placeOf(hash, check);
		this.#slots[place] = hash;
		this.#slots[place + 1] = check;
		this.#slots[place + 2] = number;
		this.#taken += 1;
	}

	/** Where the word is, or the free slot where it would be. */
	#placeOf(hash: number, check: number): number {
		const slots = this.#slots;
		const mask = slots.length - 1;
		// Hashes of words that differ in their last letter only are close; the multiplication spreads them.
		let place = ((Math.imul(hash, 0x9e3779b1) >>> 7) * WIDTH) & mask;
		while (slots[place + 2] !== 0 && (slots[place] !== hash || slots[place + 1] !== check))
			place = (place + WIDTH) & mask;
		return place;
	}

	#grow(): void {
		const old = this.#slots;
		this.#slots = new Int32Array(old.length * 2);
		this.#taken = 0;
		for (let place = 0; place < old.length; place += WIDTH)
			if (old[place + 2] !== 0) this.add(old[place]!, old[place + 1]!, old[place + 2]!);
	}
}
