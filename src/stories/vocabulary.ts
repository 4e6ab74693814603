/** Numbers the terms of the open stories, and knows of each what it is and in how many stories it is. */
import { foldText } from '../text/arabic.ts';
import type { ScannedWords } from './scan-words.ts';
import {
	crossScriptTerm,
	isArabic,
	isLatin,
	isNumber,
	isPlace,
	isWeekday,
	opensPair,
	pairOf,
	type Term,
	termOf,
} from './terms.ts';
import { twice } from './twice.ts';
import { WordTable } from './word-table.ts';

/** What a term is: bits of the low byte of its token; bit 1 is left for IN_TITLE of reading.ts. */
export const PLACE = 2;
export const NUMBER = 4;
export const LATIN = 8;
export const WEEKDAY = 16;
/** A word, or the consonants of one, in Arabic letters. */
export const ARABIC = 32;
const OPENS_PAIR = 64;

const NOT_SPELLED = /[^\p{L}\p{N}]/gu;

/** A term's number, and what it is in the low byte. */
export type Token = number;
/** The token of a word that carries nothing. */
const SILENT: Token = 1;

export function numberIn(token: Token): number {
	return token >>> 8;
}

export class Vocabulary {
	readonly #words = new WordTable();
	readonly #tokens = new Map<Term, Token>();
	/** By number; the first is nobody's. */
	readonly #terms: Term[] = [''];
	/** The number of a Latin word's second term, or 0. */
	#crossings = new Int32Array(4096);
	/** In how many stories each term is, by its number; for reading only. */
	frequencies = new Int32Array(4096);
	/** Scratch by number, all zero between two uses. */
	seats = new Int32Array(4096);

	/** The terms of the first `limit` words of a scanned text, in order; words that carry nothing are left out. */
	tokensOf(text: string, words: ScannedWords, limit: number): Token[] {
		const tokens: Token[] = [];
		let previous = SILENT;
		for (let at = 0; at < words.count && at < limit; at += 1) {
			const token = this.tokenAt(text, words, at);
			const pair = previous & OPENS_PAIR ? pairOf(this.termOf(previous), this.termOf(token)) : undefined;
			if (pair !== undefined) tokens[tokens.length - 1] = this.tokenOf(pair);
			else if (token !== SILENT) tokens.push(token);
			previous = token;
		}
		return tokens;
	}

	/** Of one word of a scanned text. */
	tokenAt(text: string, words: ScannedWords, at: number): Token {
		return this.#words.get(words.hashes[at]!, words.checks[at]!) || this.#learn(text, words, at);
	}

	tokenOf(term: Term): Token {
		const known = this.#tokens.get(term);
		if (known !== undefined) return known;
		const number = this.#terms.push(term) - 1;
		if (number >= this.frequencies.length) this.#grow();
		const token = (number << 8) | kindOf(term);
		this.#tokens.set(term, token);
		const crossing = crossScriptTerm(term);
		// Numbered first: it may make the arrays grow.
		const crossed = crossing === undefined ? 0 : numberIn(this.tokenOf(crossing));
		this.#crossings[number] = crossed;
		return token;
	}

	termOf(token: Token): Term {
		return this.#terms[numberIn(token)]!;
	}

	/** The number of the term by which a Latin word meets Arabic ones, or 0. */
	crossingOf(token: Token): number {
		return token & LATIN ? this.#crossings[numberIn(token)]! : 0;
	}

	/** One story more, or less, has the term. */
	add(number: number, stories: 1 | -1): void {
		this.frequencies[number]! += stories;
	}

	#learn(text: string, { hashes, checks, starts, ends }: ScannedWords, at: number): Token {
		const term = termOf(foldText(text.slice(starts[at], ends[at])).replace(NOT_SPELLED, ''));
		const token = term === '' ? SILENT : this.tokenOf(term);
		this.#words.add(hashes[at]!, checks[at]!, token);
		return token;
	}

	#grow(): void {
		this.#crossings = twice(this.#crossings);
		this.seats = twice(this.seats);
		this.frequencies = twice(this.frequencies);
	}
}

function kindOf(term: Term): number {
	return (
		(isPlace(term) ? PLACE : 0) |
		(isNumber(term) ? NUMBER : 0) |
		(isLatin(term) ? LATIN : 0) |
		(isArabic(term) ? ARABIC : 0) |
		(isWeekday(term) ? WEEKDAY : 0) |
		(opensPair(term) ? OPENS_PAIR : 0)
	);
}
