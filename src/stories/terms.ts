/** Turns words into terms that different tellings of one story share: places, events, numbers, consonants of a stem. Pure. */
import { foldText } from '../text/arabic.ts';
import { FIRST_LETTER, LETTERS } from '../text/letters.ts';
import { EVENT_WORDS } from './event-words.ts';
import { NUMBER_WORDS } from './number-words.ts';
import { PLACES } from './places.ts';
import { PLAIN_WORDS } from './plain-words.ts';
import { skeletonOf, stemOf, withoutPattern } from './stem.ts';

/**
 * A term is one of: "@fr" a country, "#attack" a kind of event, "%2" a weekday, "390" a number, "KTB" the consonants of an Arabic word
 * or of a Latin name in an Arabic text, "treaty" a Latin word. Equal terms mean the same in every language.
 */
export type Term = string;

const ARABIC = /^[\u0621-\u064A]/;
const NUMBER = /^\p{Nd}/u;
/** Latin names are matched across scripts from three consonants on; two say too little. */
const LEAST_CROSS_SCRIPT = 3;
/** Letters of text looked at for each word asked for. */
const LONGEST_WORD = 12;

/** First words of the places that two words name. */
const PAIRED = new Set([...PLACES.keys()].filter((name) => name.includes(' ')).map((name) => name.split(' ')[0]!));
const EVENTS = eventsByForm();
const WEEKDAYS = new Map(
	[
		'الأحد sunday',
		'الاثنين monday',
		'الثلاثاء tuesday',
		'الأربعاء wednesday',
		'الخميس thursday',
		'الجمعة friday',
		'السبت saturday',
	].flatMap((names, day) => names.split(' ').map((name) => [foldText(name), `%${day}`] as const)),
);
/** What a word is, remembered; emptied when full so that it stays a cache. */
const known = new Map<string, Term>();
const MOST_KNOWN = 200_000;

/** The terms of at most `limit` words at the beginning of a text, in order; words that carry nothing are left out. */
export function termsOf(text: string, limit: number): Term[] {
	const folded = foldText(text.slice(0, limit * LONGEST_WORD));
	const terms: Term[] = [];
	let previous = '';
	let start = 0;
	for (let words = 0; words < limit; words += 1) {
		while (start < folded.length && !isLetter(folded, start)) start += 1;
		const end = endOfWord(folded, start);
		if (end === start) break;
		const word = folded.slice(start, end);
		const pair = PAIRED.has(previous) ? PLACES.get(`${previous} ${word}`) : undefined;
		if (pair && termOf(previous) !== '') terms.pop();
		const term = pair ?? termOf(word);
		if (term !== '') terms.push(term);
		previous = word;
		start = end;
	}
	return terms;
}

function isLetter(folded: string, at: number): boolean {
	return LETTERS[folded.charCodeAt(at)]! >= FIRST_LETTER;
}

/** Digits and letters part: "بـ11" is two words. "1,500", "1.5" and "١٫٥" are one each. */
function endOfWord(folded: string, start: number): number {
	const isNumber = isDigit(folded, start);
	let end = start;
	while (end < folded.length && (isLetter(folded, end) || isInNumber(folded, end))) {
		if (isDigit(folded, end) !== isNumber && isLetter(folded, end)) break;
		end += 1;
	}
	return end;
}

function isInNumber(folded: string, at: number): boolean {
	return at > 0 && '.,٫٬'.includes(folded[at]!) && isDigit(folded, at - 1) && isDigit(folded, at + 1);
}

function isDigit(folded: string, at: number): boolean {
	const code = folded.charCodeAt(at);
	return code >= 0x30 && code <= 0x39;
}

/** The term of one folded word; "" for a word that carries nothing. */
export function termOf(word: string): Term {
	const remembered = known.get(word);
	if (remembered !== undefined) return remembered;
	if (known.size >= MOST_KNOWN) known.clear();
	const term = meaningOf(word);
	known.set(word, term);
	return term;
}

/** Latin words have a second term by which an Arabic text can meet them: "crawford" and "كروفورد" are both "GJFJD". */
export function crossScriptTerm(term: Term): Term | undefined {
	if (!isLatin(term)) return undefined;
	const skeleton = skeletonOf(term);
	return skeleton !== term && skeleton.length >= LEAST_CROSS_SCRIPT ? skeleton : undefined;
}

export function isPlace(term: Term): boolean {
	return term.startsWith('@');
}

/** A word that stayed in Latin letters; skeletons are capitals. */
export function isLatin(term: Term): boolean {
	return term >= 'a' && term < '{';
}

export function isEvent(term: Term): boolean {
	return term.startsWith('#');
}

export function isWeekday(term: Term): boolean {
	return term.startsWith('%');
}

/** A number that counts something; years are said of everything. */
export function isNumber(term: Term): boolean {
	return /^\d+$/.test(term) && !/^(?:14|19|20)\d\d$/.test(term);
}

function meaningOf(word: string): Term {
	if (NUMBER.test(word)) return word.replace(/\P{Nd}/gu, '');
	const weekday = WEEKDAYS.get(word);
	if (weekday !== undefined) return weekday;
	if (PLAIN_WORDS.has(word) || word.length < 2) return '';
	if (!ARABIC.test(word)) return PLACES.get(word) ?? EVENTS.get(word) ?? word;
	const stem = stemOf(word);
	if (PLAIN_WORDS.has(stem)) return '';
	const named = NUMBER_WORDS.get(word) ?? NUMBER_WORDS.get(stem) ?? placeOf(word, stem);
	return named ?? EVENTS.get(word) ?? EVENTS.get(withoutPattern(stem)) ?? skeletonOf(stem);
}

const PLACE_STEMS = new Map(
	[...PLACES].filter(([name]) => ARABIC.test(name)).map(([name, place]) => [stemOf(name), place]),
);

function placeOf(word: string, stem: string): Term | undefined {
	return PLACES.get(word) ?? PLACE_STEMS.get(stem);
}

/** Events by the word itself and, for Arabic, by what is left of its stem without pattern letters. */
function eventsByForm(): Map<string, Term> {
	const byForm = new Map<string, Term>();
	for (const [word, event] of EVENT_WORDS) {
		const folded = foldText(word);
		byForm.set(folded, event);
		if (ARABIC.test(folded)) byForm.set(withoutPattern(stemOf(folded)), event);
	}
	return byForm;
}
