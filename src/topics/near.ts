/** Nearness: which places of which terms stand within a distance of one another. Linear in the places, however often a word comes. Pure. */
import type { NearRule } from './plan.ts';

/** Places of one term as words [first, last], in order. */
export type Places = readonly (readonly [first: number, last: number])[];
/** By index of the plan's term; absent where it was not found. */
export type PlacesByTerm = ReadonlyMap<number, Places>;

type Spot = { readonly operand: number; readonly term: number; readonly place: readonly [number, number] };

/** The places that make the rule hold, by term; empty when it does not: at most `within` words from the leftmost one's end to the last one's start. */
export function nearPlaces(rule: NearRule, places: PlacesByTerm): PlacesByTerm {
	const spots = rule.operands.flatMap((terms, operand) =>
		terms.flatMap((term) => (places.get(term) ?? []).map((place): Spot => ({ operand, term, place }))),
	);
	spots.sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1]);
	const near = new Set<Spot>();
	/** By operand: the leftmost spot at or after the one looked at. */
	const next: (Spot | undefined)[] = rule.operands.map(() => undefined);
	for (const spot of spots.toReversed()) {
		const group = rule.ordered ? inOrder(spot, spots, rule) : around(spot, next);
		next[spot.operand] = spot;
		const isNear = group?.every(({ place }) => place[0] - spot.place[1] <= rule.within);
		if (group && isNear) for (const one of [spot, ...group]) near.add(one);
	}
	return grouped(spots.filter((spot) => near.has(spot)));
}

/** For each other operand its next spot, or undefined when one has none. */
function around(spot: Spot, next: readonly (Spot | undefined)[]): Spot[] | undefined {
	const others = next.filter((_, operand) => operand !== spot.operand);
	return others.every((other) => other !== undefined) ? others : undefined;
}

/** The nearest chain of all operands after the first one's spot. */
function inOrder(spot: Spot, spots: readonly Spot[], rule: NearRule): Spot[] | undefined {
	if (spot.operand !== 0) return undefined;
	const chain: Spot[] = [];
	let last = spot.place[1];
	for (let at = firstAfter(spots, last); at < spots.length && chain.length + 1 < rule.operands.length; at += 1) {
		const { operand, place } = spots[at]!;
		if (place[0] - spot.place[1] > rule.within) break;
		if (operand !== chain.length + 1 || place[0] <= last) continue;
		chain.push(spots[at]!);
		last = place[1];
	}
	return chain.length + 1 === rule.operands.length ? chain : undefined;
}

/** Index of the first spot that begins after a word. */
function firstAfter(spots: readonly Spot[], word: number): number {
	let low = 0;
	let high = spots.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (spots[middle]!.place[0] <= word) low = middle + 1;
		else high = middle;
	}
	return low;
}

function grouped(spots: readonly Spot[]): Map<number, [number, number][]> {
	const byTerm = new Map<number, [number, number][]>();
	for (const { term, place } of spots) {
		const known = byTerm.get(term);
		if (known) known.push([...place]);
		else byTerm.set(term, [[...place]]);
	}
	return byTerm;
}
