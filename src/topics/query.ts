/**
 * The one-line language of topics: `"الناتو الآسيوي" OR AUKUS OR (ناتو NEAR/6 آسيا) -كرة`. Pure.
 *
 * Words side by side must all be present; OR (أو) offers a choice and binds less tightly; NEAR/n (قرب/n) wants both
 * within n words, BEFORE/n (قبل/n) also in this order; `-x` excludes from all that stands in the same parentheses.
 * `title:`, `lead:`, `body:` limit a term to a field; `=` before it allows this spelling only.
 * There are no patterns: what people type never becomes a regular expression.
 */
import { type Token, tokensOf } from './query-tokens.ts';
import { type Query, type QueryFault, queryFault } from './query-tree.ts';

const LONGEST_QUERY = 500;
const DEEPEST = 16;

/** The meaning of a query, or its first fault with the place of the character. */
export function parseQuery(source: string): { readonly query: Query } | { readonly fault: QueryFault } {
	if (source.trim() === '') return { fault: queryFault('empty', 0) };
	if (source.length > LONGEST_QUERY) return { fault: queryFault('too-long', LONGEST_QUERY) };
	const tokens = tokensOf(source);
	if (!Array.isArray(tokens)) return { fault: tokens };
	const parser = new QueryParser(tokens, source.length);
	try {
		return { query: parser.whole() };
	} catch (error) {
		if (error instanceof Refusal) return { fault: error.fault };
		throw error;
	}
}

/** Carries a fault out of the recursion; never leaves this file. */
class Refusal extends Error {
	readonly fault: QueryFault;
	constructor(fault: QueryFault) {
		super(fault.kind);
		this.fault = fault;
	}
}

function refuse(kind: QueryFault['kind'], at: number): never {
	throw new Refusal(queryFault(kind, at));
}

class QueryParser {
	readonly #tokens: readonly Token[];
	readonly #end: number;
	#next = 0;

	constructor(tokens: readonly Token[], end: number) {
		this.#tokens = tokens;
		this.#end = end;
	}

	whole(): Query {
		const query = this.#level(0);
		const rest = this.#tokens[this.#next];
		if (rest) refuse('stray-parenthesis', rest.at);
		return query;
	}

	/** What stands between two parentheses, or in the whole line: choices, and what is excluded from all of them. */
	#level(depth: number): Query {
		const from = this.#tokens[this.#next]?.at ?? this.#end;
		if (depth > DEEPEST) refuse('too-deep', from);
		const not: Query[] = [];
		const choices: Query[] = [];
		for (;;) {
			const parts = this.#sideBySide(depth, not);
			const token = this.#tokens[this.#next];
			if (parts.length === 0 && (token?.kind === 'or' || choices.length > 0 || not.length === 0)) {
				refuse('missing-operand', token?.at ?? this.#end);
			}
			if (parts.length > 0) choices.push(parts.length === 1 ? parts[0]! : { kind: 'all', parts });
			if (token?.kind !== 'or') break;
			this.#next += 1;
		}
		if (choices.length === 0) refuse('only-exclusions', from);
		const of: Query = choices.length === 1 ? choices[0]! : { kind: 'any', parts: choices };
		return not.length > 0 ? { kind: 'except', of, not } : of;
	}

	/** Terms up to the next OR, closing parenthesis or end; excluded ones go to `not`. */
	#sideBySide(depth: number, not: Query[]): Query[] {
		const parts: Query[] = [];
		for (;;) {
			const token = this.#tokens[this.#next];
			if (!token || token.kind === 'or' || token.kind === 'close') return parts;
			if (token.kind === 'not') {
				this.#next += 1;
				not.push(this.#nearness(depth));
				continue;
			}
			if (token.kind === 'and') {
				if (parts.length === 0) refuse('missing-operand', token.at);
				this.#next += 1;
				if (!this.#beginsOperand()) refuse('missing-operand', this.#tokens[this.#next]?.at ?? this.#end);
				continue;
			}
			parts.push(this.#nearness(depth));
		}
	}

	#beginsOperand(): boolean {
		const kind = this.#tokens[this.#next]?.kind;
		return kind === 'term' || kind === 'open' || kind === 'not';
	}

	/** `a NEAR/6 b NEAR/6 c`: chained words share the smallest distance. */
	#nearness(depth: number): Query {
		const parts = [this.#operand(depth)];
		let within = Number.POSITIVE_INFINITY;
		let ordered = false;
		for (let token = this.#tokens[this.#next]; token?.kind === 'near'; token = this.#tokens[this.#next]) {
			if (!isPlace(parts.at(-1)!)) refuse('bad-near', token.at);
			within = Math.min(within, token.within);
			ordered ||= token.ordered;
			this.#next += 1;
			parts.push(this.#operand(depth));
			if (!isPlace(parts.at(-1)!)) refuse('bad-near', token.at);
		}
		return parts.length === 1 ? parts[0]! : { kind: 'near', parts, within, ordered };
	}

	#operand(depth: number): Query {
		const token = this.#tokens[this.#next];
		if (token?.kind === 'term') {
			this.#next += 1;
			const { text, exact, field, at } = token;
			return { kind: 'term', at, keyword: { text, ...(exact && { exact }), ...(field && { field }) } };
		}
		if (token?.kind !== 'open') refuse('missing-operand', token?.at ?? this.#end);
		this.#next += 1;
		const inner = this.#level(depth + 1);
		if (this.#tokens[this.#next]?.kind !== 'close') refuse('unclosed-parenthesis', token.at);
		this.#next += 1;
		return inner;
	}
}

function isPlace(query: Query): boolean {
	return query.kind === 'term' || (query.kind === 'any' && query.parts.every((part) => part.kind === 'term'));
}
