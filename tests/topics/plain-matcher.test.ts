/** The matcher against a plain, slow one that compares strings: each word of a text with each form of each keyword's word. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Keyword, Topic } from '../../src/domain/topic.ts';
import { foldText } from '../../src/text/arabic.ts';
import { words } from '../../src/text/words.ts';
import * as form from '../../src/topics/form.ts';
import { exactForms, formsOf, lemmaOf } from '../../src/topics/morphology.ts';
import { HASH, Scanner, WORD } from '../../src/topics/scan.ts';
import { carefulSpelling } from '../../src/topics/spelling.ts';
import { createTopicIndex, type TopicIndex } from '../../src/topics/topic-index.ts';

/** Words that the scanner gives the same hash, found by trial: in eight letters, one with more letters than the other, after more than eight. */
const ONE_HASH: readonly (readonly [string, string])[] = [
	['مقذعردي', 'مغعتخنل'],
	['مستشفيات', 'مستشفياتاذتسذبل'],
	['منتخباتمقذعردي', 'منتخباتمغعتخنل'],
];
const long = 'استكشافاتستراتيجية';

const KEYWORDS: readonly Keyword[] = [
	...['الناتو', 'الناتو الآسيوي', 'الآسيوي', 'دولة', 'الدول الكبرى', 'وزير الدفاع', 'دفاع', 'حلف شمال الأطلسي'],
	...[
		'مطالبة',
		'إعلام',
		'شركة',
		'شركة جديدة',
		'شركة جديدة كبرى',
		'المستوى',
		'اللجنة',
		'AUKUS',
		...ONE_HASH.flat(),
		long,
	],
].map((text) => ({ text }));
const EXACT: Keyword = { text: 'الناتو', exact: true };

const stem = fc.constantFrom(
	...['ناتو', 'ناتُو', 'آسيوي', 'اسيوية', 'دولة', 'دول', 'دوله', 'كبرى', 'كبري', 'وزير', 'وزراء', 'دفاع', 'حلف', 'شمال'],
	...['أطلسي', 'مطالبة', 'مطالبه', 'إعلام', 'أعلام', 'اعلام', 'شركة', 'شرك', 'شركات', 'جديدة', 'جديد', 'مستوى', 'لجنة'],
	...['لجان', 'AUKUS', 'aukus', ...ONE_HASH.flat(), long, `${long}ن`, 'ﻼﻓ', 'ﷺ'],
);
const particle = fc.constantFrom(
	'',
	'',
	'',
	'ال',
	'و',
	'ف',
	'ب',
	'ل',
	'ك',
	'س',
	'وال',
	'بال',
	'كال',
	'لل',
	'ولل',
	'وب',
	'وو',
);
const ending = fc.constantFrom('', '', '', 'ه', 'ها', 'ات', 'ا', 'ين', 'ـ', '\u200C');
const gap = fc.constantFrom(' ', ' ', ' ', '  ', '، ', '.\n', '\u00A0', ' «', '\u200F ');
const text = fc
	.array(fc.tuple(particle, stem, ending, gap), { minLength: 1, maxLength: 12 })
	.map((parts) => parts.flat().join(''));

/** What may stand before a form: the letters, the place, and how many letters the form needs at least. */
const BEFORE = ['', 'و', 'ف'].flatMap((first): [string, number, number][] => [
	[first, first === '' ? form.BARE : first === 'و' ? form.AFTER_WAW : form.AFTER_FA, 1],
	[`${first}ب`, form.AFTER_BA, 1],
	[`${first}ك`, form.AFTER_KAF, 1],
	[`${first}ل`, form.AFTER_LAM, 1],
	[`${first}س`, form.AFTER_SIN, 1],
	[`${first}لل`, form.AFTER_LIL, 2],
	...['', 'ب', 'ك'].map((second): [string, number, number] => [`${first}${second}ال`, form.AFTER_ARTICLE, 2]),
]);

type Spellings = { readonly sure: ReadonlyMap<string, number>; readonly loose: ReadonlyMap<string, number> };
const spellingsOf = new Map<string, Spellings>();

/** The forms of a keyword's word, made once. */
function spellings(word: string, isExact: boolean): Spellings {
	const key = `${word}${isExact}`;
	const known = spellingsOf.get(key);
	if (known) return known;
	const forms = isExact ? exactForms(word) : formsOf(lemmaOf(word));
	const made = { sure: forms.sure, loose: new Map(form.looseForms(forms)) };
	spellingsOf.set(key, made);
	return made;
}

/** Whether a printed word may be a keyword's word: surely, only inside a phrase, or not. */
function reading(printed: string, keywordWord: string, isExact: boolean): 'sure' | 'loose' | undefined {
	const forms = spellings(keywordWord, isExact);
	const careful = carefulSpelling(printed);
	const folded = foldText(printed);
	let found: 'sure' | 'loose' | undefined;
	for (const [before, place, least] of BEFORE) {
		const rest = folded.slice(before.length);
		if (!folded.startsWith(before) || rest.length < least) continue;
		const isMet = (flags = 0): boolean => (flags & place) !== 0 && !contradicts(careful.slice(before.length), flags);
		if (isMet(forms.sure.get(rest))) return 'sure';
		if (isMet(forms.loose.get(rest))) found = 'loose';
	}
	return found;
}

function contradicts(careful: string, flags: number): boolean {
	const hamza = form.hamzaOf(careful.charCodeAt(0));
	if (hamza && (flags & form.ANY_HAMZA & ~hamza) !== 0) return true;
	if (careful.endsWith('ة')) return (flags & form.NOT_TA_MARBUTA) !== 0;
	return careful.endsWith('ه') && (flags & form.TA_MARBUTA) !== 0;
}

/** Places of a keyword in a text, as "start-end". */
function plainPlaces({ text: keyword, exact = false }: Keyword, source: string): string[] {
	const sought = words(keyword).map(({ start, end }) => keyword.slice(start, end));
	const printed = words(source);
	const places = new Set<string>();
	for (let first = 0; first + sought.length <= printed.length; first += 1) {
		const run = printed.slice(first, first + sought.length);
		const between = run.slice(1).map((word, at) => source.slice(run[at]!.end, Math.max(run[at]!.end, word.start)));
		if (between.some((letters) => /[،.\n]/.test(letters))) continue;
		const readings = run.map((word, at) =>
			reading(word.text === '' ? '' : lettersOf(source, word), sought[at]!, exact),
		);
		const isFound = readings.every((one) => one === 'sure' || (one === 'loose' && sought.length > 1));
		if (isFound) places.add(`${run[0]!.start}-${run.at(-1)!.end}`);
	}
	return [...places].sort();
}

/** A word's letters as printed; of a sign that stands for several words, its folded text. */
function lettersOf(
	source: string,
	word: { readonly text: string; readonly start: number; readonly end: number },
): string {
	const printed = source.slice(word.start, word.end);
	return foldText(printed) === word.text ? printed : word.text;
}

function topicOf(keyword: Keyword): Topic {
	const id = `${keyword.text}${keyword.exact ? '=' : ''}`;
	return { id, scope: 'global', names: { ar: id }, keywords: [keyword], revision: 1 };
}

function placesIn(index: TopicIndex, source: string): Record<string, string[]> {
	const matches = index.match({ id: 'a', title: '', text: source });
	const places = matches.map(({ topicId, evidence }) => [
		topicId,
		evidence.map(({ start, end }) => `${start}-${end}`).sort(),
	]);
	return Object.fromEntries(places);
}

function plainPlacesIn(keywords: readonly Keyword[], source: string): Record<string, string[]> {
	const places = keywords.map((keyword) => [topicOf(keyword).id, plainPlaces(keyword, source)] as const);
	return Object.fromEntries(places.filter(([, its]) => its.length > 0));
}

test('finds what a plain matcher finds, also in texts read before and after the topics change', () => {
	fc.assert(
		fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.subarray([...KEYWORDS]), (texts, gone) => {
			const index = createTopicIndex([...KEYWORDS, EXACT].map(topicOf));
			for (const source of [...texts, ...texts]) {
				expect(placesIn(index, source)).toEqual(plainPlacesIn([...KEYWORDS, EXACT], source));
			}
			for (const keyword of gone) index.remove(topicOf(keyword).id);
			const left = [...KEYWORDS.filter((keyword) => !gone.includes(keyword)), EXACT];
			for (const source of texts) expect(placesIn(index, source)).toEqual(plainPlacesIn(left, source));
			for (const keyword of gone) index.set(topicOf(keyword));
			for (const source of texts) expect(placesIn(index, source)).toEqual(plainPlacesIn([...left, ...gone], source));
		}),
		{ numRuns: 60 },
	);
});

test.each([...ONE_HASH, ...ONE_HASH.map(([one, other]) => [other, one] as const)])(
	'«%s» does not hide «%s», which has the same hash',
	(other, keyword) => {
		const scanner = new Scanner();
		scanner.scan(`${other} ${keyword}`, 0);
		expect(scanner.words[HASH]).toBe(scanner.words[WORD + HASH]);
		const index = createTopicIndex([topicOf({ text: keyword })]);
		expect(placesIn(index, `${other} ${keyword}`)).toEqual({
			[keyword]: [`${other.length + 1}-${other.length + 1 + keyword.length}`],
		});
	},
);

test('signs that stand for many letters', () => {
	const index = createTopicIndex([topicOf({ text: 'محمد' })]);
	const source = `${'\uFDFA'.repeat(5000)} محمد`;
	expect(placesIn(index, source)).toEqual({ محمد: ['5001-5005'] });
});

test('a title does not go on with the words of an earlier, longer one', () => {
	const index = createTopicIndex([topicOf({ text: 'شركة جديدة كبرى' })]);
	expect(index.match({ id: 'a', title: 'شركة جديدة كبرى', text: '' })).toHaveLength(1);
	expect(index.match({ id: 'b', title: 'شركة جديدة', text: '' })).toEqual([]);
});

test('more words than are remembered, and words that are longer than most, are read all the same', () => {
	const index = createTopicIndex([topicOf({ text: 'الناتو الآسيوي' })]);
	const others = Array.from({ length: 150_000 }, (_, at) => `كلمة${at}`).join(' ');
	for (const source of [`${others} ${'ب'.repeat(5000)} الناتو الآسيوي`, 'الناتو الآسيوي']) {
		expect(placesIn(index, source)).toEqual({ 'الناتو الآسيوي': [`${source.length - 14}-${source.length}`] });
	}
});
