/** Words of a summary that could name somebody or something its sources do not. Pure. */
import { foldText } from '../text/arabic.ts';
import { statedNumbers } from './numbers.ts';
import { GLUE_WORDS, PLAIN_VOCABULARY } from './plain-vocabulary.ts';

const WORD = /[\p{L}\p{M}]+/gu;
/** Clitics before and endings after a folded word. */
const PREFIXES = 'وال فال بال كال ولل لل ال وس س و ف ب ل ك'.split(' ');
const ENDINGS = 'هما كما تها ته هم ها نا وا ون ين ان ات يه تا ه ي ا ت'.split(' ');
const LEAST_CORE = 3;
/** Function words of one or two letters. */
const SHORTEST = 3;

/** Words of the sources, in every form that `strangers` and `foundedShare` compare. */
export type Known = ReadonlySet<string>;

export function knownWords(sources: string): Known {
	return new Set(wordsOf(sources).flatMap(cores));
}

/**
 * The words that neither stand in the sources (in any inflection) nor belong to the plain vocabulary of news.
 * Arabic writes no capitals: a name cannot be told from a noun by its shape, so whatever is new must be known to be none.
 * Latin words must stand in the sources as they are. Numbers have a check of their own.
 */
export function strangers(summary: string, known: Known): string[] {
	return wordsOf(summary).filter((word) => !isKnown(word, known) && !isPlain(word) && statedNumbers(word).length === 0);
}

/** Share of a sentence's words, the glue left out, that stand in the sources; 1 for a sentence of glue. */
export function foundedShare(sentence: string, known: Known): number {
	const words = wordsOf(sentence).filter((word) => word.length >= SHORTEST && !GLUE_WORDS.has(word));
	return words.length === 0 ? 1 : words.filter((word) => isKnown(word, known)).length / words.length;
}

function wordsOf(text: string): string[] {
	return foldText(text).match(WORD) ?? [];
}

function isKnown(word: string, known: Known): boolean {
	return cores(word).some((core) => known.has(core));
}

function isPlain(word: string): boolean {
	if (!isArabic(word)) return false;
	return word.length < SHORTEST || cores(word).some((core) => PLAIN_CORES.has(core));
}

/** The word and what is left of it without clitics, the letter of the tense and endings; Latin words have one core. */
function cores(word: string): string[] {
	if (!isArabic(word)) return [word];
	const found = new Set([word]);
	for (const prefix of PREFIXES) {
		if (word.startsWith(prefix) && word.length - prefix.length >= LEAST_CORE) found.add(word.slice(prefix.length));
	}
	for (const form of [...found]) {
		// "يستقبل" and "استقبل", "تطلق" and "أطلق": present and past differ in this letter.
		if (/^[يتا]/.test(form) && form.length > LEAST_CORE) found.add(form.slice(1));
	}
	for (const form of [...found]) {
		for (const ending of ENDINGS) {
			if (form.endsWith(ending) && form.length - ending.length >= LEAST_CORE) found.add(form.slice(0, -ending.length));
		}
	}
	return [...found];
}

const PLAIN_CORES: ReadonlySet<string> = new Set([...PLAIN_VOCABULARY].flatMap(cores));

function isArabic(word: string): boolean {
	return /^\p{Script=Arabic}/u.test(word);
}
