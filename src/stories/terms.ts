/** Turns words into terms that different tellings of one story share: places, events, numbers, consonants of a stem. Pure. */
import { foldText } from '../text/arabic.ts';
import { EVENT_WORDS } from './event-words.ts';
import { NUMBER_WORDS } from './number-words.ts';
import { PLACES } from './places.ts';
import { PLAIN_WORDS } from './plain-words.ts';
import { latinSkeletonOf, skeletonOf, stemOf, withoutPattern } from './stem.ts';

/**
 * A term is one of: "@fr" a country, "#attack" a kind of event, "%2" a weekday, "390" a number, "KTB" the consonants of
 * an Arabic word, "treaty" a Latin word. All but Latin words mean the same in every language.
 */
export type Term = string;

const ARABIC = /^[\u0621-\u064A]/;
const NUMBER = /^\p{Nd}/u;
const CONJUNCTION = /^[وف](?=..)/;
/** Latin names are matched across scripts from three consonants on; two say too little. */
const LEAST_CROSS_SCRIPT = 3;

const LEAST_ROOT = 3;
const EVENTS = new Map(EVENT_WORDS.map(([word, event]) => [foldText(word), event]));
/**
 * By what is left of an Arabic stem without pattern letters; two letters are too few to name an event,
 * and a root of two events names neither.
 */
const EVENTS_BY_ROOT = new Map(
	[...EVENTS]
		.filter(([word]) => ARABIC.test(word))
		.map(([word, event]) => [withoutPattern(stemOf(word)), event] as const)
		.filter(([root]) => root.length >= LEAST_ROOT)
		.filter(([root, event], _, all) => all.every(([other, its]) => other !== root || its === event)),
);
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

/** Latin words have a second term by which an Arabic text can meet them: "crawford" and "كروفورد" are both "KRFRD". */
export function crossScriptTerm(term: Term): Term | undefined {
	if (!isLatin(term)) return undefined;
	const skeleton = latinSkeletonOf(term);
	return skeleton !== term && skeleton.length >= LEAST_CROSS_SCRIPT ? skeleton : undefined;
}

export function isPlace(term: Term): boolean {
	return term.startsWith('@');
}

/** A word that stayed in Latin letters; skeletons are capitals. */
export function isLatin(term: Term): boolean {
	return term >= 'a' && term < '{';
}

/** A word that was written in Arabic letters, and means nothing yet in another language. */
export function isArabic(term: Term): boolean {
	return /^[A-Z\u0621-\u064A]/.test(term);
}

export function isWeekday(term: Term): boolean {
	return term.startsWith('%');
}

/** A number that counts something; years are said of everything. */
export function isNumber(term: Term): boolean {
	return /^\d+$/.test(term) && !/^(?:14|19|20)\d\d$/.test(term);
}

/** The term of one folded word; "" for a word that carries nothing. */
export function termOf(word: string): Term {
	if (NUMBER.test(word)) return word.replace(/\P{Nd}/gu, '');
	const weekday = WEEKDAYS.get(word);
	if (weekday !== undefined) return weekday;
	if (word.length < 2 || PLAIN_WORDS.has(word) || PLAIN_WORDS.has(word.replace(CONJUNCTION, ''))) return '';
	if (!ARABIC.test(word)) return PLACES.get(word) ?? EVENTS.get(word) ?? latinTermOf(word);
	const stem = stemOf(word);
	if (PLAIN_WORDS.has(stem)) return '';
	const named = NUMBER_WORDS.get(word) ?? NUMBER_WORDS.get(stem) ?? placeOf(word, stem);
	return named ?? EVENTS.get(word) ?? EVENTS_BY_ROOT.get(withoutPattern(stem)) ?? skeletonOf(stem);
}

/** Without the ending of a plural (the S stemmer: Harman, "How effective is suffixing?", 1991). */
function latinTermOf(word: string): Term {
	const singular = word.length > 3 ? word.replace(/(?<![ea])ies$/, 'y').replace(/(?<![sui])s$/, '') : word;
	return EVENTS.get(singular) ?? singular;
}

const PLACE_STEMS = new Map(
	[...PLACES].filter(([name]) => ARABIC.test(name)).map(([name, place]) => [stemOf(name), place]),
);

function placeOf(word: string, stem: string): Term | undefined {
	return PLACES.get(word) ?? PLACE_STEMS.get(stem) ?? PLACE_STEMS.get(stemOf(stem));
}

/** Places that two words name, by their terms. */
const PAIRS = new Map(
	[...PLACES]
		.filter(([name]) => name.includes(' '))
		.map(([name, place]) => [name.split(' ').map(termOf).join(' '), place]),
);
const PAIRED = new Set([...PAIRS.keys()].map((pair) => pair.split(' ')[0]!));

/** Whether a place's name of two words may begin with it. */
export function opensPair(term: Term): boolean {
	return PAIRED.has(term);
}

/** The place that two terms in a row name. */
export function pairOf(first: Term, second: Term): Term | undefined {
	return PAIRS.get(`${first} ${second}`);
}
