/** Judges one article by one topic's plan: which terms were found where, what score, what excluded it. Pure. */
import type { Field } from '../domain/topic.ts';
import type { NearRule, Plan, QueryRule } from './plan.ts';

/** Places of one term as words [first, last], in order. */
export type Places = readonly (readonly [first: number, last: number])[];

export type Verdict = {
	readonly matched: boolean;
	readonly score: number;
	/** Indexes of the plan's terms that count for the topic. */
	readonly counted: readonly number[];
	/** Indexes of groups without any of their keywords. */
	readonly missingGroups: readonly number[];
	/** Indexes of the terms that exclude the article. */
	readonly excludedBy: readonly number[];
};

/** `places[i]` are those of the plan's i-th term, already limited to its field. */
export function judge(plan: Plan, places: readonly Places[]): Verdict {
	const found = (term: number): boolean => places[term]!.length > 0;
	const counted: number[] = [];
	let score = 0;
	for (const term of plan.keywords) {
		if (!found(term)) continue;
		score += plan.terms[term]!.weight;
		counted.push(term);
	}
	for (const rule of plan.near) {
		if (!isNear(rule, places)) continue;
		score += rule.weight;
		counted.push(...rule.operands.flat().filter(found));
	}
	if (plan.query && holds(plan.query, places)) {
		score += 1;
		counted.push(...positiveTerms(plan.query).filter(found));
	}
	const missingGroups = plan.groups.flatMap((group, at) => (group.some(found) ? [] : [at]));
	const inGroups = plan.groups.flatMap((group) => group.filter(found));
	counted.push(...inGroups);
	if (onlyGroups(plan)) score = plan.groups.reduce((sum, group) => sum + best(plan, group.filter(found)), 0);
	const excludedBy = plan.exclude.filter(found);
	const matched = score >= plan.threshold && missingGroups.length === 0 && excludedBy.length === 0;
	return { matched, score, counted, missingGroups, excludedBy };
}

/** A topic of groups alone scores by them; elsewhere groups are conditions. */
function onlyGroups(plan: Plan): boolean {
	return plan.keywords.length === 0 && plan.near.length === 0 && !plan.query;
}

function best(plan: Plan, terms: readonly number[]): number {
	return Math.max(0, ...terms.map((term) => plan.terms[term]!.weight));
}

function holds(rule: QueryRule, places: readonly Places[]): boolean {
	switch (rule.kind) {
		case 'term':
			return places[rule.term]!.length > 0;
		case 'near':
			return isNear(rule.near, places);
		case 'all':
			return rule.parts.every((part) => holds(part, places));
		case 'any':
			return rule.parts.some((part) => holds(part, places));
		case 'except':
			return holds(rule.of, places) && !rule.not.some((part) => holds(part, places));
	}
}

function positiveTerms(rule: QueryRule): number[] {
	if (rule.kind === 'term') return [rule.term];
	if (rule.kind === 'near') return rule.near.operands.flat();
	if (rule.kind === 'except') return positiveTerms(rule.of);
	return rule.parts.flatMap(positiveTerms);
}

/** Whether one place of each operand can be chosen with at most `within` words from the first one's end to the last one's start. */
export function isNear(rule: NearRule, places: readonly Places[]): boolean {
	const choices = rule.operands.map((terms) => terms.flatMap((term) => places[term]!));
	if (choices.some((choice) => choice.length === 0)) return false;
	if (!rule.ordered) return choices.some((starts, at) => startsNear(starts, choices.toSpliced(at, 1), rule.within));
	return choices[0]!.some((start) => followsInOrder(start, choices.slice(1), rule.within));
}

/** The leftmost word's place is tried in turn; each of the others needs its first place from there on. */
function startsNear(starts: Places, others: readonly Places[], within: number): boolean {
	return starts.some(([first, last]) =>
		others.every((places) => places.some((place) => place[0] >= first && place[0] - last <= within)),
	);
}

function followsInOrder(start: readonly [number, number], others: readonly Places[], within: number): boolean {
	let last = start[1];
	for (const places of others) {
		const next = places.filter((place) => place[0] > last).sort((a, b) => a[1] - b[1])[0];
		if (!next || next[0] - start[1] > within) return false;
		last = next[1];
	}
	return true;
}

/** Whether a word lies in the field a term is limited to. */
export function isInField(word: number, field: Field | undefined, titleEnd: number, leadEnd: number): boolean {
	if (field === undefined) return true;
	if (field === 'title') return word < titleEnd;
	if (field === 'lead') return word >= titleEnd && word < leadEnd;
	return word >= titleEnd;
}
