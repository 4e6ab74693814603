/**
 * The printed forms that a keyword's word can take: endings, pronouns, genders, numbers, broken plurals. Pure.
 *
 * It goes from the keyword to its forms and never from a printed word to a stem: stemmers throw different words together.
 * What is sure counts everywhere; what only probably belongs to the word is LOOSE and counts inside phrases, where the
 * neighbour confirms it.
 */
import { foldText } from '../text/arabic.ts';
import { pluralFamilies } from './broken-plurals.ts';
import { addAdjective, addBrokenPlural, addNoun } from './endings.ts';
import * as form from './form.ts';
import { addForm, type Forms, LOOSE, NOUN } from './form.ts';
import { COUNTRIES_IN_YA, NAMES_LIKE_PLURALS } from './lexicon/countries.ts';
import { FEMININE_NOUNS } from './lexicon/feminine-nouns.ts';
import { blockedPlaces, isFunctionWord, looksLikeArticle } from './lookalikes.ts';
import { carefulSpelling } from './spelling.ts';

/** What a keyword's word is looked for as: its base, and whether it is surely a common noun or adjective, not a name. */
export type Lemma = { readonly base: string; readonly isCommon: boolean };

/** Singular and plural, with the article or not, are one lemma: الدول, دولة. `word` is in its own letters. */
export function lemmaOf(word: string): Lemma {
	const spelling = carefulSpelling(word);
	if (!/[\u0620-\u064A]/.test(spelling)) return { base: spelling, isCommon: false };
	const definite = spelling.startsWith('ال') && spelling.length > 3 && !looksLikeArticle(spelling);
	const base = definite ? spelling.slice(2) : spelling;
	const families = pluralFamilies(base);
	const [family] = families;
	if (family && families.length === 1 && !isFunctionWord(foldText(family.singular))) {
		return { base: family.singular, isCommon: true };
	}
	if (/^(...|.+ي)ات$/.test(base)) return { base: `${base.slice(0, -2)}ة`, isCommon: true };
	return { base, isCommon: definite || (isNounShape(base) && base.length > 3) };
}

/** The forms of a word that is to be found in this spelling only. */
export function exactForms(word: string): Forms {
	const forms = form.noForms();
	addForm(forms, carefulSpelling(word), form.BARE);
	return forms;
}

/** Folded spellings and the conditions under which each counts. */
export function formsOf({ base, isCommon }: Lemma): Forms {
	const forms = form.noForms();
	if (!/[\u0620-\u064A]/.test(base)) {
		addForm(forms, base, NOUN);
		return forms;
	}
	addWord(forms, base, isCommon);
	const reseated = base.includes('ؤو') ? base.replace('ؤو', 'ئو') : base.replace('ئو', 'ؤو');
	if (reseated !== base) addWord(forms, reseated, isCommon); // مسؤول, مسئول
	if (/^[يتن]...?/.test(base)) addForm(forms, base, form.BARE | form.AFTER_SIN); // ينضم, سينضم
	return guarded(forms, base);
}

/** Forms that are tails of other words, or function words, count only where they can be meant. */
function guarded(forms: Forms, typed: string): Forms {
	const own = foldText(typed);
	for (const [spelling, flags] of forms.sure) {
		let kept = flags & ~blockedPlaces(spelling);
		const isTooCommon = spelling.length < 3 || isFunctionWord(spelling);
		if (isTooCommon && spelling !== own) kept &= ~form.NO_ARTICLE;
		if (kept === flags) continue;
		forms.sure.set(spelling, kept);
		forms.loose.set(spelling, flags | LOOSE);
	}
	for (const [spelling, flags] of forms.loose) {
		if (isFunctionWord(spelling) && spelling !== own) forms.loose.set(spelling, flags & ~form.NO_ARTICLE);
	}
	return forms;
}

/** Adds the forms of a word without its article, by what its ending shows it to be. */
function addWord(forms: Forms, base: string, definite: boolean): void {
	addFamilies(forms, base);
	if (/^(?:..و.|ت..ي.)ا$/.test(base)) addNoun(forms, base.slice(0, -1)); // مرورا
	const mayBeFeminine = definite || base.endsWith('ة');
	if (base.length < 4 || namesLikePlurals.has(base)) addPlain(forms, base, definite);
	else if (/ي[ةه]$/.test(base) && mayBeFeminine) addNisbaFeminine(forms, base.slice(0, -1));
	else if (/[ةه]$/.test(base) && mayBeFeminine) addFeminine(forms, base.slice(0, -1));
	else if (base.endsWith('ات')) addFromPlural(forms, base.slice(0, -2));
	else if (/..[يو]ن$/.test(base) && definite) addFromSoundPlural(forms, base);
	else if (base.endsWith('ي')) addNisba(forms, base, definite);
	else addPlain(forms, base, definite);
}

function addFamilies(forms: Forms, base: string): void {
	for (const { singular, plurals } of pluralFamilies(base)) {
		addNoun(forms, singular);
		for (const plural of plurals) addBrokenPlural(forms, plural);
	}
}

/** سياسية, but not قضية. `stem` ends in its ي. */
function addNisbaFeminine(forms: Forms, stem: string): void {
	addNoun(forms, `${stem}ة`);
	if (isFeminineNoun(`${stem}ة`)) return;
	addFamilies(forms, stem);
	addNisbaForms(forms, stem, 0);
}

/** The accusative of a nisba is left out where it is the country's name: إيطالي, إيطاليا. */
function addNisbaForms(forms: Forms, nisba: string, more: number): void {
	addAdjective(forms, nisba, more);
	if (isCountry(`${nisba}ا`)) forms.sure.delete(foldText(`${nisba}ا`));
}

function addFeminine(forms: Forms, stem: string): void {
	addNoun(forms, `${stem}ة`);
	if (pluralFamilies(stem).length > 0) demandTaMarbuta(forms, `${stem}ة`);
	if (isFeminineNoun(`${stem}ة`) || stem.length < 3) return;
	addAdjective(forms, stem, isAdjective(stem) ? 0 : LOOSE);
}

/** Careless writers print ه for ة; where the rest is a known noun, that reads as the noun with "his". */
function demandTaMarbuta(forms: Forms, word: string): void {
	const spelling = foldText(word);
	const flags = forms.sure.get(spelling) ?? NOUN;
	forms.sure.set(spelling, flags | form.TA_MARBUTA);
	forms.loose.set(spelling, flags | LOOSE);
}

/** From ات: the singular has ة (هجمات) or, from four letters on, not (اجتماعات); of a nisba only ية (عمليات). */
function addFromPlural(forms: Forms, stem: string): void {
	addFamilies(forms, `${stem}ة`);
	addNoun(forms, `${stem}ة`);
	addNoun(forms, `${stem}ات`);
	if (stem.endsWith('ي')) addNoun(forms, `${stem.slice(0, -1)}اة`, LOOSE);
	else addNoun(forms, stem, stem.length > 3 ? 0 : LOOSE);
}

function addFromSoundPlural(forms: Forms, base: string): void {
	const stem = base.slice(0, -2);
	addFamilies(forms, stem);
	addNoun(forms, base, LOOSE);
	addNoun(forms, stem);
	addAdjective(forms, stem);
}

/** سياسي; and defective words, which lose their ي where they are indefinite: باقي, باق; تصدي, تصد. */
function addNisba(forms: Forms, base: string, definite: boolean): void {
	addNoun(forms, base, definite ? 0 : LOOSE);
	addForm(forms, base, NOUN);
	addNisbaForms(forms, base, definite ? 0 : LOOSE);
	const isDefective = (base.length === 4 && base[1] === 'ا') || base.startsWith('ت');
	if (isDefective) addForm(forms, base.slice(0, -1), form.NO_ARTICLE | (definite ? 0 : LOOSE));
}

/** No telling ending. Without the article and the shape of a noun it may be a name, which takes particles only. */
function addPlain(forms: Forms, base: string, definite: boolean): void {
	addForm(forms, base, NOUN);
	addNoun(forms, base, definite || isNounShape(base) ? 0 : LOOSE);
	if (!definite) for (const dual of ['ان', 'ين']) forms.sure.delete(foldText(base + dual));
	if (base.length > 3 && !/[اويىة]$/.test(base)) addForm(forms, `${base}ات`, NOUN); // فيروسات; no name takes it
	if (isFeminineNoun(`${base}ة`)) return;
	addAdjective(forms, base, definite && isAdjective(base) ? 0 : LOOSE);
}

const feminineNouns = new Set(FEMININE_NOUNS.trim().split(/\s+/));
const namesLikePlurals = new Set(NAMES_LIKE_PLURALS.split(' '));
const countries = new Set(COUNTRIES_IN_YA.trim().split(/\s+/).map(foldText));
/** Adjectives whose shape is more often a noun's. */
const adjectives = new Set(
	'حاد خاص هام جاد ضار شاق حار جاف شاذ تام مباشر معاصر مناسب مماثل مشابه معارض مخالف محايد معاد فعال هدام جبار جذاب'.split(
		' ',
	),
);

function isCountry(word: string): boolean {
	return countries.has(foldText(word));
}

function isFeminineNoun(word: string): boolean {
	return feminineNouns.has(word);
}

/** Participles and the commonest adjective patterns: فاعل, فعيل, م… (not مفاعل: مفاعلة is an action). */
function isAdjective(masculine: string): boolean {
	if (masculine.length === 3 || adjectives.has(masculine)) return adjectives.has(masculine);
	if (masculine.length === 4 && (masculine[1] === 'ا' || masculine[2] === 'ي')) return true;
	return masculine.startsWith('م') && masculine.length > 3 && masculine[2] !== 'ا';
}

/** Verbal nouns and other shapes that foreign names rarely have. */
function isNounShape(base: string): boolean {
	if (/(ة|ى|اء)$/.test(base) || base.length === 3) return true;
	if (/^[تم]..[يو].$/.test(base) || /^م...$/.test(base)) return true;
	if (base.length === 4) return base[2] === 'ا' || base[2] === 'و';
	return /^[اإ].*ا.$/.test(base) && base.length < 8;
}
