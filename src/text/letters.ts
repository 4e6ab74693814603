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
const DIGITS = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'];

const MARKS =
	/[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF]/u;
const CONTROLS = /[\p{Cf}\uFE00-\uFE0F]/u;
const UNSEEN = new RegExp(`${MARKS.source}|${CONTROLS.source}`, 'gu');
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const HARD = /[.,:;!?\u060C\u061B\u061F\u06D4\n\r\u2028\u2029|\u2022\u2013\u2014\u2026()[\]{}<>]/u;

/** Nothing from the CJK radicals up to the compatibility forms concerns Arabic or Latin text: it stands for itself. */
const CJK = 0x2e80;
const COMPATIBILITY = 0xf900;
/** Of private use: no letter is made of it. */
const SEAM = '\uE000';

const PLAIN: ReadonlyMap<string, string> = plainByOther();

/** What stands for a unit that folds to several, or to another break ("\u00A0" is a space). */
export const EXPANSIONS: ReadonlyMap<number, string> = new Map();

/** Indexed by UTF-16 unit. Surrogates are soft breaks: no supplementary letter occurs in a keyword. */
export const LETTERS: Uint16Array = buildLetters(EXPANSIONS as Map<number, string>);

/** Classes are asked run by run and letters taken apart all at once: one by one they take a tenth of a start's time. */
function buildLetters(expansions: Map<number, string>): Uint16Array {
	const table = new Uint16Array(0x10000);
	const units = Array.from(table, (_, unit) => String.fromCharCode(unit)).join('');
	const isWord = new Uint8Array(0x10000);
	for (const { 0: run, index } of units.matchAll(WORDS)) isWord.fill(1, index, index + run.length);
	const kindOf = (unit: number): number => (isWord[unit] ? unit : HARD.test(units[unit]!) ? HARD_BREAK : SOFT_BREAK);

	/** NFKD takes ligatures, presentation forms, accents and seats of hamza apart; marks and controls then fall away. */
	function foldRange(from: number, end: number): void {
		const letters = Array.from(units.slice(from, end)).join(SEAM);
		const apart = letters.normalize('NFKD').toLowerCase().replace(UNSEEN, '').split(SEAM);
		for (const [at, parts] of apart.entries()) {
			const unit = from + at;
			const folded = parts.length === 1 ? plain(parts) : Array.from(parts, plain).join('');
			if (folded === '') table[unit] = MARKS.test(units[unit]!) ? MARK : INVISIBLE;
			else if (folded.length === 1 && (folded === units[unit] || isWord[folded.charCodeAt(0)]))
				table[unit] = kindOf(folded.charCodeAt(0));
			else {
				table[unit] = EXPANDS;
				expansions.set(unit, folded);
			}
		}
	}

	foldRange(0, CJK);
	for (let unit = CJK; unit < COMPATIBILITY; unit += 1) table[unit] = isWord[unit] ? unit : SOFT_BREAK;
	foldRange(COMPATIBILITY, 0x10000);
	return table;
}

function plain(part: string): string {
	return PLAIN.get(part) ?? part;
}

/** Spellings and foreign digits → the plain one. */
function plainByOther(): Map<string, string> {
	const map = new Map(
		Object.entries(SAME).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter])),
	);
	for (const digits of DIGITS) for (const [value, digit] of Array.from(digits).entries()) map.set(digit, String(value));
	return map;
}
