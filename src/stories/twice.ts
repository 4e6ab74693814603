/** An array of numbers with room for twice as many. Pure. */

export function twice<T extends Int32Array | Uint8Array>(from: T): T {
	const to = new (from.constructor as new (length: number) => T)(from.length * 2);
	to.set(from);
	return to;
}
