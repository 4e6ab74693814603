/** What likeness is judged by: one outlet's telling of a story, reduced to terms and a sketch; survives JSON. Pure. */
import type { Term } from './terms.ts';

/** What is needed of an article to place it; the house's Article has it all. */
export type Tellable = {
	readonly id: string;
	readonly publisher: string;
	readonly url: string;
	readonly title: string;
	readonly contentText: string;
	readonly teaser?: string;
	readonly publishedAt?: string;
};

export type Telling = {
	readonly articleId: string;
	readonly publisher: string;
	/** When it was published, or seen if that is not known; milliseconds since 1970. */
	readonly atMs: number;
	/** Terms, in order, with repetitions. */
	readonly title: readonly Term[];
	readonly lead: readonly Term[];
	/** See sketch.ts. */
	readonly sketch: string;
	readonly shingles: number;
};
