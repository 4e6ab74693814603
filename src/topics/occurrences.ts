/** Collects, for one article, where each topic's terms occur: linked lists in flat arrays, so that articles allocate little. */
import type { Field } from '../domain/topic.ts';
import { doubled } from './doubled.ts';
import { HIT } from './phrase-reader.ts';
import { isInField } from './score.ts';

/** A use: [topic slot, term, field, next use or 0]. */
const USE = 4;
/**
 * A phrase's value in the trie is the place of its first use, or, negative, its only use itself: most phrases have one, in
 * any field, and a list of uses is far away in memory.
 */
const TERM_BITS = 10;
const MOST_TERMS = 2 ** TERM_BITS - 1;
const MOST_SLOTS = 2 ** (31 - TERM_BITS) - 1;
/** An occurrence: [term, first word, last word, place of the same topic's one before or 0]. */
const OCCURRENCE = 4;
const FIELDS: readonly (Field | undefined)[] = [undefined, 'title', 'lead', 'body'];

export type Occurrences = {
	/** Says that a phrase stands for a term of a topic: `value` is the phrase's so far, 0 for none; answers the new one. */
	addUse(value: number, slot: number, term: number, field: Field | undefined): number;
	/** Takes all uses of a topic off; answers the new value. */
	removeUses(value: number, slot: number): number;
	/** Files triples [value, first word, last word] under their topics, and forgets the last article's. */
	file(hits: Int32Array, hitsEnd: number, titleEnd: number, leadEnd: number): void;
	/** Slots of the topics found, in order of first sight. */
	slots(): Int32Array;
	/** Where in `entries` a topic's occurrences are, in order of their words. One may come twice: a word can be read in two ways. */
	inOrder(slot: number): readonly number[];
	/** At such a place: [term, first word, last word]. */
	entries(): Int32Array;
	/** Places by term (sparse), each in order and once. */
	placesOf(slot: number): Map<number, [first: number, last: number][]>;
};

export function createOccurrences(): Occurrences {
	let uses = new Int32Array(USE * 64);
	let usesEnd = 1;
	let freeUse = 0;
	let entries = new Int32Array(OCCURRENCE * 1024);
	let end = OCCURRENCE;
	/** By topic slot: its latest occurrence, 0 when it has none. */
	let heads = new Int32Array(64);
	let touched = new Int32Array(64);
	let touchedEnd = 0;

	function addUse(value: number, slot: number, term: number, field: Field | undefined): number {
		while (slot >= heads.length) heads = doubled(heads);
		const isPackable = value === 0 && field === undefined && term <= MOST_TERMS && slot < MOST_SLOTS;
		return isPackable ? ~((slot << TERM_BITS) | term) : newUse(slot, term, FIELDS.indexOf(field), listOf(value));
	}

	function listOf(value: number): number {
		return value < 0 ? newUse(~value >>> TERM_BITS, ~value & MOST_TERMS, 0, 0) : value;
	}

	function newUse(slot: number, term: number, field: number, next: number): number {
		const use = freeUse || usesEnd;
		if (freeUse) freeUse = uses[freeUse * USE + 3]!;
		else usesEnd += 1;
		if (usesEnd * USE > uses.length) uses = doubled(uses);
		uses.set([slot, term, field, next], use * USE);
		return use;
	}

	function removeUses(value: number, slot: number): number {
		if (value < 0) return ~value >>> TERM_BITS === slot ? 0 : value;
		let kept = 0;
		for (let use = value; use; ) {
			const next = uses[use * USE + 3]!;
			const isGone = uses[use * USE] === slot;
			uses[use * USE + 3] = isGone ? freeUse : kept;
			if (isGone) freeUse = use;
			else kept = use;
			use = next;
		}
		return kept;
	}

	function file(hits: Int32Array, hitsEnd: number, titleEnd: number, leadEnd: number): void {
		for (let at = 0; at < touchedEnd; at += 1) heads[touched[at]!] = 0;
		touchedEnd = 0;
		end = OCCURRENCE;
		for (let hit = 0; hit < hitsEnd; hit += HIT) {
			const value = hits[hit]!;
			const first = hits[hit + 1]!;
			const last = hits[hit + 2]!;
			if (value < 0) add(~value >>> TERM_BITS, ~value & MOST_TERMS, first, last);
			for (let use = value; use > 0; use = uses[use * USE + 3]!) {
				const field = uses[use * USE + 2]!;
				if (field > 0 && !isInField(first, FIELDS[field], titleEnd, leadEnd)) continue;
				add(uses[use * USE]!, uses[use * USE + 1]!, first, last);
			}
		}
	}

	function add(slot: number, term: number, first: number, last: number): void {
		if (end + OCCURRENCE > entries.length) entries = doubled(entries);
		entries[end] = term;
		entries[end + 1] = first;
		entries[end + 2] = last;
		entries[end + 3] = heads[slot]!;
		if (heads[slot] === 0) {
			if (touchedEnd === touched.length) touched = doubled(touched);
			touched[touchedEnd++] = slot;
		}
		heads[slot] = end;
		end += OCCURRENCE;
	}

	function inOrder(slot: number): number[] {
		const found: number[] = [];
		for (let at = heads[slot]!; at; at = entries[at + 3]!) found.push(at);
		return found.length > 1 ? found.sort(byWords) : found;
	}

	/** Of terms at one place, the topic's own order. */
	function byWords(one: number, other: number): number {
		const order = entries[one + 1]! - entries[other + 1]! || entries[one + 2]! - entries[other + 2]!;
		return order || entries[one]! - entries[other]!;
	}

	function placesOf(slot: number): Map<number, [number, number][]> {
		const places = new Map<number, [number, number][]>();
		for (const at of inOrder(slot)) {
			const place: [number, number] = [entries[at + 1]!, entries[at + 2]!];
			const known = places.get(entries[at]!);
			const last = known?.at(-1);
			if (!known) places.set(entries[at]!, [place]);
			else if (last![0] !== place[0] || last![1] !== place[1]) known.push(place);
		}
		return places;
	}

	return {
		addUse,
		removeUses,
		file,
		slots: () => touched.subarray(0, touchedEnd),
		inOrder,
		entries: () => entries,
		placesOf,
	};
}
