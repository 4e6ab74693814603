/** A flat array that has grown too small, made twice as long. */

export function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(old.length * 2);
	larger.set(old);
	return larger;
}
