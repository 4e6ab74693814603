/** Cuts a one-line query into tokens with their places. Pure. */
import type { Field } from '../domain/topic.ts';
import { EXPANDS, LETTERS } from '../text/letters.ts';
import { type QueryFault, queryFault } from './query-tree.ts';

export type Token =
	| { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not'; readonly at: number }
	| { readonly kind: 'near'; readonly at: number; readonly within: number; readonly ordered: boolean }
	| {
			readonly kind: 'term';
			readonly at: number;
			readonly text: string;
			readonly exact: boolean;
			readonly field?: Field;
	  };

const OPERATORS: Readonly<Record<string, 'or' | 'and' | 'not'>> = {
	OR: 'or',
	أو: 'or',
	'|': 'or',
	AND: 'and',
	و: 'and',
	'&': 'and',
	NOT: 'not',
	ليس: 'not',
};
/** The ordered forms: the first word stands before the second. */
const NEARNESS: Readonly<Record<string, boolean>> = { NEAR: false, قرب: false, BEFORE: true, قبل: true };
const FIELDS: Readonly<Record<string, Field>> = {
	title: 'title',
	العنوان: 'title',
	lead: 'lead',
	المقدمة: 'lead',
	body: 'body',
	المتن: 'body',
};
const OPENING = '"“«';
const CLOSING = '"”»';
const MOST_APART = 50;

/** Tokens in order, or the first fault. */
export function tokensOf(source: string): Token[] | QueryFault {
	const tokens: Token[] = [];
	for (let at = 0; at < source.length; ) {
		if (/\s/.test(source[at]!)) {
			at += 1;
			continue;
		}
		const read = tokenAt(source, at);
		if ('fault' in read) return read.fault;
		tokens.push(read.token);
		at = read.end;
	}
	return tokens;
}

type Read = { readonly token: Token; readonly end: number } | { readonly fault: QueryFault };

function tokenAt(source: string, at: number): Read {
	const unit = source[at]!;
	if (unit === '(' || unit === ')') return { token: { kind: unit === '(' ? 'open' : 'close', at }, end: at + 1 };
	if (unit === '-' || unit === '−') return { token: { kind: 'not', at }, end: at + 1 };
	const end = wordEnd(source, at);
	const word = source.slice(at, end);
	const operator = Object.hasOwn(OPERATORS, word) ? OPERATORS[word] : undefined;
	if (operator) return { token: { kind: operator, at }, end };
	const slash = word.indexOf('/');
	if (slash > 0 && Object.hasOwn(NEARNESS, word.slice(0, slash))) return nearAt(word, slash, at, end);
	return termAt(source, at);
}

function nearAt(word: string, slash: number, at: number, end: number): Read {
	const digits = word.slice(slash + 1);
	const within = Number(digits.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));
	if (!Number.isInteger(within) || within < 1 || within > MOST_APART) {
		return { fault: queryFault('bad-distance', at + slash + 1) };
	}
	return { token: { kind: 'near', at, within, ordered: NEARNESS[word.slice(0, slash)]! }, end };
}

/** `field:` and `=` (only this spelling) may stand before a word or a quoted phrase. */
function termAt(source: string, from: number): Read {
	let at = from;
	const colon = source.indexOf(':', at);
	const label = source.slice(at, colon);
	const field = colon > 0 && Object.hasOwn(FIELDS, label) ? FIELDS[label] : undefined;
	if (field) at = colon + 1;
	const exact = source[at] === '=';
	if (exact) at += 1;
	const quote = at < source.length ? OPENING.indexOf(source[at]!) : -1;
	const start = quote >= 0 ? at + 1 : at;
	const end = quote >= 0 ? quoteEnd(source, start, CLOSING[quote]!) : wordEnd(source, at);
	if (end < 0) return { fault: queryFault('unclosed-quote', at) };
	const text = source.slice(start, end);
	if (!hasLetter(text)) return { fault: queryFault('bad-term', Math.min(at, source.length - 1)) };
	return { token: { kind: 'term', at: from, text, exact, ...(field && { field }) }, end: quote >= 0 ? end + 1 : end };
}

function quoteEnd(source: string, from: number, closing: string): number {
	return source.indexOf(closing, from);
}

function wordEnd(source: string, from: number): number {
	let end = from;
	while (end < source.length && !/[\s()"“”«»]/.test(source[end]!)) end += 1;
	return end;
}

function hasLetter(text: string): boolean {
	for (let at = 0; at < text.length; at += 1) if (LETTERS[text.charCodeAt(at)]! >= EXPANDS) return true;
	return false;
}
