/** A story: one event, however many outlets tell it. Pure. */

/** `opens` a story, brings a material new fact (`develops`), or is one more outlet (`repeats`). */
export type Role = 'opens' | 'develops' | 'repeats';

export type Member = {
	readonly articleId: string;
	readonly role: Role;
	readonly publisher: string;
	readonly url: string;
	readonly title: string;
	readonly publishedAt?: string;
	/** When we placed it. */
	readonly at: string;
	/** The story's revision that this member made. */
	readonly revision: number;
	/** The member whose text this one copies (wire copy), if it does. */
	readonly copies?: string;
	/** Joined on a weak likeness: shown as "also reported by", not swallowed. */
	readonly weak?: boolean;
	/** Why it joined, for people: likeness and the words shared. */
	readonly why?: { readonly likeness: number; readonly shared: readonly string[] };
};

export type Story = {
	/** Derived from its first article's id. */
	readonly id: string;
	readonly headline: string;
	readonly members: readonly Member[];
	readonly topicIds: readonly string[];
	/** What likeness is judged by; the stories room alone reads it. */
	readonly fingerprint: unknown;
	readonly firstSeenAt: string;
	readonly lastSeenAt: string;
	/** Grows by one with each member, and when a member is taken away by hand. */
	readonly revision: number;
	/** What people decided of it, oldest first. */
	readonly pins?: readonly Pin[];
};

/** This story was split off another one, or took another one in; `storyId` is the other's. */
export type Pin =
	| { readonly kind: 'split'; readonly articleId: string; readonly storyId: string; readonly at: string }
	| { readonly kind: 'merge'; readonly storyId: string; readonly at: string };
