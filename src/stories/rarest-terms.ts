/** Picks the rarest of a reading's terms that other readings have too. */
import type { Postings } from './postings.ts';
import { type Reading, termIn } from './reading.ts';

export type RarestTerms = {
	/** Numbers, rarest first, those of the title before the lead's among equals. */
	readonly known: readonly number[];
	/** How many terms nobody else has. */
	readonly unknown: number;
};

/** `most` is small: each term is pushed to its place, most fall out at once. */
export function rarestTerms(reading: Reading, most: number, frequencies: Int32Array, postings: Postings): RarestTerms {
	const known: number[] = [];
	let unknown = 0;
	for (let at = 0; at < reading.terms.length; at += 1) {
		const term = termIn(reading.terms[at]!);
		if (postings.latest(term) === 0) {
			unknown += 1;
			continue;
		}
		const frequency = frequencies[term]!;
		if (known.length < most) known.push(term);
		else if (frequencies[known[most - 1]!]! <= frequency) continue;
		let place = known.length - 1;
		for (; place > 0 && frequencies[known[place - 1]!]! > frequency; place -= 1) known[place] = known[place - 1]!;
		known[place] = term;
	}
	return { known, unknown };
}
