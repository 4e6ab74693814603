/** The passages of an article that could stand in a summary, cleaned, each with what speaks for and against it. Pure. */
import { isBoilerplate, isHeading, withoutButtons } from '../text/boilerplate-shape.ts';
import { contentTerms } from '../text/content-terms.ts';
import { isDateline, withoutDateline } from '../text/dateline.ts';
import { quotations } from '../text/quotation.ts';
import { saysSo } from '../text/reporting-verbs.ts';
import type { Passage } from '../text/sentences.ts';
import { truncate } from '../text/truncate.ts';
import { wordCount } from '../text/word-count.ts';
import { type Lean, leanOf } from './leaning.ts';
import { addressesMachine, isArabic, isForeign } from './planted.ts';

export type Candidate = {
	/** Place among all passages; neighbours differ by one. */
	readonly at: number;
	/** Place among the candidates: 0 is the article's lead. */
	readonly rank: number;
	readonly passage: Passage;
	readonly text: string;
	readonly terms: readonly string[];
	readonly lean: Lean;
};

const LEAST_WORDS = 5;
/** "[the creation of]": what a translator left behind. */
const RESIDUE = /\[[^\]]*\p{Script=Latin}[^\]]*\]|\[\s*(?:…|\.{2,3})\s*\]|\[\s*\]|\[UNK\]/u;
const END = /[.!؟?…]["»”’)\]]*$/;
const OPEN_END = /\s*[،؛,;:–—-]+$/;
const BULLET = /^[•·▪●◦*–—-]+\s*/u;
/** An outlet's name after the headline: "… – RT World News", "… | الشرق". */
const OUTLET = /\s[–—|-]\s+\S+(?:\s\S+){0,3}$/u;
/** Chats make a link of it, and whoever is quoted would have set it. */
const DOMAIN = /[a-z0-9-]+\.[a-z]{2,}(?![\p{L}\p{N}])/iu;
/** In a text of fewer passages, that a sentence shares no word with the others says nothing. */
const ENOUGH_FOR_COHESION = 4;

/** In the article's order. `matter`: the headline, and what the reader follows. */
export function candidatesOf(all: readonly Passage[], matter: string): Candidate[] {
	const termsOf = all.map((passage) => contentTerms(passage.text));
	const isAlone = loneliness(termsOf, matter);
	const isMostlyArabic = isArabic(all.map(({ text }) => text).join('\n'));
	const found: Candidate[] = [];
	for (const [at, passage] of all.entries()) {
		const line = withoutButtons(passage.text).replace(BULLET, '');
		const isLineStart = all[at - 1]?.line !== passage.line;
		const isLineEnd = all[at + 1]?.line !== passage.line;
		const text = finished(isLineStart ? withoutDateline(line) : line, isLineEnd);
		const lean = leanOf(text);
		if (!passage.balanced || belongsToPage(line) || !readsWell(text)) continue;
		if (lean === 'echoes' || (lean !== 'reports' && isAlone(at))) continue;
		if (addressesMachine(text) || isForeign(text, isMostlyArabic)) continue;
		found.push({ at, rank: found.length, passage, text, terms: contentTerms(text), lean });
	}
	return found;
}

/** Whether a passage shares no term with any other or with `matter`: it is off the matter, whoever put it there. */
function loneliness(termsOf: readonly (readonly string[])[], matter: string): (at: number) => boolean {
	if (termsOf.length < ENOUGH_FOR_COHESION) return () => false;
	const counts = countedBy([...termsOf, contentTerms(matter)]);
	return (at) => termsOf[at]!.every((term) => counts.get(term) === 1);
}

function belongsToPage(line: string): boolean {
	const isHeadline = OUTLET.test(line) && !END.test(line);
	return isHeadline || isHeading(line) || isDateline(line) || isBoilerplate(line);
}

function readsWell(text: string): boolean {
	if (wordCount(text) < LEAST_WORDS || RESIDUE.test(text) || DOMAIN.test(text)) return false;
	return !OPEN_END.test(text) && !isOnlyQuotation(text);
}

/** A quotation whose speaker is not named. */
function isOnlyQuotation(text: string): boolean {
	const spoken = quotations(text).join(' ');
	return wordCount(text) - wordCount(spoken) < 2 && !saysSo(text.replace(spoken, ''));
}

/**
 * A paragraph that lacks its full stop gets one. One that breaks off at a comma is marked as cut;
 * of one that leads into a list or a text ("فيما يلي نصه:") the last clause is left out.
 */
function finished(text: string, isLineEnd: boolean): string {
	if (END.test(text)) return text;
	if (/[:：]$/.test(text)) return truncate(text, { words: wordCount(text) - 1, characters: text.length - 1 }) ?? text;
	if (OPEN_END.test(text)) return `${text.replace(OPEN_END, '').trimEnd()}…`;
	return isLineEnd ? `${text}.` : text;
}

/** In how many passages a term occurs. */
function countedBy(termsOf: readonly (readonly string[])[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const terms of termsOf) {
		for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
	}
	return counts;
}
