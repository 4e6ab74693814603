/** The yardstick of bench/stories.ts: plain MinHash with LSH of some bands by some rows, as in datasketch. */
import { foldText } from '../src/text/arabic.ts';

const SHINGLE = 3;
const MOST_COMPARED = 20;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export function createPlainMinHash(bandCount: number, rows: number) {
	const permutations = bandCount * rows;
	const factors = Int32Array.from({ length: permutations }, (_, at) => scrambled(at * 2 + 1) | 1);
	const offsets = Int32Array.from({ length: permutations }, (_, at) => scrambled(at * 2 + 2));
	const bands: Map<number, number[]>[] = Array.from({ length: bandCount }, () => new Map());
	const signatures: Int32Array[] = [];
	return { place };

	/** Signs, looks up, compares and inserts; gives the most alike earlier document, or -1. */
	function place(text: string): number {
		const signature = sign(text);
		const keys = Array.from({ length: bandCount }, (_, band) => keyOf(signature, band));
		const best = closest(signature, keys);
		const document = signatures.push(signature) - 1;
		for (let band = 0; band < bandCount; band += 1) {
			const bucket = bands[band]!.get(keys[band]!);
			if (bucket) bucket.push(document);
			else bands[band]!.set(keys[band]!, [document]);
		}
		return best;
	}

	function sign(text: string): Int32Array {
		const words = Array.from(foldText(text).matchAll(WORD), ([word]) => hashOf(word));
		const signature = new Int32Array(permutations).fill(0x7fffffff);
		for (let at = 0; at + SHINGLE <= words.length; at += 1) {
			const shingle = scrambled(Math.imul(Math.imul(words[at]!, 31) + words[at + 1]!, 31) + words[at + 2]!);
			for (let each = 0; each < permutations; each += 1) {
				const value = Math.imul(shingle, factors[each]!) + offsets[each]!;
				if ((value | 0) < signature[each]!) signature[each] = value | 0;
			}
		}
		return signature;
	}

	function keyOf(signature: Int32Array, band: number): number {
		let key = band;
		for (let row = 0; row < rows; row += 1) key = scrambled(Math.imul(key, 31) + signature[band * rows + row]!);
		return key;
	}

	function closest(signature: Int32Array, keys: readonly number[]): number {
		const candidates = new Set<number>();
		for (let band = 0; band < bandCount; band += 1) {
			for (const document of bands[band]!.get(keys[band]!) ?? []) {
				if (candidates.size < MOST_COMPARED) candidates.add(document);
			}
		}
		let best = -1;
		let mostSame = 0;
		for (const document of candidates) {
			const same = agreement(signature, signatures[document]!);
			if (same <= mostSame) continue;
			best = document;
			mostSame = same;
		}
		return best;
	}
}

function agreement(one: Int32Array, other: Int32Array): number {
	let same = 0;
	for (let at = 0; at < one.length; at += 1) if (one[at] === other[at]) same += 1;
	return same;
}

function hashOf(word: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	return hash;
}

function scrambled(value: number): number {
	let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
