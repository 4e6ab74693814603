/** A small sketch of a text's wording, from which it can be told how much of it another text copies. Pure. */
import { pooled } from './pooled.ts';
import type { ScannedWords } from './scan-words.ts';

/** `bins` holds the least hash of each bin of shingles (0: no shingle fell there), `shingles` how many there were. */
export type Sketch = { readonly bins: Int32Array; readonly shingles: number };

const BINS = 64;
/** Four words in a row: shared by copies, hardly by two who write of the same thing. */
const SHINGLE = 4;
/**
 * One-permutation MinHash (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012) of the words' shingles.
 */
export function sketchOf({ count, hashes }: ScannedWords): Sketch {
	const bins = pooled(BINS);
	for (let at = SHINGLE - 1; at < count; at += 1) {
		const hash = mixed(hashes[at - 3]!, hashes[at - 2]!, hashes[at - 1]!, hashes[at]!);
		const bin = hash >>> 26;
		const value = (hash & 0x3ffffff) + 1;
		if (bins[bin] === 0 || value < bins[bin]!) bins[bin] = value;
	}
	return { bins, shingles: Math.max(0, count - SHINGLE + 1) };
}

/** The share (0…1) of the shorter text's shingles that the longer one has, estimated; 0 when either has none. */
export function copiedShare(one: Sketch, other: Sketch): number {
	let same = 0;
	let filled = 0;
	for (let bin = 0; bin < BINS; bin += 1) {
		const least = one.bins[bin]!;
		if (least !== 0 && least === other.bins[bin]) same += 1;
		if (least !== 0 || other.bins[bin] !== 0) filled += 1;
	}
	if (same === 0) return 0;
	const resemblance = same / filled;
	const shared = (resemblance * (one.shingles + other.shingles)) / (1 + resemblance);
	return Math.min(1, shared / Math.min(one.shingles, other.shingles));
}

/** Base64, for the store. */
export function packSketch(sketch: Sketch): string {
	return Buffer.from(sketch.bins.buffer, sketch.bins.byteOffset, sketch.bins.byteLength).toString('base64');
}

export function unpackSketch(packed: string, shingles: number): Sketch {
	const bins = pooled(BINS);
	Buffer.from(bins.buffer, bins.byteOffset, bins.byteLength).write(packed, 'base64');
	return { bins, shingles };
}

/** Four words' hashes into one, well spread (the finisher of MurmurHash3). */
function mixed(first: number, second: number, third: number, fourth: number): number {
	let hash = Math.imul(first, 31) + second;
	hash = Math.imul(hash, 31) + third;
	hash = Math.imul(hash, 31) + fourth;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
