/** A topic made ready to be judged: its terms as phrases of words, and the rule that weighs them. Pure. */
import type { Field, Keyword, Topic } from '../domain/topic.ts';
import { words } from '../text/words.ts';
import { parseQuery } from './query.ts';
import type { Query } from './query-tree.ts';
import { transliterations } from './transliterate.ts';

/** One thing to look for. */
export type Term = {
	readonly keyword: string;
	readonly use: 'keyword' | 'group' | 'exclude' | 'near' | 'query';
	readonly weight: number;
	readonly field?: Field;
	readonly exact?: boolean;
	readonly transliterate?: boolean;
};

/** Nearness over indexes of terms; an operand is a choice of terms. */
export type NearRule = {
	readonly operands: readonly (readonly number[])[];
	readonly within: number;
	readonly ordered: boolean;
	readonly weight: number;
};

export type QueryRule =
	| { readonly kind: 'term'; readonly term: number }
	| { readonly kind: 'all' | 'any'; readonly parts: readonly QueryRule[] }
	| { readonly kind: 'near'; readonly near: NearRule }
	| { readonly kind: 'except'; readonly of: QueryRule; readonly not: readonly QueryRule[] };

/** Numbers are indexes of `terms`. */
export type Plan = {
	readonly topic: Topic;
	readonly threshold: number;
	/** Any keyword alone is enough: no groups, exclusions, nearness or query, no weight under the threshold. */
	readonly isPlain: boolean;
	readonly terms: readonly Term[];
	readonly keywords: readonly number[];
	readonly groups: readonly (readonly number[])[];
	readonly exclude: readonly number[];
	readonly near: readonly NearRule[];
	readonly query?: QueryRule;
};

/** Terms without a letter or digit, and a query with a fault, find nothing: `topicFaults` names them beforehand. */
export function planOf(topic: Topic): Plan {
	const terms: Term[] = [];
	const add = (keyword: Keyword, use: Term['use']): number => terms.push(termOf(keyword, use)) - 1;
	const keywords = topic.keywords.map((keyword) => add(keyword, 'keyword'));
	const groups = (topic.groups ?? []).map((group) => group.map((keyword) => add(keyword, 'group')));
	const exclude = (topic.exclude ?? []).map((keyword) => add(keyword, 'exclude'));
	const near = (topic.near ?? []).map((rule) => ({
		operands: rule.terms.map((text) => [add({ text }, 'near')]),
		within: rule.within,
		ordered: rule.ordered ?? false,
		weight: rule.weight ?? 1,
	}));
	const parsed = topic.query === undefined ? undefined : parseQuery(topic.query);
	const query = parsed && 'query' in parsed ? queryRule(parsed.query, add) : undefined;
	const threshold = topic.threshold ?? 1;
	const isPlain = terms.every(({ use, weight }) => use === 'keyword' && weight >= threshold);
	return { topic, threshold, isPlain, terms, keywords, groups, exclude, near, ...(query && { query }) };
}

function queryRule(
	query: Query,
	add: (keyword: Keyword, use: Term['use']) => number,
	use: Term['use'] = 'query',
): QueryRule {
	switch (query.kind) {
		case 'term':
			return { kind: 'term', term: add(query.keyword, use) };
		case 'near': {
			const operands = query.parts.map((part) =>
				(part.kind === 'any' ? part.parts : [part]).flatMap((one) =>
					one.kind === 'term' ? [add(one.keyword, use)] : [],
				),
			);
			return { kind: 'near', near: { operands, within: query.within, ordered: query.ordered, weight: 1 } };
		}
		case 'except':
			return {
				kind: 'except',
				of: queryRule(query.of, add, use),
				not: query.not.map((part) => queryRule(part, add, 'exclude')),
			};
		default:
			return { kind: query.kind, parts: query.parts.map((part) => queryRule(part, add, use)) };
	}
}

function termOf(keyword: Keyword, use: Term['use']): Term {
	const { text, weight = 1, field, exact, transliterate } = keyword;
	return {
		keyword: text,
		use,
		weight,
		...(field && { field }),
		...(exact && { exact }),
		...(transliterate && { transliterate }),
	};
}

/** The spellings to look for as words in their own letters: one, or several when a Latin name is also sought in Arabic. */
export function phrasesOf(term: Term): string[][] {
	const spellings = term.transliterate ? [term.keyword, ...transliterations(term.keyword)] : [term.keyword];
	const phrases = spellings.map((text) => words(text).map(({ start, end }) => text.slice(start, end)));
	return phrases.filter((phrase) => phrase.length > 0);
}
