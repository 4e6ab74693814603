/** The forms in which a candidate could enter a summary: as it is, standing alone, or cut at a clause. Pure. */
import { contentTerms } from '../text/content-terms.ts';
import { elide, type Room, truncate } from '../text/truncate.ts';
import { wordCount } from '../text/word-count.ts';
import type { Candidate } from './candidates.ts';
import { standingAlone } from './standing-alone.ts';

export type Variant = {
	readonly candidate: Candidate;
	readonly text: string;
	readonly terms: readonly string[];
	readonly words: number;
	/** Ends of sentences, counted as a stranger would: also those inside a quotation. */
	readonly ends: number;
	readonly isCut: boolean;
	/** It needs the passage before it, whole. */
	readonly leans: boolean;
	/** Its head was rewritten to stand alone. */
	readonly isRewritten: boolean;
};

/** Words a long candidate may be cut to, when room is short; the lead and what speaks of a keyword get more choices. */
const SHORT = [30];
const SHORT_FOR_MANY = [45, 30, 20];
/** A shorter beginning is often no more than a name with its titles; for the topic's sake that is risked. */
const LEAST_WORDS = 14;
const LEAST_WORDS_FOR_TOPIC = 10;
const SENTENCE_ENDS = /[.!؟?…]+(?=["»”’')\]]*(?:\s|$))|\.(?=\p{Script=Arabic})/gu;

/** `matters`: it may be cut in more ways. `wanted`: a text that speaks of the topic, for whose sake the middle may be left out. */
export function variantsOf(
	candidate: Candidate,
	room: Room,
	matters: boolean,
	wanted: (text: string) => boolean,
): Variant[] {
	const alone = candidate.lean === 'none' ? undefined : standingAlone(candidate.text);
	const leaning = candidate.lean === 'none' ? [] : [{ text: candidate.text, leans: true, isRewritten: false }];
	const free = candidate.lean === 'none' ? candidate.text : alone;
	const heads =
		free === undefined ? leaning : [...leaning, { text: free, leans: false, isRewritten: alone !== undefined }];
	return heads.flatMap((head) => cuts(candidate, head, room, matters, wanted));
}

type Head = { readonly text: string; readonly leans: boolean; readonly isRewritten: boolean };

function cuts(
	candidate: Candidate,
	head: Head,
	room: Room,
	matters: boolean,
	wanted: (text: string) => boolean,
): Variant[] {
	const words = wordCount(head.text);
	const least = matters ? LEAST_WORDS_FOR_TOPIC : LEAST_WORDS;
	const found = [room.words, ...(matters ? SHORT_FOR_MANY : SHORT)]
		.map((most) => truncate(head.text, { words: Math.min(most, room.words), characters: room.characters }, least))
		.concat(matters ? elide(head.text, room, wanted) : undefined)
		.filter((text) => text !== undefined);
	return [...new Set(found)].map((text) => variant(candidate, head, text, words));
}

function variant(candidate: Candidate, head: Head, text: string, words: number): Variant {
	const isCut = text !== head.text;
	return {
		candidate,
		...head,
		text,
		isCut,
		terms: text === candidate.text ? candidate.terms : contentTerms(text),
		words: isCut ? wordCount(text) : words,
		ends: Math.max(1, text.match(SENTENCE_ENDS)?.length ?? 0),
	};
}
