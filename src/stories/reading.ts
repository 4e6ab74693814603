/** A telling with its terms as numbers, ready to be compared. */
import type { Sketch } from './sketch.ts';
import type { Telling } from './telling.ts';
import { isLatin, isWeekday, type Term } from './terms.ts';
import { NUMBER, PLACE, type Vocabulary } from './vocabulary.ts';

export type Reading = {
	readonly telling: Telling;
	/** A word for each distinct term: its number, how often it occurs and what it is; see `termIn` and its like. */
	readonly terms: Int32Array;
	readonly places: number;
	readonly titlePlaces: number;
	readonly titleNumbers: number;
	/** The first weekday that the lead names. */
	readonly weekday: Term | undefined;
	readonly sketch: Sketch;
	/** The title is in Latin letters. */
	readonly isLatin: boolean;
};

/** Three bits for marks, five for the count, the rest for the number of the term: one cache line holds sixteen terms. */
export const IN_TITLE = 1;
const MOST_COUNTED = 31;
const TITLE_WEIGHT = 2;

/** 1 + ln(count). */
const DAMPED = Float64Array.from({ length: MOST_COUNTED + 1 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

export function termIn(word: number): number {
	return word >>> 8;
}

/** Of a word, or of its low byte alone: 1 + ln(twice in the title + in the lead). */
export function weightIn(word: number): number {
	return DAMPED[(word >>> 3) & MOST_COUNTED]!;
}

export function readingOf(telling: Telling, sketch: Sketch, vocabulary: Vocabulary): Reading {
	const words: number[] = [];
	for (const term of telling.title) countTerm(term, TITLE_WEIGHT, IN_TITLE);
	for (const term of telling.lead) countTerm(term, 1, 0);
	for (const word of words) vocabulary.seats[termIn(word)] = 0;
	return {
		telling,
		terms: Int32Array.from(words),
		places: countWith(words, PLACE),
		titlePlaces: countWith(words, PLACE | IN_TITLE),
		titleNumbers: countWith(words, NUMBER | IN_TITLE),
		weekday: telling.lead.find(isWeekday),
		sketch,
		isLatin: telling.title.filter(isLatin).length * 2 > telling.title.length,
	};

	function countTerm(term: Term, times: number, mark: number): void {
		if (isWeekday(term)) return;
		const number = vocabulary.numberOf(term);
		const crossing = vocabulary.crossingOf(number);
		count(number, times, mark);
		if (crossing >= 0) count(crossing, times, mark);
	}

	function count(number: number, times: number, mark: number): void {
		const seat = vocabulary.seats[number]!;
		if (seat === 0) {
			words.push((number << 8) | (times << 3) | vocabulary.kindOf(number) | mark);
			vocabulary.seats[number] = words.length;
			return;
		}
		const word = words[seat - 1]!;
		const counted = Math.min(MOST_COUNTED, ((word >>> 3) & MOST_COUNTED) + times);
		words[seat - 1] = (number << 8) | (counted << 3) | (word & 7) | mark;
	}
}

function countWith(words: readonly number[], bits: number): number {
	let count = 0;
	for (const word of words) if ((word & bits) === bits) count += 1;
	return count;
}
