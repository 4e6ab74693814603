/** What a one-line query means, and what can be wrong with one. Pure. */
import type { Keyword } from '../domain/topic.ts';

export type Query =
	| { readonly kind: 'term'; readonly keyword: Keyword; readonly at: number }
	| { readonly kind: 'all' | 'any'; readonly parts: readonly Query[] }
	/** Operands are terms, or choices ("any") of terms. */
	| { readonly kind: 'near'; readonly parts: readonly Query[]; readonly within: number; readonly ordered: boolean }
	/** `of` holds and none of `not` does. */
	| { readonly kind: 'except'; readonly of: Query; readonly not: readonly Query[] };

/** `at` is the UTF-16 offset of the character at fault. */
export type QueryFault = {
	readonly kind:
		| 'empty'
		| 'too-long'
		| 'too-deep'
		| 'unclosed-quote'
		| 'unclosed-parenthesis'
		| 'stray-parenthesis'
		| 'missing-operand'
		| 'bad-distance'
		| 'bad-near'
		| 'bad-term'
		| 'only-exclusions';
	readonly at: number;
	readonly message: { readonly ar: string; readonly en: string };
};

const MESSAGES: Readonly<Record<QueryFault['kind'], QueryFault['message']>> = {
	empty: { ar: 'العبارة فارغة', en: 'The query is empty' },
	'too-long': { ar: 'العبارة أطول من 500 حرف', en: 'The query is longer than 500 characters' },
	'too-deep': { ar: 'الأقواس متداخلة أكثر من 16 مستوى', en: 'Parentheses are nested more than 16 deep' },
	'unclosed-quote': { ar: 'علامة التنصيص هنا لم تُغلق', en: 'This quotation mark is never closed' },
	'unclosed-parenthesis': { ar: 'القوس هنا لم يُغلق', en: 'This parenthesis is never closed' },
	'stray-parenthesis': { ar: 'قوس إغلاق بلا قوس فتح', en: 'This closing parenthesis has no opening one' },
	'missing-operand': { ar: 'كان المنتظر هنا كلمة أو عبارة', en: 'A word or phrase is missing here' },
	'bad-distance': {
		ar: 'المسافة عدد من 1 إلى 50، مثل NEAR/6',
		en: 'The distance is a number from 1 to 50, as in NEAR/6',
	},
	'bad-near': {
		ar: 'لا يقبل NEAR إلا كلمات أو بدائل بينها OR',
		en: 'NEAR takes only words, or choices of words with OR',
	},
	'bad-term': { ar: 'لا حرف ولا رقم في هذه الكلمة', en: 'This term has no letter or digit' },
	'only-exclusions': {
		ar: 'لا بد من كلمة مطلوبة واحدة على الأقل إلى جانب المستبعدة',
		en: 'Something must be looked for besides what is excluded',
	},
};

export function queryFault(kind: QueryFault['kind'], at: number): QueryFault {
	return { kind, at, message: MESSAGES[kind] };
}

/** All terms of a query, the excluded ones included, in order. */
export function termsOf(query: Query): Extract<Query, { kind: 'term' }>[] {
	if (query.kind === 'term') return [query];
	if (query.kind === 'except') return [query.of, ...query.not].flatMap(termsOf);
	return query.parts.flatMap(termsOf);
}
