/** Regular Arabic endings: what a noun or an adjective takes after its stem. Pure. */
import { addForm, type Forms, LOOSE, NO_ARTICLE, NOT_TA_MARBUTA, NOUN } from './form.ts';

/** Pronouns of the second and third persons and "our"; "my" would turn every noun into its own adjective (مصر, مصري). */
const PRONOUNS = ['ها', 'هم', 'هما', 'هن', 'كم', 'نا'];
const COMMON_PRONOUNS = ['ها', 'هم'];

/** A noun in all cases, numbers and with pronouns. `more` is added to every form's flags (LOOSE). */
export function addNoun(forms: Forms, noun: string, more = 0): void {
	addForm(forms, noun, NOUN | more);
	const last = noun.at(-1)!;
	const stem = noun.slice(0, -1);
	if (last === 'ة') addFeminine(forms, stem, more);
	else if (noun.endsWith('اء')) addHamzated(forms, stem, more);
	else if (last === 'ى') addDefective(forms, stem, more);
	else if (last === 'ا') addPronouns(forms, noun, more);
	else addPlainNoun(forms, noun, more);
}

function addPlainNoun(forms: Forms, noun: string, more: number): void {
	addForm(forms, `${noun}ا`, NO_ARTICLE | more);
	addPronouns(forms, noun, more);
	if (/(ات|ين|ون)$/.test(noun)) return;
	addDual(forms, noun, more);
	// Of three letters, ات most often makes another word's plural: عمل, عملات.
	addPlural(forms, noun, noun.length > 3 ? more : LOOSE);
}

/** A broken plural in all cases and with pronouns: it has no dual and no second plural. */
export function addBrokenPlural(forms: Forms, plural: string, more = 0): void {
	addForm(forms, plural, NOUN | more);
	if (/[ةىا]$|اء$/.test(plural)) {
		addNoun(forms, plural, more);
		return;
	}
	addForm(forms, `${plural}ا`, NO_ARTICLE | more);
	addPronouns(forms, plural, more);
}

function addDual(forms: Forms, noun: string, more: number): void {
	addForm(forms, `${noun}ان`, NOUN | more);
	addForm(forms, `${noun}ين`, NOUN | more);
}

/** Sound plural in ات with its pronouns. */
function addPlural(forms: Forms, stem: string, more = 0): void {
	addForm(forms, `${stem}ات`, NOUN | more);
	if (more === 0) addPronouns(forms, `${stem}ات`);
}

/** An adjective in both genders, all numbers and cases. */
export function addAdjective(forms: Forms, masculine: string, more = 0): void {
	for (const ending of ['', 'ة', 'ون', 'ين', 'ان', 'تان', 'تين']) addForm(forms, masculine + ending, NOUN | more);
	// With ات an adjective has mostly become a noun: الوارد, الواردات.
	addForm(forms, `${masculine}ات`, NOUN | LOOSE);
	addForm(forms, `${masculine}ا`, NO_ARTICLE | more);
	if (masculine.length > 3) addForm(forms, `${masculine}و`, NO_ARTICLE | more);
	// "مسؤولي الوزارة" is a construct plural, "مركزي" another adjective: only a neighbour can tell.
	if (masculine.length > 3) addForm(forms, `${masculine}ي`, NO_ARTICLE | LOOSE);
}

/** ة opens to ت before whatever follows. */
function addFeminine(forms: Forms, stem: string, more: number): void {
	addPronouns(forms, `${stem}ت`, more);
	addForm(forms, `${stem}تان`, NOUN | more);
	addForm(forms, `${stem}تين`, NOUN | more);
	addForm(forms, `${stem}تا`, NO_ARTICLE | more);
	addForm(forms, `${stem}تي`, NO_ARTICLE | more);
	addPlural(forms, stem.endsWith('ا') ? `${stem.slice(0, -1)}ي` : stem, more); // مباراة، مباريات
}

/** The hamza of اء changes its seat before a pronoun: إجراءه، إجراؤه، إجرائه. `stem` ends in its alef. */
function addHamzated(forms: Forms, stem: string, more: number): void {
	for (const seat of ['ء', 'ؤ', 'ئ']) addPronouns(forms, stem + seat, more);
	addForm(forms, `${stem}ءين`, NOUN | more);
	addForm(forms, `${stem}ئين`, NOUN | more);
	addForm(forms, `${stem}ءان`, NOUN | more);
	addPlural(forms, `${stem}ء`, more);
}

/** مستوى: مستواها، مستويات، مستويين. `stem` is without its ى. */
function addDefective(forms: Forms, stem: string, more: number): void {
	addPronouns(forms, `${stem}ا`, more);
	addForm(forms, `${stem}يان`, NOUN | more);
	addForm(forms, `${stem}يين`, NOUN | more);
	addPlural(forms, `${stem}ي`, more);
}

function addPronouns(forms: Forms, stem: string, more = 0): void {
	for (const pronoun of more === 0 ? PRONOUNS : COMMON_PRONOUNS) addForm(forms, stem + pronoun, NO_ARTICLE | more);
	addForm(forms, `${stem}ه`, NO_ARTICLE | NOT_TA_MARBUTA | more);
}
