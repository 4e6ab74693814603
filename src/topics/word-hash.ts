/** The hash of a folded spelling, under which it stands in the form table. Pure. */

/**
 * Two polynomials over the letters, modulo 2^32. The bases are odd constants well spread over their bits: 2^32 over the
 * golden ratio (Knuth, TAOCP 6.4), and one from MurmurHash3's finaliser.
 */
export const FIRST_BASE = 0x9e3779b1;
export const SECOND_BASE = 0x85ebca6b;

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
