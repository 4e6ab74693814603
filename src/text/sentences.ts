/** Parts a text into sentences, and joins those that only make sense together. Pure. */
import { plainLines } from './plain-line.ts';
import { isBalanced, openMarks, strayMarks, withPairedMarks } from './quotation.ts';
import { startsWithSaying } from './reporting-verbs.ts';
import { wordCount } from './word-count.ts';

/** `line` counts the non-empty lines of the source. */
export type Sentence = { readonly text: string; readonly line: number };

/** Sentences `first` to `last` (indexes in the list of sentences), read as one. */
export type Passage = {
	readonly text: string;
	readonly line: number;
	readonly first: number;
	readonly last: number;
	/** No quotation is open in it or around it. */
	readonly balanced: boolean;
};

/** An end mark with what closes after it, before a space, the end, or an Arabic letter glued to a full stop. */
const END = /[.!?؟…]+[»”"’')\]]*(?=\s|$)|\.(?=\p{Script=Arabic})/gu;
/** "د." and "U.S.": a single letter before the stop is an abbreviation, not an end. */
const ABBREVIATION = /(?:^|[\s(«“"])(?:\p{L}\p{M}*\.)*\p{L}\p{M}*\.$/u;
/** Characters; so that a text of nothing but initials costs no more than another. */
const LONGEST_ABBREVIATION = 16;
const LIST_NUMBER = /^\p{Nd}{1,2}\.$/u;
/** Shorter than this, what stands before an end mark belongs to its neighbour ("قال."). */
const LEAST_WORDS = 3;
/** "وقال فلان، بحسب صحيفة كذا.": longer, it says something of its own. */
const ATTRIBUTION_WORDS = 14;
/** Sentences; a mark left open by mistake must not swallow the paragraph. */
const LONGEST_QUOTATION = 8;

/** Every sentence of a text, in order. A line end always ends a sentence. */
export function sentences(source: string): Sentence[] {
	return plainLines(source).flatMap((text, line) =>
		sentencesOfLine(text).map((sentence) => ({ text: sentence, line })),
	);
}

/**
 * Joins sentences that must not be parted: those of one quotation, and a short "وقال فلان." with the quotation before it.
 * A quotation that never closes on its line joins nothing; its passage is not `balanced`.
 */
export function passages(list: readonly Sentence[]): Passage[] {
	const found: Passage[] = [];
	for (let first = 0; first < list.length; first += 1) {
		const last = lastOfAttribution(list, first, lastOfQuotation(list, first));
		const text = joined(list, first, last);
		found.push({ text, line: list[first]!.line, first, last, balanced: isBalanced(text) });
		first = last;
	}
	return withQuotedParagraphs(found);
}

/** What stands between the opening of a quotation and its end some paragraphs later is a part of it, though it has no mark of its own. */
function withQuotedParagraphs(list: readonly Passage[]): Passage[] {
	const quoted = new Set<number>();
	for (const [at, { balanced, text }] of list.entries()) {
		if (balanced || openMarks(text) === 0) continue;
		const after = list.slice(at + 1, at + 1 + LONGEST_QUOTATION);
		const end = after.findIndex((later) => strayMarks(later.text) > 0);
		for (let step = 1; step <= end; step += 1) quoted.add(at + step);
	}
	return list.map((passage, at) => (quoted.has(at) ? { ...passage, balanced: false } : passage));
}

function sentencesOfLine(source: string): string[] {
	// The conjunction is one letter and belongs to the next word, however it was typed.
	const line = withPairedMarks(source).replace(/(?<!\S)و\s+(?=\p{L})/gu, 'و');
	const found: string[] = [];
	let from = 0;
	for (const match of line.matchAll(END)) {
		const to = match.index + match[0].length;
		const text = line.slice(from, to).trim();
		if (ABBREVIATION.test(text.slice(-LONGEST_ABBREVIATION)) || LIST_NUMBER.test(text)) continue;
		from = to;
		if (found.length > 0 && wordCount(text) < LEAST_WORDS) found.push(`${found.pop()} ${text}`);
		else found.push(text);
	}
	const rest = line.slice(from).trim();
	if (rest) found.push(rest);
	return found;
}

function lastOfQuotation(list: readonly Sentence[], first: number): number {
	const end = Math.min(list.length, first + LONGEST_QUOTATION);
	for (let last = first; last < end && list[last]!.line === list[first]!.line; last += 1) {
		if (openMarks(joined(list, first, last)) === 0) return last;
	}
	return first;
}

function lastOfAttribution(list: readonly Sentence[], first: number, last: number): number {
	const next = list[last + 1];
	if (!next || next.line !== list[first]!.line) return last;
	const isQuotation = /[»”"]\s*[.!؟…]*\s*$/.test(list[last]!.text);
	const isAttribution = startsWithSaying(next.text) && wordCount(next.text) <= ATTRIBUTION_WORDS;
	return isQuotation && isAttribution && isBalanced(next.text) ? last + 1 : last;
}

function joined(list: readonly Sentence[], first: number, last: number): string {
	return list
		.slice(first, last + 1)
		.map((sentence) => sentence.text)
		.join(' ');
}
