/** The lines of an entry that belong to the article. Pure. */
import { foldText } from '../text/arabic.ts';
import { boilerplatePoints, isHeading, isSurelyBoilerplate } from '../text/boilerplate-shape.ts';
import { wordCount } from '../text/word-count.ts';
import { type LineCounts, timesSeen } from './line-counts.ts';

/** Headings and labels that so many articles of one feed share belong to its pages; whole sentences only far beyond that. */
const REPEATED = 3;
const REPEATED_SENTENCE = 10;
/** An entry without a single line of so many words has no article left. */
const LEAST_WORDS = 4;

/** `lines` are plain. An entry of which nothing would be left is kept whole: a short notice may look like a label. */
export function cleanLines(
	lines: readonly string[],
	options: { readonly title?: string; readonly lineCounts?: LineCounts } = {},
): string[] {
	const kept: string[] = [];
	let inBlock = false;
	for (const line of lines) {
		const isPage = isSurelyBoilerplate(line) || isRepeated(line, options.lineCounts);
		// "اقرأ المزيد:" and the headlines below it.
		inBlock = (isPage && /[:：]$/.test(line)) || (inBlock && isHeading(line));
		if (isPage || inBlock || (kept.length === 0 && isSame(line, options.title))) continue;
		kept.push(line);
	}
	return kept.some((line) => wordCount(line) >= LEAST_WORDS) ? kept : [...lines];
}

function isRepeated(line: string, counts: LineCounts = {}): boolean {
	const times = timesSeen(counts, line);
	if (times >= REPEATED_SENTENCE) return true;
	return times >= REPEATED && (isHeading(line) || boilerplatePoints(line) >= 1);
}

function isSame(line: string, title = ''): boolean {
	const bare = (text: string) => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
	return title !== '' && bare(line) === bare(title);
}
