/** Chance from a seed: the same seed makes the same draws. */
import { createHash } from 'node:crypto';

export type Chance = {
	/** In [0, 1). */
	next(): number;
	happens(probability: number): boolean;
	between(from: number, to: number): number;
	/** A whole number, both ends included. */
	whole(from: number, to: number): number;
	pick<T>(list: readonly T[]): T;
};

/** Streams of different names are independent of each other: what one draws changes nothing for the rest. */
export function chanceOf(...name: readonly (string | number)[]): Chance {
	let state = createHash('sha256').update(name.join(' ')).digest().readUInt32LE(0);

	/** mulberry32 by Tommy Ettinger, public domain. */
	function next(): number {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	const between = (from: number, to: number) => from + next() * (to - from);
	const whole = (from: number, to: number) => Math.floor(between(from, to + 1));
	return {
		next,
		happens: (probability) => next() < probability,
		between,
		whole,
		pick: (list) => list[whole(0, list.length - 1)]!,
	};
}
