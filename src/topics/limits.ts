/** What a topic may hold, and what is wrong with one, in both languages of the house. Pure. */
import type { Keyword, Topic } from '../domain/topic.ts';
import { foldText } from '../text/arabic.ts';
import { words } from '../text/words.ts';
import { isParticle } from './lookalikes.ts';
import { parseQuery } from './query.ts';

export type Limits = { readonly topicsPerScope: number; readonly keywordsPerTopic: number };
export const LIMITS: Limits = { topicsPerScope: 25, keywordsPerTopic: 200 };
const SHORTEST = 2;
const LONGEST = 100;
const WIDEST_NEAR = 50;

export type TopicFault = {
	readonly kind:
		| 'too-many-topics'
		| 'too-many-keywords'
		| 'no-keyword'
		| 'too-short'
		| 'too-long'
		| 'no-letter'
		| 'too-common'
		| 'bad-weight'
		| 'bad-distance'
		| 'unreachable'
		| 'query';
	/** Where in the topic: "keywords[2]" counts from 1. */
	readonly field: string;
	/** In a query: UTF-16 offset of the character at fault. */
	readonly at?: number;
	readonly message: Bilingual;
};
type Bilingual = { readonly ar: string; readonly en: string };

/** What is wrong with a phrase that someone wants to follow in a scope with so many topics of its own; undefined when nothing is. */
export function phraseProblem(phrase: string, _scope: string, ownTopics: number): Bilingual | undefined {
	if (ownTopics >= LIMITS.topicsPerScope) return tooManyTopics().message;
	return keywordFault({ text: phrase.trim() }, 'keywords[1]')?.message;
}

/** All that is wrong with a topic by itself. */
export function topicFaults(topic: Topic, limits: Limits = LIMITS): TopicFault[] {
	const listed: [string, readonly Keyword[]][] = [
		['keywords', topic.keywords],
		...(topic.groups ?? []).map((group, at): [string, readonly Keyword[]] => [`groups[${at + 1}]`, group]),
		['exclude', topic.exclude ?? []],
	];
	const keywords = listed.flatMap(([field, list]) =>
		list.map((keyword, at) => keywordFault(keyword, `${field}[${at + 1}]`)),
	);
	const near = (topic.near ?? []).flatMap((rule, at) => [
		...rule.terms.map((text, term) => keywordFault({ text }, `near[${at + 1}].terms[${term + 1}]`)),
		nearFault(rule.within, rule.terms.length, `near[${at + 1}]`),
	]);
	return [...keywords, ...near, queryFaultOf(topic), ...countFaults(topic, limits)].filter(
		(fault) => fault !== undefined,
	);
}

export function tooManyTopics(limits: Limits = LIMITS): TopicFault {
	return {
		kind: 'too-many-topics',
		field: 'topics',
		message: {
			ar: `بلغ هذا المكان الحد الأقصى للموضوعات (${limits.topicsPerScope}). احذف موضوعًا لإضافة آخر.`,
			en: `This place has reached its limit of ${limits.topicsPerScope} topics. Remove one to add another.`,
		},
	};
}

function keywordFault({ text, weight = 1 }: Keyword, field: string): TopicFault | undefined {
	const fault = (kind: TopicFault['kind'], ar: string, en: string): TopicFault => ({
		kind,
		field,
		message: { ar, en },
	});
	const found = words(text);
	const letters = found.reduce((sum, word) => sum + word.text.length, 0);
	if (found.length === 0)
		return fault('no-letter', 'لا حرف ولا رقم في الكلمة المفتاحية.', 'The keyword has no letter or digit.');
	if (letters < SHORTEST) {
		return fault('too-short', 'الكلمة المفتاحية أقصر من حرفين.', 'The keyword is shorter than two letters.');
	}
	if (text.length > LONGEST) {
		return fault(
			'too-long',
			`الكلمة المفتاحية أطول من ${LONGEST} حرف.`,
			`The keyword is longer than ${LONGEST} characters.`,
		);
	}
	if (found.every((word) => isTooCommon(word.text))) {
		return fault(
			'too-common',
			`«${text}» ترد في كل خبر تقريبًا. أضف إليها كلمة تخصّصها.`,
			`“${text}” is in nearly every story. Add a word that narrows it.`,
		);
	}
	if (!(weight > 0 && weight <= 100))
		return fault('bad-weight', 'الوزن عدد أكبر من 0 ولا يزيد على 100.', 'The weight is above 0 and at most 100.');
	return undefined;
}

function isTooCommon(word: string): boolean {
	return word === foldText('ال') || isParticle(word) || COMMON_ENGLISH.has(word);
}

const COMMON_ENGLISH = new Set(
	'the a an of in on at to and or for is are was were by with from as it its that this be le la les de des du et en un une'.split(
		' ',
	),
);

function nearFault(within: number, terms: number, field: string): TopicFault | undefined {
	if (Number.isInteger(within) && within >= 1 && within <= WIDEST_NEAR && terms >= 2) return undefined;
	return {
		kind: 'bad-distance',
		field,
		message: {
			ar: `القرب يحتاج كلمتين على الأقل، ومسافة من 1 إلى ${WIDEST_NEAR}.`,
			en: `Nearness takes at least two words and a distance from 1 to ${WIDEST_NEAR}.`,
		},
	};
}

function queryFaultOf({ query }: Topic): TopicFault | undefined {
	if (query === undefined) return undefined;
	const parsed = parseQuery(query);
	if (!('fault' in parsed)) return undefined;
	return { kind: 'query', field: 'query', at: parsed.fault.at, message: parsed.fault.message };
}

function* countFaults(topic: Topic, limits: Limits): Generator<TopicFault> {
	const groups = topic.groups ?? [];
	const wanted =
		topic.keywords.length + groups.length + (topic.near?.length ?? 0) + (topic.query === undefined ? 0 : 1);
	if (wanted === 0) {
		yield {
			kind: 'no-keyword',
			field: 'keywords',
			message: { ar: 'لا كلمة مفتاحية في الموضوع.', en: 'The topic looks for nothing.' },
		};
	}
	const count = topic.keywords.length + groups.flat().length + (topic.exclude?.length ?? 0);
	if (count > limits.keywordsPerTopic) {
		yield {
			kind: 'too-many-keywords',
			field: 'keywords',
			message: {
				ar: `عدد الكلمات المفتاحية ${count}، والحد الأقصى ${limits.keywordsPerTopic}.`,
				en: `${count} keywords, and at most ${limits.keywordsPerTopic} are allowed.`,
			},
		};
	}
	if (wanted > 0 && highestScore(topic) < (topic.threshold ?? 1)) {
		yield {
			kind: 'unreachable',
			field: 'threshold',
			message: {
				ar: 'مجموع الأوزان كلها أقل من الحد المطلوب: لن يطابق الموضوع أي خبر.',
				en: 'All weights together stay under the threshold: the topic can never match.',
			},
		};
	}
}

function highestScore({ keywords, groups = [], near = [], query }: Topic): number {
	const sum = (weights: readonly (number | undefined)[]): number =>
		weights.reduce<number>((total, weight) => total + (weight ?? 1), 0);
	const own =
		sum(keywords.map(({ weight }) => weight)) + sum(near.map(({ weight }) => weight)) + (query === undefined ? 0 : 1);
	return own > 0 ? own : sum(groups.map((group) => Math.max(...group.map(({ weight = 1 }) => weight))));
}
