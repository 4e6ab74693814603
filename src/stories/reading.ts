/** A telling with its terms as numbers, ready to be compared. Pure. */
import { type Sketch, unpackSketch } from './sketch.ts';
import type { Telling } from './telling.ts';
import { crossScriptTerm, isLatin, isNumber, isPlace, isWeekday, type Term } from './terms.ts';

export type Reading = {
	readonly telling: Telling;
	/** Distinct terms of title and lead, as the vocabulary numbers them. */
	readonly terms: Int32Array;
	/** 1 + ln(twice in the title + in the lead), term by term. */
	readonly counts: Float64Array;
	/** Bits IN_TITLE, PLACE, NUMBER, term by term. */
	readonly marks: Uint8Array;
	readonly places: number;
	readonly titlePlaces: number;
	readonly titleNumbers: number;
	/** The first weekday that the lead names. */
	readonly weekday: Term | undefined;
	readonly sketch: Sketch;
	/** The title is in Latin letters. */
	readonly isLatin: boolean;
};

export const IN_TITLE = 1;
export const PLACE = 2;
export const NUMBER = 4;

const TITLE_WEIGHT = 2;

/** `numberOf` gives each term its number. */
export function readingOf(telling: Telling, numberOf: (term: Term) => number): Reading {
	const counts = new Map<number, number>();
	const marks = new Map<number, number>();
	for (const term of telling.title) count(term, TITLE_WEIGHT, IN_TITLE);
	let weekday: Term | undefined;
	for (const term of telling.lead) {
		if (isWeekday(term)) weekday ??= term;
		count(term, 1, 0);
	}
	const marksInOrder = Uint8Array.from(marks.values());
	return {
		telling,
		terms: Int32Array.from(counts.keys()),
		counts: Float64Array.from(counts.values(), (times) => 1 + Math.log(times)),
		marks: marksInOrder,
		places: countWith(marksInOrder, PLACE),
		titlePlaces: countWith(marksInOrder, PLACE | IN_TITLE),
		titleNumbers: countWith(marksInOrder, NUMBER | IN_TITLE),
		weekday,
		sketch: unpackSketch(telling.sketch, telling.shingles),
		isLatin: telling.title.filter(isLatin).length * 2 > telling.title.length,
	};

	function count(term: Term, times: number, mark: number): void {
		if (isWeekday(term)) return;
		const id = numberOf(term);
		counts.set(id, (counts.get(id) ?? 0) + times);
		marks.set(id, (marks.get(id) ?? kindOf(term)) | mark);
		const cross = crossScriptTerm(term);
		if (cross !== undefined) count(cross, times, mark);
	}
}

function kindOf(term: Term): number {
	if (isPlace(term)) return PLACE;
	return isNumber(term) ? NUMBER : 0;
}

function countWith(marks: Uint8Array, bits: number): number {
	let count = 0;
	for (const mark of marks) if ((mark & bits) === bits) count += 1;
	return count;
}
