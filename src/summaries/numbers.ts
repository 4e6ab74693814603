/** The numbers that a text states, in figures or in words, Arabic or English, each by its value. Pure. */
import { foldText } from '../text/arabic.ts';

const UNITS: Readonly<Record<string, number>> = {};
const SCALES: Readonly<Record<string, number>> = {};

function define(table: Readonly<Record<string, number>>, lines: readonly string[]): void {
	for (const line of lines) {
		const [value, ...words] = line.split(' ');
		for (const word of words) (table as Record<string, number>)[foldText(word)] = Number(value);
	}
}

define(UNITS, [
	'1 واحد واحدة one',
	'2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثاني ثانية two second',
	'3 ثلاثة ثلاث ثالث ثالثة three third',
	'4 أربعة أربع رابع رابعة four fourth',
	'5 خمسة خمس خامس خامسة five fifth',
	'6 ستة ست سادس سادسة six sixth',
	'7 سبعة سبع سابع سابعة seven seventh',
	'8 ثمانية ثماني ثمان ثامن ثامنة eight eighth',
	'9 تسعة تسع تاسع تاسعة nine ninth',
	'10 عشرة عشر عاشر عاشرة ten tenth',
	'11 eleven',
	'12 twelve',
	'13 thirteen',
	'14 fourteen',
	'15 fifteen',
	'16 sixteen',
	'17 seventeen',
	'18 eighteen',
	'19 nineteen',
	'20 عشرون عشرين twenty',
	'30 ثلاثون ثلاثين thirty',
	'40 أربعون أربعين forty',
	'50 خمسون خمسين fifty',
	'60 ستون ستين sixty',
	'70 سبعون سبعين seventy',
	'80 ثمانون ثمانين eighty',
	'90 تسعون تسعين ninety',
	'200 مئتان مئتين مئتا مئتي مائتان مائتين مائتي',
	'300 ثلاثمئة ثلاثمائة',
	'400 أربعمئة أربعمائة',
	'500 خمسمئة خمسمائة',
	'600 ستمئة ستمائة',
	'700 سبعمئة سبعمائة',
	'800 ثمانمئة ثمانمائة ثمانيمئة',
	'900 تسعمئة تسعمائة',
	'2000 ألفان ألفين ألفي',
	'2000000 مليونان مليونين مليوني',
	'2000000000 ملياران مليارين ملياري',
	'0.5 نصف half',
	'0.25 ربع quarter',
]);
define(SCALES, [
	'100 مئة مائة مئات hundred hundreds',
	'1000 ألف ألفا آلاف thousand thousands',
	'1000000 مليون مليونا ملايين million millions',
	'1000000000 مليار مليارا مليارات بليون billion billions',
	'1000000000000 تريليون تريليونا تريليونات trillion trillions',
]);

const TOKEN = /\d+(?:[.,٫٬]\d+)*|[\p{L}\p{M}]+/gu;
/** "في المئة" states a share, not a hundred. */
const PER_CENT = /(?:ب|في )ال(?:مي|ما)?(?:يه|ه|ئه)|(?:بالميه|بالمايه|في الميه|في المايه)|per ?cent/gu;

/** Values as plain decimals ("3500000", "2.5"). A figure that can be read in two ways ("1.500") gives both. */
export function numbersOf(text: string): Set<string> {
	return new Set(statedNumbers(text).flat());
}

/** Each number with its readings. */
export function statedNumbers(text: string): string[][] {
	const found: Run[] = [];
	let isOpen = false;
	for (const [token] of foldText(text).replace(PER_CENT, ' % ').matchAll(TOKEN)) {
		const run: Run | undefined = isOpen ? found.at(-1) : undefined;
		const longer: Run | undefined = run && continued(run, token);
		const fresh: Run | undefined = longer ? undefined : begun(token);
		if (longer) found[found.length - 1] = longer;
		else if (fresh) found.push(fresh);
		isOpen = longer !== undefined || fresh !== undefined;
	}
	return found.map((run) => run.map(({ total, current }) => String(Number((total + current).toPrecision(12)))));
}

/** The readings of one number: what is complete ("ثلاثة ملايين") and what may still be multiplied ("خمسة وعشرون"). */
type Run = readonly { readonly total: number; readonly current: number }[];

function begun(token: string): Run | undefined {
	if (/^\d/.test(token)) return figures(token).map((current) => ({ total: 0, current }));
	const unit = valueIn(UNITS, token);
	if (unit !== undefined) return [{ total: 0, current: unit }];
	const scale = valueIn(SCALES, token);
	return scale === undefined ? undefined : scaled([{ total: 0, current: 1 }], scale);
}

/** "خمسة عشر", "ثلاثة وعشرون", "3 ملايين", "ألف ومئة"; undefined when the word begins a number of its own. */
function continued(run: Run, token: string): Run | undefined {
	const isJoined = /^و/.test(token);
	const scale = valueIn(SCALES, token);
	if (scale !== undefined && !isJoined) return scaled(run, scale);
	const value = scale ?? valueIn(UNITS, token);
	const follows = isJoined || value === 10 || /^[a-z]/.test(token);
	return value !== undefined && follows
		? run.map(({ total, current }) => ({ total, current: current + value }))
		: undefined;
}

function scaled(run: Run, scale: number): Run {
	if (scale === 100) return run.map(({ total, current }) => ({ total, current: current * scale }));
	return run.map(({ total, current }) => ({ total: total + current * scale, current: 0 }));
}

/** A word with its clitics: و، ب، ل، ال. */
function valueIn(table: Readonly<Record<string, number>>, word: string): number | undefined {
	const bare = word.replace(/^[وف]?[بلك]?(?:ال)?/u, '');
	for (const form of [word, word.replace(/^[وفبلك]/u, ''), bare, `ا${bare}`]) {
		if (Object.hasOwn(table, form)) return table[form];
	}
	return undefined;
}

/** Comma or point before exactly three figures may part thousands; else it is a decimal mark. */
function figures(token: string): number[] {
	const plain = token.replace(/٬/g, ',').replace(/٫/g, '.');
	const thousands = Number(plain.replace(/[.,]/g, ''));
	const decimal = Number(plain.replace(',', '.'));
	if (!/[.,]/.test(plain)) return [Number(plain)];
	if (/^\d{1,3}(?:,\d{3})+$/.test(plain)) return [thousands];
	if (/^\d{1,3}(?:\.\d{3})+$/.test(plain)) return Number.isNaN(decimal) ? [thousands] : [thousands, decimal];
	return [Number.isNaN(decimal) ? Number(plain.replace(/,/g, '')) : decimal];
}
