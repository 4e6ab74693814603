/** A small sketch of a text's wording, from which it can be told how much of it another text copies. Pure. */
import { EXPANDS, EXPANSIONS, FIRST_LETTER, INVISIBLE, LETTERS, MARK } from '../text/letters.ts';

/** `bins` holds the least hash of each bin of shingles (0: no shingle fell there), `shingles` how many there were. */
export type Sketch = { readonly bins: Int32Array; readonly shingles: number };

const BINS = 64;
/** Four words in a row: shared by copies, hardly by two who write of the same thing. */
const SHINGLE = 4;
/** Wire copy is recognised by its first screens; a longer text costs no more. */
const MOST_WORDS = 400;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * One-permutation MinHash (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012) of the folded words' shingles:
 * one pass over the letters, no word is cut out as a string.
 */
export function sketchOf(text: string): Sketch {
	const bins = new Int32Array(BINS);
	const last = [0, 0, 0];
	let word = FNV_OFFSET;
	let words = 0;
	let inWord = false;
	for (let at = 0; at <= text.length && words < MOST_WORDS; at += 1) {
		const letter = at < text.length ? LETTERS[text.charCodeAt(at)]! : 0;
		if (letter === INVISIBLE || letter === MARK) continue;
		if (letter >= FIRST_LETTER) {
			word = Math.imul(word ^ letter, FNV_PRIME);
			inWord = true;
			continue;
		}
		if (letter === EXPANDS) {
			for (const part of EXPANSIONS.get(text.charCodeAt(at))!) word = Math.imul(word ^ part.charCodeAt(0), FNV_PRIME);
			inWord = true;
			continue;
		}
		if (!inWord) continue;
		words += 1;
		if (words >= SHINGLE) keep(bins, mixed(last[0]!, last[1]!, last[2]!, word));
		last[0] = last[1]!;
		last[1] = last[2]!;
		last[2] = word;
		word = FNV_OFFSET;
		inWord = false;
	}
	return { bins, shingles: Math.max(0, words - SHINGLE + 1) };
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
	const bytes = Buffer.from(packed, 'base64');
	const bins = new Int32Array(BINS);
	Buffer.from(bins.buffer).set(bytes.subarray(0, bins.byteLength));
	return { bins, shingles };
}

function keep(bins: Int32Array, hash: number): void {
	const bin = hash >>> 26;
	const value = (hash & 0x3ffffff) + 1;
	if (bins[bin] === 0 || value < bins[bin]!) bins[bin] = value;
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
