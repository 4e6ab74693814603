/** What admins of a place may do with its topics and feeds: asked by the commands, implemented by src/conversation. */
import type { Cadence, Channel } from '../src/domain/channel.ts';
import type { Feed } from '../src/domain/feed.ts';
import type { Evidence, Topic } from '../src/domain/topic.ts';
import type { Place } from './command.ts';
import type { TopicEdit } from './topic-edit.ts';

/** What is wrong, in the reader's language. */
export type Problem = { readonly problem: string };

/** An edit of a topic of this place, or of one that is still to be made. */
export type Plan =
	| { readonly kind: 'create'; readonly name: string; readonly edit?: TopicEdit }
	| { readonly kind: 'edit'; readonly topic: Topic; readonly edit: TopicEdit };

export type Sample = { readonly title: string; readonly quotes: readonly string[] };

/** What a planned topic would have done to the stored articles. */
export type Trial = {
	/** For the button that saves it: good for 15 minutes, for this person, in this place. */
	readonly draftId: string;
	readonly topic: Topic;
	readonly articles: number;
	readonly days: number;
	readonly before: number;
	readonly after: number;
	readonly added: { readonly count: number; readonly samples: readonly Sample[] };
	readonly lost: { readonly count: number; readonly samples: readonly Sample[] };
};

/** One change of a topic or a feed, newest last in lists. */
export type Change = { readonly at: string; readonly by: string; readonly byName: string } & (
	| { readonly what: 'topic'; readonly id: string; readonly before?: Topic; readonly after?: Topic }
	| { readonly what: 'feed'; readonly id: string; readonly before?: Feed; readonly after?: Feed }
);

/** How a topic's keywords did over the archive; `noise` counts people who said "not relevant". */
export type KeywordStats = {
	readonly keywords: readonly { readonly text: string; readonly found: number; readonly noise: number }[];
	/** Words that set the unwanted alerts apart from the wanted ones. */
	readonly exclusions: readonly string[];
};

export type TopicDesk = {
	/** The topics of this place's scope. */
	own(): readonly Topic[];
	/** Saves at once, with a line in the history. */
	save(plan: Plan): Promise<Topic | Problem>;
	/** Tries the plan over the archive and keeps it as a draft; other work goes on meanwhile. */
	tryOut(plan: Plan): Promise<Trial | Problem>;
	saveDraft(draftId: string): Promise<Topic | Problem>;
	dropDraft(draftId: string): Promise<void>;
	/** A topic of this scope with the same words, which can be changed. */
	copy(topic: Topic): Promise<Topic | Problem>;
	remove(topic: Topic): Promise<void>;
	history(): Promise<readonly Change[]>;
	/** Takes back the latest change, of this topic or feed if one is named; undefined when there is none. */
	undo(name: string | undefined): Promise<Change | Problem | undefined>;
	/** The YAML form of config/topics.yaml. */
	exportPack(topics: readonly Topic[]): string;
	/** The text of an exported file, or the address of one. */
	importPack(source: string): Promise<readonly Topic[] | Problem>;
	stats(topic: Topic): Promise<KeywordStats>;
	/** Terms that go with the topic's articles, and spellings of its names that are in print. */
	suggest(topic: Topic): Promise<{ readonly terms: readonly string[]; readonly spellings: readonly string[] }>;
};

export type FeedLine = {
	readonly feed: Feed;
	/** Added here, by command. */
	readonly own: boolean;
	readonly health: 'new' | 'healthy' | 'failing' | 'gone';
	readonly failingSince?: string;
	/** The kind of its last fault, as those who add feeds may know it. */
	readonly fault?: string;
	readonly checkedAt?: string;
	/** When everything in it was new at once: news may have come and gone unseen. */
	readonly rolledOverAt?: string;
};

export type FeedDesk = {
	/** The feeds of this place, then everyone's. */
	list(): Promise<readonly FeedLine[]>;
	/** From any address: the feed is added, or several are offered; each with a draft's id for its button. */
	add(
		address: string,
	): Promise<
		| { readonly kind: 'added' | 'there'; readonly feed: Feed }
		| { readonly kind: 'several'; readonly feeds: readonly { readonly title: string; readonly draftId: string }[] }
		| Problem
	>;
	addDraft(draftId: string): Promise<{ readonly kind: 'added' | 'there'; readonly feed: Feed } | Problem>;
	/** By title, address or id; undefined if it was not added here. */
	remove(text: string): Promise<Feed | undefined>;
	exportOpml(): string;
	/** The text of an OPML document, or the address of one. */
	importOpml(source: string): Promise<{ readonly added: number; readonly there: number } | Problem>;
};

/** A channel of this scope and what it follows. */
export type Listener = {
	readonly channel: Channel;
	readonly topics: readonly Topic[];
	readonly cadence: Cadence;
};

/** How a topic judges a text: for "why did I get this" and "why not". */
export type Verdict = {
	readonly topic: Topic;
	readonly matched: boolean;
	readonly score: number;
	readonly threshold: number;
	readonly found: readonly Evidence[];
	readonly excludedBy: readonly string[];
	readonly missingGroups: readonly (readonly string[])[];
};

/** A command that goes on elsewhere: in a private chat, or on the page; `place` is where it was given. */
export type Errand = {
	readonly command: string;
	readonly options: Readonly<Record<string, string>>;
	readonly place: Place;
};

/** Why a single-use link does nothing: never made or long forgotten, ten minutes are over, used before, made for another person. */
export type LinkRefusal = 'unknown' | 'expired' | 'used' | 'foreign';

/** Links that are good once, within ten minutes, for the person who acts. */
export type PersonalLinks = {
	/** Where the page stands for those who are not at its machine; undefined where nothing is configured. */
	readonly pageUrl: string | undefined;
	/** The token of a link with which this command goes on in the private chat. */
	toChat(command: string, options: Readonly<Record<string, string>>): Promise<string>;
	/** Uses such a token up. */
	follow(token: string): Promise<Errand | { readonly refused: LinkRefusal }>;
	/** The address that opens the page of a place: a secret. Undefined when the person may not manage it, or there is no page. */
	toPage(place: Place): Promise<string | undefined>;
};
