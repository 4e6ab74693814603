/** A topic: what an editor wants to hear of, in words; and a match: why an article is about it. Pure. */

export type Field = 'title' | 'lead' | 'body';

/** One word or phrase. `weight` defaults to 1: at the default threshold one hit is enough. */
export type Keyword = {
	readonly text: string;
	readonly weight?: number;
	/** Only this spelling: no clitics, no endings. */
	readonly exact?: boolean;
	/** Only here; `lead` is the title's first paragraph after it. */
	readonly field?: Field;
	/** Also when a Latin name is written in Arabic letters. */
	readonly transliterate?: boolean;
};

/** Words that must stand within `within` words of each other. */
export type Near = {
	readonly terms: readonly string[];
	readonly within: number;
	readonly ordered?: boolean;
	readonly weight?: number;
};

export type Topic = {
	readonly id: string;
	/** "global", or the id of the server, chat or person whose topic it is. */
	readonly scope: string;
	readonly names: { readonly ar: string; readonly en?: string; readonly fr?: string };
	readonly keywords: readonly Keyword[];
	/** Each group must be present: one of its keywords is enough. */
	readonly groups?: readonly (readonly Keyword[])[];
	readonly exclude?: readonly Keyword[];
	readonly near?: readonly Near[];
	/** The one-line form, e.g. `"الناتو الآسيوي" OR AUKUS OR (ناتو NEAR/6 آسيا) -كرة`. Counts as one keyword of weight 1. */
	readonly query?: string;
	/** Sum of the weights of distinct keywords found that makes a match; 1 by default. */
	readonly threshold?: number;
	readonly revision: number;
	/** Sentences that must and must not match: the topic's own tests. */
	readonly samples?: { readonly match: readonly string[]; readonly ignore: readonly string[] };
	/** Alerts of an urgent topic pass quiet hours. */
	readonly urgent?: boolean;
};

/** Where a keyword was found; offsets in UTF-16 units of the field's source text, `quote` in the source's own letters. */
export type Evidence = {
	readonly field: 'title' | 'text';
	readonly keyword: string;
	readonly start: number;
	readonly end: number;
	readonly quote: string;
};

export type Match = {
	readonly topicId: string;
	readonly articleId: string;
	readonly score: number;
	readonly evidence: readonly Evidence[];
};
