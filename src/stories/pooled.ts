/** Small arrays of numbers cut from large ones: memory of its own costs an array more than what is written into it. */

const POOL = 2 ** 16;

let pool = new Int32Array(POOL);
let taken = 0;

/** All zero, and nobody else's. A pool is collected when none of its arrays is held any more. */
export function pooled(length: number): Int32Array {
	if (taken + length > POOL) {
		pool = new Int32Array(Math.max(POOL, length));
		taken = 0;
	}
	const array = new Int32Array(pool.buffer, taken * Int32Array.BYTES_PER_ELEMENT, length);
	taken += length;
	return array;
}
