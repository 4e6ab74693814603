/** Chooses up to three passages that together tell most of the article within the budget. Pure. */
import { contentTerms } from '../text/content-terms.ts';
import type { Room } from '../text/truncate.ts';
import type { Candidate } from './candidates.ts';
import { mentions } from './mentions.ts';
import { type Variant, variantsOf } from './variants.ts';

export type Budget = Room & { readonly sentences: number };
export type Aim = { readonly budget: Budget; readonly title: string; readonly keywords: readonly string[] };

/**
 * What a summary is worth: the article's terms it tells (all of them together are worth `terms`; those of the headline
 * count `title` times more), the places of its sentences, the topic it was asked for, less what was done to fit.
 * Picked from some 25 settings by three sets of articles that are not shipped; neighbouring values change the scores by
 * less than a point.
 */
const W = { terms: 6, title: 2, lead: 2, place: 1.5, topic: 12, keyword: 0.3, cut: 1.1, rewritten: 1.8, leans: 0.2 };

/** News tells the main thing first: only these are weighed, and those that speak of a keyword. */
const MOST_WEIGHED = 14;
const MOST_FOR_KEYWORDS = 4;
const MOST_TRIED = 50_000;

type Weighed = {
	readonly variant: Variant;
	readonly own: number;
	readonly ids: readonly number[];
	readonly topics: readonly number[];
};
type Test = (terms: readonly string[]) => boolean;

/** The best set in reading order; empty when nothing fits. */
export function choose(candidates: readonly Candidate[], aim: Aim): Variant[] {
	const tests = aim.keywords.map(mentions);
	const values = termValues(candidates, aim.title);
	const ids = new Map([...values.keys()].map((term, id) => [term, id]));
	const wanted = (text: string) => tests.length > 0 && tests.some((test) => test(contentTerms(text)));
	const short = shortlist(candidates, tests);
	const speaks = new Set(short.filter(({ terms }) => tests.some((test) => test(terms))).map(({ at }) => at));
	const weighed = short.flatMap((candidate) => {
		const matters =
			speaks.has(candidate.at) || speaks.has(candidate.at + 1) || (candidate.rank === 0 && speaks.size > 0);
		return variantsOf(candidate, aim.budget, matters, wanted).map((variant) => weigh(variant, ids, tests));
	});
	return search(weighed, [...values.values()], aim.budget).map(({ variant }) => variant);
}

function shortlist(candidates: readonly Candidate[], tests: readonly Test[]): Candidate[] {
	const later = candidates.slice(MOST_WEIGHED).filter(({ terms }) => tests.some((test) => test(terms)));
	const places = new Set(later.slice(0, MOST_FOR_KEYWORDS).flatMap(({ at }) => [at - 1, at]));
	return candidates.filter(({ rank, at }) => rank < MOST_WEIGHED || places.has(at));
}

function weigh(variant: Variant, ids: ReadonlyMap<string, number>, tests: readonly Test[]): Weighed {
	const { rank } = variant.candidate;
	const place = W.place / (rank + 1) + (rank === 0 ? W.lead : 0);
	const cost = (variant.isCut ? W.cut : 0) + (variant.isRewritten ? W.rewritten : 0) + (variant.leans ? W.leans : 0);
	const topics = [...tests.keys()].filter((at) => tests[at]!(variant.terms));
	const known = [...new Set(variant.terms)].map((term) => ids.get(term)).filter((id) => id !== undefined);
	return { variant, own: place - cost, ids: known, topics };
}

/**
 * Tries every set that fits, those with the lead first; what a set tells is counted as it grows. Three sentences need
 * some thousand tries; whoever asks for twenty gets the best of the first `MOST_TRIED`.
 */
function search(weighed: readonly Weighed[], values: readonly number[], budget: Budget): Weighed[] {
	const told = new Uint8Array(values.length);
	let best: Weighed[] = [];
	let most = Number.NEGATIVE_INFINITY;
	const set: Weighed[] = [];
	let tried = 0;

	function grow(room: Budget, value: number, topics: ReadonlySet<number>): void {
		for (const next of weighed) {
			const { variant } = next;
			if (!follows(variant, set.at(-1)?.variant) || !fits(variant, room)) continue;
			if (tried >= MOST_TRIED) return;
			tried += 1;
			const reached = new Set([...topics, ...next.topics]);
			const worth = value + next.own + topicWorth(topics, reached) + tell(next.ids, 1);
			set.push(next);
			if (worth > most) [best, most] = [[...set], worth];
			grow(without(room, variant), worth, reached);
			set.pop();
			tell(next.ids, -1);
		}
	}

	/** Adds terms to what is told, or takes them back; the value of those that are new. */
	function tell(terms: readonly number[], step: 1 | -1): number {
		let value = 0;
		for (const id of terms) {
			if (step === 1 && told[id] === 0) value += values[id]!;
			told[id]! += step;
		}
		return value;
	}

	grow(budget, 0, new Set());
	return best;
}

/** One keyword of the topic makes the summary speak of it; a second one adds little. */
function topicWorth(before: ReadonlySet<number>, after: ReadonlySet<number>): number {
	const isFirst = before.size === 0 && after.size > 0;
	return (isFirst ? W.topic : 0) + W.keyword * (after.size - before.size);
}

function follows(next: Variant, before: Variant | undefined): boolean {
	if (before && next.candidate.at <= before.candidate.at) return false;
	if (!next.leans) return true;
	return before?.candidate.at === next.candidate.at - 1 && !(before.isCut && next.candidate.lean === 'points');
}

function fits(variant: Variant, room: Budget): boolean {
	return variant.words <= room.words && variant.ends <= room.sentences && variant.text.length <= room.characters;
}

function without(room: Budget, variant: Variant): Budget {
	return {
		words: room.words - variant.words,
		sentences: room.sentences - variant.ends,
		characters: room.characters - variant.text.length - 1,
	};
}

/** How much each term matters to the article: how often it says it, and whether the headline does. */
function termValues(candidates: readonly Candidate[], title: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { terms } of candidates) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
	const titleTerms = new Set(contentTerms(title));
	let sum = 0;
	for (const [term, count] of counts) {
		const value = Math.log(count + 1) * (titleTerms.has(term) ? 1 + W.title : 1);
		counts.set(term, value);
		sum += value;
	}
	for (const [term, value] of counts) counts.set(term, (value * W.terms) / sum);
	return counts;
}
