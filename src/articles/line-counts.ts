/** Learns which lines a feed repeats from article to article: boilerplate by evidence, in any language. Pure. */
import { createHash } from 'node:crypto';
import { foldText } from '../text/arabic.ts';
import { wordCount } from '../text/word-count.ts';

/** Hash of a line → in how many articles it stood; the longest unseen come first. */
export type LineCounts = Readonly<Record<string, number>>;

/** Records; 400 of some 20 bytes stay far below any store's comfort. */
const MOST_LINES = 400;
/** Longer lines are an article's own. */
const LONGEST = 40;

/** The counts after one more article; `lines` as they were before cleaning. Bounded: what was seen once and longest ago goes first. */
export function countLines(counts: LineCounts, lines: readonly string[]): LineCounts {
	const next = new Map(Object.entries(counts));
	for (const key of new Set(lines.filter((line) => wordCount(line) <= LONGEST).map(keyOf))) {
		const times = (next.get(key) ?? 0) + 1;
		next.delete(key); // so that it moves to the end
		next.set(key, times);
	}
	for (const atMost of [1, Number.POSITIVE_INFINITY]) {
		for (const [key, times] of next) {
			if (next.size > MOST_LINES && times <= atMost) next.delete(key);
		}
	}
	return Object.fromEntries(next);
}

/** In how many articles a line stood. */
export function timesSeen(counts: LineCounts, line: string): number {
	return counts[keyOf(line)] ?? 0;
}

/** The letter in front keeps the order of keys: an object sorts those that look like numbers. */
function keyOf(line: string): string {
	return `l${createHash('sha256').update(foldText(line)).digest('hex').slice(0, 12)}`;
}
