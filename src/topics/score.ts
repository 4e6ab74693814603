/** Judges one article by one topic's plan: which terms were found where, what score, what excluded it. Pure. */
import type { Field } from '../domain/topic.ts';
import { nearPlaces, type Places, type PlacesByTerm } from './near.ts';
import type { Plan, QueryRule } from './plan.ts';

export type Verdict = {
	readonly matched: boolean;
	readonly score: number;
	/** The places of the plan's terms that count for the topic, by index of the term. */
	readonly counted: PlacesByTerm;
	/** Indexes of groups without any of their keywords. */
	readonly missingGroups: readonly number[];
	/** Indexes of the terms that exclude the article. */
	readonly excludedBy: readonly number[];
};

export function judge(plan: Plan, places: PlacesByTerm): Verdict {
	const found = (term: number): boolean => places.has(term);
	const counted = new Map<number, Places>();
	const count = (term: number): void => void (found(term) && counted.set(term, places.get(term)!));
	let score = 0;
	for (const term of plan.keywords) {
		count(term);
		if (found(term)) score += plan.terms[term]!.weight;
	}
	for (const rule of plan.near) {
		const near = nearPlaces(rule, places);
		if (near.size > 0) score += rule.weight;
		for (const [term, its] of near) counted.set(term, its);
	}
	if (plan.query && holds(plan.query, places)) {
		score += 1;
		for (const [term, its] of provenBy(plan.query, places)) counted.set(term, its);
	}
	const missingGroups = plan.groups.flatMap((group, at) => (group.some(found) ? [] : [at]));
	for (const group of plan.groups) group.forEach(count);
	if (onlyGroups(plan)) score = plan.groups.reduce((sum, group) => sum + best(plan, group.filter(found)), 0);
	const excludedBy = plan.exclude.filter(found);
	const matched = score >= plan.threshold && missingGroups.length === 0 && excludedBy.length === 0;
	if (plan.query) excludedBy.push(...excludedIn(plan.query).filter(found));
	return { matched, score, counted, missingGroups, excludedBy };
}

/** A topic of groups alone scores by them; elsewhere groups are conditions. */
function onlyGroups(plan: Plan): boolean {
	return plan.keywords.length === 0 && plan.near.length === 0 && !plan.query;
}

function best(plan: Plan, terms: readonly number[]): number {
	return Math.max(0, ...terms.map((term) => plan.terms[term]!.weight));
}

function holds(rule: QueryRule, places: PlacesByTerm): boolean {
	switch (rule.kind) {
		case 'term':
			return places.has(rule.term);
		case 'near':
			return nearPlaces(rule.near, places).size > 0;
		case 'all':
			return rule.parts.every((part) => holds(part, places));
		case 'any':
			return rule.parts.some((part) => holds(part, places));
		case 'except':
			return holds(rule.of, places) && !rule.not.some((part) => holds(part, places));
	}
}

/** Terms after a minus: named where they were found, though only their part of the query fails by them. */
function excludedIn(rule: QueryRule): number[] {
	if (rule.kind === 'except') return [...excludedIn(rule.of), ...rule.not.flatMap(positiveTerms)];
	return rule.kind === 'all' || rule.kind === 'any' ? rule.parts.flatMap(excludedIn) : [];
}

function positiveTerms(rule: QueryRule): number[] {
	if (rule.kind === 'term') return [rule.term];
	if (rule.kind === 'near') return rule.near.operands.flat();
	if (rule.kind === 'except') return positiveTerms(rule.of);
	return rule.parts.flatMap(positiveTerms);
}

/** The places that a query which holds rests on; parts of it that do not hold prove nothing. */
function provenBy(rule: QueryRule, places: PlacesByTerm): [term: number, places: Places][] {
	if (!holds(rule, places)) return [];
	if (rule.kind === 'term') return [[rule.term, places.get(rule.term)!]];
	if (rule.kind === 'near') return [...nearPlaces(rule.near, places)];
	if (rule.kind === 'except') return provenBy(rule.of, places);
	return rule.parts.flatMap((part) => provenBy(part, places));
}

/** Whether a word lies in the field a term is limited to. */
export function isInField(word: number, field: Field | undefined, titleEnd: number, leadEnd: number): boolean {
	if (field === undefined) return true;
	if (field === 'title') return word < titleEnd;
	if (field === 'lead') return word >= titleEnd && word < leadEnd;
	return word >= titleEnd;
}
