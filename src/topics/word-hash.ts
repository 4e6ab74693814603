/** The hash of a word's spelling, such that those of its tails follow from those of its beginnings. Pure. */

/**
 * Two polynomials over the letters, modulo 2^32, stand for a spelling. The bases are odd constants well spread over their
 * bits: 2^32 over the golden ratio (Knuth, TAOCP 6.4), and one from MurmurHash3's finaliser.
 */
export const FIRST_BASE = 0x9e3779b1;
export const SECOND_BASE = 0x85ebca6b;

/** `powers(base, most)[n]` is base^n: a word's tail hashes to hash(word) - hash(what stands before it) · base^(length of the tail). */
export function powers(base: number, most: number): Int32Array {
	const found = new Int32Array(most + 1);
	found[0] = 1;
	for (let exponent = 1; exponent <= most; exponent += 1) found[exponent] = Math.imul(found[exponent - 1]!, base);
	return found;
}

/** Folds the upper bits into the lower ones, which choose the slot. */
export function mixed(first: number): number {
	return first ^ (first >>> 15);
}

export function hashOf(spelling: string): [first: number, second: number] {
	let first = 0;
	let second = 0;
	for (let at = 0; at < spelling.length; at += 1) {
		first = (Math.imul(first, FIRST_BASE) + spelling.charCodeAt(at)) | 0;
		second = (Math.imul(second, SECOND_BASE) + spelling.charCodeAt(at)) | 0;
	}
	return [mixed(first), second];
}
