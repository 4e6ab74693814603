/** An article: one entry of one feed, cleaned. Pure. */

export type Article = {
	readonly id: string;
	readonly feedId: string;
	/** The publisher's name as readers see it. */
	readonly publisher: string;
	readonly guid?: string;
	/** Canonical: tracking parameters off, absolute. */
	readonly url: string;
	readonly title: string;
	/** What the feed gives as its summary, as plain text. */
	readonly teaser?: string;
	/** Plain text, boilerplate off, paragraphs separated by "\n". */
	readonly contentText: string;
	readonly authors: readonly string[];
	readonly categories: readonly string[];
	readonly imageUrl?: string;
	/** BCP 47 of the text itself: ar, en, fa, ur, ckb, … or "und". */
	readonly language: string;
	readonly publishedAt?: string;
	readonly fetchedAt: string;
};
