/** What the corridor needs of the world: stored records, rooms and wake-ups. Built by app.ts, no other file constructs it. */
import type { Outbox } from '../alerts/outbox.ts';
import type { Subscriptions } from '../alerts/subscriptions.ts';
import type { Article } from '../domain/article.ts';
import type { Feed, FeedState } from '../domain/feed.ts';
import type { Clock, Collection, Log, Queue } from '../domain/ports.ts';
import type { Role, Story } from '../domain/story.ts';
import type { Match, Topic } from '../domain/topic.ts';
import type { Say } from '../i18n/translate.ts';
import type { Meter } from '../observability/meter.ts';

/** An article that matched and is to be given its place in a story. Id: the article's. */
export type ToPlace = {
	readonly articleId: string;
	readonly matches: readonly Match[];
	readonly at: string;
	/** Old news, met after an outage: told in a digest, not as it comes. */
	readonly late?: boolean;
};

/** A revision of a story that is to be announced. Id: derived from story and revision. */
export type ToAnnounce = {
	readonly id: string;
	readonly storyId: string;
	readonly revision: number;
	readonly articleId: string;
	readonly role: Role;
	readonly topicIds: readonly string[];
	readonly newTopicIds: readonly string[];
	readonly scores: Readonly<Record<string, number>>;
	readonly late?: boolean;
};

/** What a person decided about stories, still to be done: `fromId` goes into the story, or the article out of it. */
export type ToPin =
	| { readonly kind: 'split'; readonly storyId: string; readonly articleId: string; readonly at: string }
	| { readonly kind: 'merge'; readonly storyId: string; readonly fromId: string; readonly at: string };

/** The records of the corridor. Each has one writer. */
export type Records = {
	readonly feedStates: Collection<FeedState>;
	readonly articles: Collection<Article>;
	readonly matches: Collection<readonly Match[]>;
	readonly toPlace: Collection<ToPlace>;
	readonly toPin: Collection<ToPin>;
	readonly stories: Collection<Story>;
	readonly toAnnounce: Collection<ToAnnounce>;
};

/** Wake-ups: the names of the queue's jobs. */
export const JOBS = { check: 'check', place: 'place', announce: 'announce', deliver: 'deliver' } as const;

/** What every step has at hand. */
export type House = {
	readonly clock: Clock;
	readonly log: Log;
	readonly records: Records;
	readonly queue: Queue;
	readonly say: Say;
	readonly feed: (id: string) => Feed | undefined;
	readonly topic: (id: string) => Topic | undefined;
	/** Whether what a feed brings may be shown in a scope: what one server added is no other's to see. */
	readonly isFor: (feedId: string, scope: string) => boolean;
	readonly subscriptions: Subscriptions;
	readonly outbox: Outbox;
	/** Counts and times what passes through; not in simulations. */
	readonly meter?: Meter;
};

/** How long the archive keeps articles and what matched in them. */
export const ARCHIVE_MS = 30 * 24 * 3_600_000;
/** Stories stay open for joining this long after their last article. */
export const STORY_WINDOW_MS = 72 * 3_600_000;
