/** A telling with its terms as numbers, ready to be compared. */
import { pooled } from './pooled.ts';
import { scanWords } from './scan-words.ts';
import { packSketch, type Sketch, sketchOf, unpackSketch } from './sketch.ts';
import type { Tellable, Telling } from './telling.ts';
import { ARABIC, LATIN, NUMBER, numberIn, PLACE, type Token, type Vocabulary, WEEKDAY } from './vocabulary.ts';

export type Reading = {
	readonly telling: Telling;
	/** A word for each distinct term: its number, how often it occurs and what it is; see `termIn` and its like. */
	readonly terms: Int32Array;
	readonly places: number;
	readonly titlePlaces: number;
	readonly titleNumbers: number;
	/** The first weekday that the lead names. */
	readonly weekday: Token | undefined;
	readonly sketch: Sketch;
	/** More in Latin letters than in Arabic ones. */
	readonly isLatin: boolean;
};

/** Three bits for marks, five for the count, the rest for the number of the term: one cache line holds sixteen terms. */
export const IN_TITLE = 1;
const MARKS = 7;
const MOST_COUNTED = 31;
const TITLE_WEIGHT = 2;

/** News tells what matters in its first paragraph: 60 words serve better than fewer and than the whole body. */
const LEAD_WORDS = 60;
const TITLE_WORDS = 40;
/** Wire copy is recognised by its first screen, however much an outlet cuts from its end. */
const SKETCHED_WORDS = 120;
/** Section labels that agencies put before a title: "سياسي / …", "عام / …". */
const SECTION = /^\s*\p{L}{2,10}\s+\/\s+/u;

/** Where a reading's terms are counted: as many as there may be, a Latin word being two. */
const drafted = new Int32Array(2 * (TITLE_WORDS + LEAD_WORDS));

/** 1 + ln(count). */
const DAMPED = Float64Array.from({ length: MOST_COUNTED + 1 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

export function termIn(word: number): number {
	return word >>> 8;
}

/** Of a word, or of its low byte alone: 1 + ln(twice in the title + in the lead). */
export function weightIn(word: number): number {
	return DAMPED[(word >>> 3) & MOST_COUNTED]!;
}

/** `atMs` is when the article was seen; a publication date in the future is not believed. */
export function readArticle(article: Tellable, atMs: number, vocabulary: Vocabulary): Reading {
	const text = article.contentText || (article.teaser ?? '');
	const publishedMs = article.publishedAt === undefined ? Number.NaN : Date.parse(article.publishedAt);
	const words = scanWords(text, SKETCHED_WORDS);
	const sketch = sketchOf(words);
	const lead = vocabulary.tokensOf(text, words, LEAD_WORDS);
	const heading = article.title.replace(SECTION, '');
	const title = vocabulary.tokensOf(heading, scanWords(heading, TITLE_WORDS), TITLE_WORDS);
	const telling = {
		articleId: article.id,
		publisher: article.publisher,
		atMs: Number.isNaN(publishedMs) ? atMs : Math.min(publishedMs, atMs),
		title: title.map((token) => vocabulary.termOf(token)),
		lead: lead.map((token) => vocabulary.termOf(token)),
		sketch: packSketch(sketch),
		shingles: sketch.shingles,
	};
	return readingOf(telling, title, lead, sketch, vocabulary);
}

/** Of a telling that was stored. */
export function recall(telling: Telling, vocabulary: Vocabulary): Reading {
	const title = telling.title.map((term) => vocabulary.tokenOf(term));
	const lead = telling.lead.map((term) => vocabulary.tokenOf(term));
	return readingOf(telling, title, lead, unpackSketch(telling.sketch, telling.shingles), vocabulary);
}

function readingOf(
	telling: Telling,
	title: readonly Token[],
	lead: readonly Token[],
	sketch: Sketch,
	vocabulary: Vocabulary,
): Reading {
	let size = 0;
	for (const token of title) countTerm(token, TITLE_WEIGHT, IN_TITLE);
	for (const token of lead) countTerm(token, 1, 0);
	const terms = pooled(size);
	terms.set(drafted.subarray(0, size));
	for (const word of terms) vocabulary.seats[termIn(word)] = 0;
	return {
		telling,
		terms,
		places: countWith(terms, PLACE),
		titlePlaces: countWith(terms, PLACE | IN_TITLE),
		titleNumbers: countWith(terms, NUMBER | IN_TITLE),
		weekday: lead.find((token) => token & WEEKDAY),
		sketch,
		isLatin: tokensWith(LATIN) > tokensWith(ARABIC),
	};

	function tokensWith(bit: number): number {
		return title.filter((token) => token & bit).length + lead.filter((token) => token & bit).length;
	}

	function countTerm(token: Token, times: number, mark: number): void {
		if (token & WEEKDAY) return;
		count(numberIn(token), times, (token & MARKS) | mark);
		const crossing = vocabulary.crossingOf(token);
		if (crossing > 0) count(crossing, times, mark);
	}

	function count(number: number, times: number, marks: number): void {
		const seat = vocabulary.seats[number]!;
		if (seat === 0) {
			drafted[size] = (number << 8) | (times << 3) | marks;
			size += 1;
			vocabulary.seats[number] = size;
			return;
		}
		const word = drafted[seat - 1]!;
		const counted = Math.min(MOST_COUNTED, ((word >>> 3) & MOST_COUNTED) + times);
		drafted[seat - 1] = (number << 8) | (counted << 3) | (word & MARKS) | marks;
	}
}

function countWith(words: Int32Array, bits: number): number {
	let count = 0;
	for (const word of words) if ((word & bits) === bits) count += 1;
	return count;
}
