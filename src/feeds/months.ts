/** Names of the months as outlets write them, in the languages Rasid reads, from the CLDR tables that Node carries. Pure. */

/** Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, Morocco, Mauritania; then the neighbours. Earlier ones win. */
const LOCALES = 'en ar-EG ar-LB ar-DZ ar-MA ar-MR fr de es it pt nl tr fa ckb ur he ru'.split(' ');
/** Spellings beside CLDR's. */
const ALSO: Readonly<Record<string, number>> = { sept: 9, يونيه: 6, يوليه: 7, اوكتوبر: 10, غشت: 8, مايس: 5 };

let table: { readonly numbers: ReadonlyMap<string, number>; readonly pattern: RegExp } | undefined;

/**
 * The last month named in a text folded by `foldName`: its number (1 to 12) and where it stands; undefined if none is
 * named. The last one, since a weekday comes first and may look like a month (French "mar.").
 */
export function findMonth(
	folded: string,
): { readonly month: number; readonly start: number; readonly end: number } | undefined {
	table ??= buildTable();
	const found = [...folded.matchAll(table.pattern)].at(-1);
	if (!found) return undefined;
	return { month: table.numbers.get(found[0])!, start: found.index, end: found.index + found[0].length };
}

/** Small letters without accents, hamza or vowel signs; "تشرين الأول" and "تشرين اول" become the same. */
export function foldName(text: string): string {
	const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
	return plain.replace(/(كانون|تشرين)\s+(?:ال)?(اول|ثاني)/g, '$1 $2').replaceAll('ـ', '');
}

function buildTable(): NonNullable<typeof table> {
	const numbers = new Map<string, number>(Object.entries(ALSO));
	for (const locale of LOCALES) addNames(numbers, locale);
	const names = [...numbers.keys()].sort((a, b) => b.length - a.length);
	return { numbers, pattern: new RegExp(`(?<![\\p{L}])(?:${names.join('|')})(?![\\p{L}])`, 'gu') };
}

function addNames(numbers: Map<string, number>, locale: string): void {
	for (const style of ['long', 'short'] as const) {
		const names = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month: style, timeZone: 'UTC' });
		for (let month = 1; month <= 12; month += 1) {
			const name = foldName(names.format(new Date(Date.UTC(2024, month - 1, 15)))).replace(/\.$/, '');
			if (!numbers.has(name) && /^[\p{L} ]+$/u.test(name)) numbers.set(name, month);
		}
	}
}
