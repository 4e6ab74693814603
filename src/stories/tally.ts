/** Adds up what speaks for each of many slots, and names those with the most. */
import { twice } from './twice.ts';

export class Tally {
	/** By slot, all zero between two uses. */
	#scores = new Float64Array(1024);
	#touched = new Int32Array(1024);
	#count = 0;

	credit(slot: number, by: number): void {
		if (slot >= this.#scores.length) this.#grow(slot);
		const score = this.#scores[slot]!;
		this.#scores[slot] = score + by;
		if (score > 0) return;
		if (this.#count === this.#touched.length) this.#touched = twice(this.#touched);
		this.#touched[this.#count] = slot;
		this.#count += 1;
	}

	/** At most `most` slots with at least `least`, best first, the latest first among equals; then all is zero again. */
	takeBest(most: number, least: number): number[] {
		const scores = this.#scores;
		const best: number[] = [];
		for (let at = 0; at < this.#count; at += 1) {
			const slot = this.#touched[at]!;
			if (scores[slot]! < least) continue;
			if (best.length < most) best.push(slot);
			else if (!isBefore(slot, best[most - 1]!, scores)) continue;
			let place = best.length - 1;
			for (; place > 0 && isBefore(slot, best[place - 1]!, scores); place -= 1) best[place] = best[place - 1]!;
			best[place] = slot;
		}
		for (let at = 0; at < this.#count; at += 1) scores[this.#touched[at]!] = 0;
		this.#count = 0;
		return best;
	}

	#grow(slot: number): void {
		const scores = new Float64Array(slot * 2);
		scores.set(this.#scores);
		this.#scores = scores;
	}
}

function isBefore(one: number, other: number, scores: Float64Array): boolean {
	return scores[one]! > scores[other]! || (scores[one] === scores[other] && one > other);
}
