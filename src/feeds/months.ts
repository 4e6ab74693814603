/** Names of the months as outlets write them, in the languages Rasid reads, from the CLDR tables that Node carries. Pure. */

/** Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, Morocco, Mauritania; then the neighbours. Earlier ones win. */
const LOCALES = 'en ar-EG ar-LB ar-DZ ar-MA ar-MR fr de es it pt nl tr fa ur he ru'.split(' ');
/** Spellings beside CLDR's, folded. */
const ALSO: Readonly<Record<string, number>> = { sept: 9, يونيه: 6, يوليه: 7, اوكتوبر: 10, مايس: 5 };

let numbers: ReadonlyMap<string, number> | undefined;

/**
 * The last month named in a text folded by `foldName`: its number (1 to 12) and where it stands; undefined if none is
 * named. The last one, since a weekday comes first and may look like a month (French "mar.").
 */
export function findMonth(
	folded: string,
): { readonly month: number; readonly start: number; readonly end: number } | undefined {
	numbers ??= buildTable();
	let found: { month: number; start: number; end: number } | undefined;
	for (const { 0: word, index } of folded.matchAll(/\p{L}+/gu)) {
		const month = numbers.get(word);
		if (month) found = { month, start: index, end: index + word.length };
	}
	return found;
}

/** Small letters without accents, hamza or vowel signs; "تشرين الأول" and "تشرين اول" become one and the same word. */
export function foldName(text: string): string {
	const small = text.toLowerCase();
	if (/^[\x20-\x7E]*$/.test(small)) return small;
	const plain = small.normalize('NFD').replace(/[\p{M}ـ]/gu, '');
	return plain.replace(/(كانون|تشرين)\s+(?:ال)?(اول|ثاني)/g, '$1$2');
}

function buildTable(): ReadonlyMap<string, number> {
	const table = new Map<string, number>(Object.entries(ALSO));
	for (const locale of LOCALES) addNames(table, locale);
	return table;
}

function addNames(table: Map<string, number>, locale: string): void {
	for (const style of ['long', 'short'] as const) {
		const names = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month: style, timeZone: 'UTC' });
		for (let month = 1; month <= 12; month += 1) {
			const name = foldName(names.format(new Date(Date.UTC(2024, month - 1, 15)))).replace(/\.$/, '');
			if (!table.has(name)) table.set(name, month);
		}
	}
}
