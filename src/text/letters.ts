/** One table for every UTF-16 unit: how Arabic matching sees it, as a letter, a mark, nothing or a break. Pure. */

/** What a unit is when it is no letter. Larger values of `LETTERS` are the folded letter or digit itself. */
export const SOFT_BREAK = 0;
/** Parts sentences and clauses: no phrase reaches across. */
export const HARD_BREAK = 1;
/** Zero-width and bidi controls, soft hyphen: not there. */
export const INVISIBLE = 2;
/** Diacritics and tatweel: part of the word as printed, nothing to its spelling. */
export const MARK = 3;
/** More than one unit once folded: see `EXPANSIONS`. */
export const EXPANDS = 4;
export const FIRST_LETTER = 5;

/**
 * Spellings that newspapers and keyboards mix, by folded letter: the seats of hamza, final ya, ta marbuta, and the
 * Persian, Urdu and Kurdish code points that look the same in print (Unicode 16, Arabic block).
 */
const SAME: Readonly<Record<string, string>> = {
	ا: 'أإآٱٲٳٵ',
	و: 'ؤۄۅۆۇۈۉۊۋٶ',
	ي: 'ىئیېۍێےۓٸ',
	ه: 'ةہھەۀۂۃۿ',
	ك: 'کڪگڭڬ',
	ب: 'پٻ',
	ت: 'ټٹٺ',
	ج: 'چڃ',
	د: 'ډڈ',
	ر: 'ړڑڕ',
	ز: 'ژ',
	ف: 'ڤڡڢ',
	ق: 'ٯڨ',
	ل: 'ڵ',
	ن: 'ںڼ',
};

const MARKS =
	/[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF]/u;
const CONTROLS = /[\p{Cf}\uFE00-\uFE0F]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const HARD = /[.,:;!?\u060C\u061B\u061F\u06D4\n\r\u2028\u2029|\u2022\u2013\u2014\u2026()[\]{}<>]/u;

/** What stands for a unit that folds to several, or to another break ("\u00A0" is a space). */
export const EXPANSIONS: ReadonlyMap<number, string> = new Map();

/** Indexed by UTF-16 unit. Surrogates are soft breaks: no supplementary letter occurs in a keyword. */
export const LETTERS: Uint16Array = buildLetters(EXPANSIONS as Map<number, string>);

function buildLetters(expansions: Map<number, string>): Uint16Array {
	const table = new Uint16Array(0x10000);
	const same = new Map(Object.entries(SAME).flatMap(([plain, others]) => [...others].map((other) => [other, plain])));
	for (let unit = 0; unit < 0x10000; unit += 1) {
		if (unit >= 0xd800 && unit <= 0xdfff) continue;
		const letter = String.fromCharCode(unit);
		// Nothing between the CJK radicals and the compatibility forms concerns Arabic or Latin text.
		const folded = unit >= 0x2e80 && unit < 0xf900 ? letter : foldLetter(letter, same);
		if (folded === '') table[unit] = MARKS.test(letter) ? MARK : INVISIBLE;
		else if (folded.length === 1 && (folded === letter || WORD.test(folded))) table[unit] = kindOf(folded);
		else {
			table[unit] = EXPANDS;
			expansions.set(unit, folded);
		}
	}
	return table;
}

function kindOf(letter: string): number {
	if (WORD.test(letter)) return letter.charCodeAt(0);
	return HARD.test(letter) ? HARD_BREAK : SOFT_BREAK;
}

/** NFKD takes ligatures, presentation forms, accents and seats of hamza apart; marks and controls then fall away. */
function foldLetter(letter: string, same: ReadonlyMap<string, string>): string {
	if (letter < '\u007F') return letter.toLowerCase();
	let folded = '';
	for (const part of letter.normalize('NFKD').toLowerCase()) {
		if (MARKS.test(part) || CONTROLS.test(part)) continue;
		folded += same.get(part) ?? digitOf(part);
	}
	return folded;
}

function digitOf(letter: string): string {
	const code = letter.charCodeAt(0);
	if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
	if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
	return letter;
}
