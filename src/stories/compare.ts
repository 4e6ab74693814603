/** Measures what one reading and many others have in common. */
import type { AskedTerms } from './asked-terms.ts';
import { type Evidence, JOINS, likeness } from './likeness.ts';
import { type Rarity, rarityIn } from './rarity.ts';
import { IN_TITLE, type Reading, termIn, weightIn } from './reading.ts';
import { copiedShare } from './sketch.ts';
import { NUMBER, PLACE } from './vocabulary.ts';

const MS_PER_DAY = 86_400_000;
/** Where rarity begins to speak, as a share of the greatest. */
const RARE_FROM = 0.5;

/**
 * Evidence for `asked` and each of `others`, in their order; none where even the most favourable cosine would not make
 * them one story. `frequencies` says in how many stories a term is.
 */
export function compareWith(
	asked: Reading,
	others: readonly Reading[],
	frequencies: Int32Array,
	rarity: Rarity,
	terms: AskedTerms,
): (Evidence | undefined)[] {
	let norm = 0;
	let title = 0;
	for (const word of asked.terms) {
		const rare = rarityIn(rarity, frequencies[termIn(word)]!);
		norm += (weightIn(word) * rare) ** 2;
		title += (word & IN_TITLE) * rare;
		terms.add(word);
	}
	const side = { asked, norm, title };
	const evidence = others.map((other) => compare(side, other, frequencies, rarity, terms));
	terms.clear();
	return evidence;
}

type Side = { readonly asked: Reading; readonly norm: number; readonly title: number };

function compare(
	{ asked, norm, title }: Side,
	other: Reading,
	frequencies: Int32Array,
	rarity: Rarity,
	terms: AskedTerms,
): Evidence | undefined {
	let dot = 0;
	let sharedNorm = 0;
	let otherTitle = 0;
	let otherTitleShared = 0;
	let titleShared = 0;
	let rareShared = 0;
	let common = 0;
	let otherPlacesShared = 0;
	let placesShared = 0;
	let sameNumbers = 0;
	for (let at = 0; at < other.terms.length; at += 1) {
		const mark = other.terms[at]!;
		const term = termIn(mark);
		const askedMark = terms.get(term);
		if (askedMark === 0 && (mark & IN_TITLE) === 0) continue;
		const rare = rarityIn(rarity, frequencies[term]!);
		otherTitle += (mark & IN_TITLE) * rare;
		if (askedMark === 0) continue;
		const askedWeight = weightIn(askedMark) * rare;
		dot += weightIn(mark) * rare * askedWeight;
		sharedNorm += askedWeight * askedWeight;
		rareShared += Math.max(0, rare / rarity[0]! - RARE_FROM);
		common += rare / rarity[0]!;
		otherTitleShared += (mark & IN_TITLE) * rare;
		titleShared += (askedMark & IN_TITLE) * rare;
		if (mark & PLACE) {
			otherPlacesShared += mark & IN_TITLE;
			placesShared += askedMark & IN_TITLE;
		}
		if (mark & NUMBER) sameNumbers += (mark | askedMark) & IN_TITLE;
	}
	const covered = titleShared / (title || 1);
	const otherCovered = otherTitleShared / (otherTitle || 1);
	const evidence = {
		// Cauchy-Schwarz: no weights of the other's own terms can make the cosine greater.
		cosine: Math.sqrt(sharedNorm / (norm || 1)),
		coveredMost: Math.max(covered, otherCovered),
		coveredLeast: Math.min(covered, otherCovered),
		rare: rareShared,
		common,
		otherScript: asked.isLatin !== other.isLatin,
		copied: copiedShare(asked.sketch, other.sketch),
		gapDays: Math.abs(asked.telling.atMs - other.telling.atMs) / MS_PER_DAY,
		samePublisher: asked.telling.publisher === other.telling.publisher,
		otherPlaces:
			Number(asked.titlePlaces > 0 && other.places > 0 && placesShared === 0) +
			Number(other.titlePlaces > 0 && asked.places > 0 && otherPlacesShared === 0),
		sameNumbers,
		otherNumbers: asked.titleNumbers > 0 && other.titleNumbers > 0 && sameNumbers === 0,
		sameWeekday: asked.weekday !== undefined && asked.weekday === other.weekday,
	};
	if (likeness(evidence) < JOINS) return undefined;
	return { ...evidence, cosine: dot / Math.sqrt(norm * normOf(other, frequencies, rarity) || 1) };
}

function normOf(reading: Reading, frequencies: Int32Array, rarity: Rarity): number {
	let norm = 0;
	for (const word of reading.terms) norm += (weightIn(word) * rarityIn(rarity, frequencies[termIn(word)]!)) ** 2;
	return norm;
}
