/** The language of a title or text: its script first, then letters that one language alone writes, then n-grams. */

/** Letters that only one language of the Arabic script writes (the alphabets as Urdu and Sorani print them). */
const URDU = /[\u0679\u0688\u0691\u06BA\u06D2\u06D3\u06BE]/u;
const SORANI = /[\u0695\u06B5\u06C6\u06CE]/u;
/** Letters that Arabic does not write; and its article, which nobody else writes so. */
const NOT_ARABIC = /[\u067E\u0686\u0698\u06A9\u06AF\u06CC]/u;
const ARABIC_ARTICLE = /(?<!\p{L})ال\p{L}{2}/u;
const ARABIC_LETTER = /[\u0620-\u064A\u066E-\u06D3\u06D5\u06EE-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFC]/gu;
const LATIN_LETTER = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;

/** Diacritics and tatweel, which the n-grams were not counted with. */
const VOCALISATION = /[\u0640\u064B-\u065F\u0670]/gu;

/** eld calls Sorani by the code of all Kurdish. */
const ARABIC_SCRIPT: Readonly<Record<string, string>> = { ar: 'ar', fa: 'fa', ur: 'ur', ku: 'ckb' };
/** What the feed says of itself is believed when the n-grams leave it open by no more than this. */
const DECLARED_MARGIN = 0.03;
/** Below so many letters there is nothing to tell. */
const LEAST_LETTERS = 2;

type Detector = { detect(text: string): { language: string; getScores(): Record<string, number> } };
let detector: Promise<Detector> | undefined;

/**
 * BCP 47 primary subtag: ar, fa, ur, ckb, en, another language, or "und" when there is too little to tell.
 * `declared` is what the feed says; it decides between neighbours, never against the script.
 * The detector's tables (eld/small: 1.6 MB, half a second) are loaded at the first text that needs them.
 */
export async function languageOf(text: string, declared?: string): Promise<string> {
	const letters = count(text, LETTER);
	if (letters < LEAST_LETTERS) return subtag(declared) ?? 'und';
	const isArabicScript = count(text, ARABIC_LETTER) * 2 >= letters;
	if (isArabicScript && SORANI.test(text)) return 'ckb';
	if (isArabicScript && URDU.test(text)) return 'ur';
	// Most of what we read: it needs no tables, which would take half a second and 90 MB.
	const isArabic = isArabicScript && ARABIC_ARTICLE.test(text) && !NOT_ARABIC.test(text);
	if (isArabic && subtag(declared) === 'ar') return 'ar';
	const scores = (await loaded()).detect(text.replace(VOCALISATION, '')).getScores();
	const named = Object.entries(scores).map(([code, score]) => [ARABIC_SCRIPT[code] ?? code, score] as const);
	const fitting = named.filter(([code]) => isArabicScript === Object.values(ARABIC_SCRIPT).includes(code));
	if (fitting.length === 0) return subtag(declared) ?? (count(text, LATIN_LETTER) * 2 > letters ? 'en' : 'und');
	const [best, most] = fitting.reduce((one, other) => (other[1] > one[1] ? other : one));
	const said = subtag(declared);
	const forSaid = fitting.find(([code]) => code === said)?.[1] ?? Number.NEGATIVE_INFINITY;
	return said !== undefined && most - forSaid <= DECLARED_MARGIN ? said : best;
}

function loaded(): Promise<Detector> {
	detector ??= import('eld/small').then((module) => module.eld);
	return detector;
}

/** "ar-SA" → "ar". */
function subtag(declared: string | undefined): string | undefined {
	return /^[a-z]{2,3}(?=$|[-_])/.exec(declared?.trim().toLowerCase() ?? '')?.[0];
}

function count(text: string, what: RegExp): number {
	return text.match(what)?.length ?? 0;
}
