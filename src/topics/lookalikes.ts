/** Knows the words whose first letters look like particles, and the function words. Pure. */
import { foldText } from '../text/arabic.ts';
import { addNoun } from './endings.ts';
import * as form from './form.ts';
import { FUNCTION_WORDS, PARTICLE_LOOKALIKES, PARTICLES } from './lexicon/lookalikes.ts';

const PLACE_AFTER: Readonly<Record<string, number>> = {
	و: form.AFTER_WAW,
	ف: form.AFTER_FA,
	ب: form.AFTER_BA,
	ك: form.AFTER_KAF,
	ل: form.AFTER_LAM,
};

let tails: ReadonlyMap<string, number> | undefined;
let functionWords: ReadonlySet<string> | undefined;
let particles: ReadonlySet<string> | undefined;
let articleLookalikes: ReadonlySet<string> | undefined;

/** The places (bits of form.ts) where this folded spelling would only be the tail of another word: زير in وزير. */
export function blockedPlaces(spelling: string): number {
	tails ??= tailsOf(PARTICLE_LOOKALIKES.trim().split(/\s+/));
	return tails.get(spelling) ?? 0;
}

/** A folded word that is more often a particle, an adverb or a verb than the noun spelled like it. */
export function isFunctionWord(spelling: string): boolean {
	functionWords ??= foldedSet(`${PARTICLES}${FUNCTION_WORDS}`);
	return functionWords.has(spelling);
}

/** One of the commonest words of all; folded. */
export function isParticle(spelling: string): boolean {
	particles ??= foldedSet(PARTICLES);
	return particles.has(spelling);
}

/** Whether a word's ال belongs to its stem (التزام, ألمانيا). */
export function looksLikeArticle(spelling: string): boolean {
	articleLookalikes ??= foldedSet(PARTICLE_LOOKALIKES);
	return articleLookalikes.has(foldText(spelling));
}

function foldedSet(list: string): Set<string> {
	return new Set(list.trim().split(/\s+/).map(foldText));
}

function tailsOf(lookalikes: readonly string[]): Map<string, number> {
	const found = new Map<string, number>();
	for (const word of lookalikes) {
		const forms = form.noForms();
		const isPlace = /^[أإآا]ل/.test(word);
		if (isPlace) form.addForm(forms, word, form.NOUN);
		else addNoun(forms, word);
		for (const [spelling, flags] of forms.sure) {
			// With "his" they would hide feminine nouns: بعده, بعدة.
			if (flags & form.NOT_TA_MARBUTA) continue;
			const place = isPlace ? form.AFTER_ARTICLE : PLACE_AFTER[spelling[0]!]!;
			const tail = spelling.slice(isPlace ? 2 : 1);
			found.set(tail, (found.get(tail) ?? 0) | place);
		}
	}
	return found;
}
