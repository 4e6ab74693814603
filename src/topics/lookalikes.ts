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

/** By a tail's first letter: the lookalikes with such a tail, and their tails, made when first asked for. */
let lookalikes: ReadonlyMap<string, readonly string[]> | undefined;
const tails = new Map<string, ReadonlyMap<string, number>>();
let functionWords: ReadonlySet<string> | undefined;
let particles: ReadonlySet<string> | undefined;
let articleLookalikes: ReadonlySet<string> | undefined;

/** The places (bits of form.ts) where this folded spelling would only be the tail of another word: زير in وزير. */
export function blockedPlaces(spelling: string): number {
	const letter = spelling[0]!;
	lookalikes ??= Map.groupBy(PARTICLE_LOOKALIKES.trim().split(/\s+/), (word) => foldText(word)[particleOf(word)]!);
	if (!tails.has(letter)) tails.set(letter, tailsOf(lookalikes.get(letter) ?? []));
	return tails.get(letter)!.get(spelling) ?? 0;
}

/** How many letters look like a particle: two of an article, one otherwise. */
function particleOf(lookalike: string): number {
	return /^[أإآا]ل/.test(lookalike) ? 2 : 1;
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
		const particle = particleOf(word);
		if (particle === 2) form.addForm(forms, word, form.NOUN);
		else addNoun(forms, word);
		for (const [spelling, flags] of forms.sure) {
			// With "his" they would hide feminine nouns: بعده, بعدة.
			if (flags & form.NOT_TA_MARBUTA) continue;
			const place = particle === 2 ? form.AFTER_ARTICLE : PLACE_AFTER[spelling[0]!]!;
			const tail = spelling.slice(particle);
			found.set(tail, (found.get(tail) ?? 0) | place);
		}
	}
	return found;
}
