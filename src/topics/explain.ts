/** Why a topic matches an article or not, as facts for a reader: what was found where, what it weighs, what stood against it. Pure. */
import type { Evidence } from '../domain/topic.ts';
import type { Plan, Term } from './plan.ts';
import type { Verdict } from './score.ts';

export type Explanation = {
	readonly topicId: string;
	readonly matched: boolean;
	readonly score: number;
	readonly threshold: number;
	/** All terms of the topic, in its own order; one that was not found has no evidence. */
	readonly terms: readonly ExplainedTerm[];
	/** The groups of which no keyword was found. */
	readonly missingGroups: readonly (readonly string[])[];
	/** The exclusions that were found: each alone silences the topic. */
	readonly excludedBy: readonly string[];
};

export type ExplainedTerm = Pick<Term, 'keyword' | 'use' | 'weight' | 'field'> & {
	/** Whether it counts in the score: a NEAR or a query counts only as a whole. */
	readonly counted: boolean;
	readonly evidence: readonly Evidence[];
};

export function explanation(
	plan: Plan,
	verdict: Verdict,
	evidenceOf: (term: number) => readonly Evidence[],
): Explanation {
	const keywordOf = (term: number): string => plan.terms[term]!.keyword;
	return {
		topicId: plan.topic.id,
		matched: verdict.matched,
		score: verdict.score,
		threshold: plan.threshold,
		terms: plan.terms.map(({ keyword, use, weight, field }, at) => ({
			keyword,
			use,
			weight,
			...(field && { field }),
			counted: verdict.counted.has(at),
			evidence: evidenceOf(at),
		})),
		missingGroups: verdict.missingGroups.map((group) => plan.groups[group]!.map(keywordOf)),
		excludedBy: [...new Set(verdict.excludedBy.map(keywordOf))],
	};
}
