/** What the page asks of the house: values to show, the few things it may do, and a bell that rings when an alert changes. */
import type { Bilingual } from '../../commands/command.ts';
import type { Reason } from '../../commands/context.ts';
import type { Alert, AlertStatus } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import type { Feed, FeedState } from '../domain/feed.ts';
import type { Story } from '../domain/story.ts';
import type { Match, Topic } from '../domain/topic.ts';
import type { Tongue } from '../i18n/translate.ts';
import type { Delay } from '../observability/meter.ts';
import type { Drawing } from './preview/drawing.ts';
import type { Speech } from './reader.ts';

export type AlertLine = {
	readonly alert: Alert;
	readonly channel?: Channel;
	readonly reason?: Reason;
	/** What its readers see now: as first sent, or as the newest edit that arrived left it. */
	readonly drawing: Drawing;
	/** How often the message was edited since. */
	readonly edits: number;
};

export type AlertQuery = {
	readonly topicId?: string;
	readonly platform?: string;
	/** Created at this instant or later, ms. */
	readonly sinceMs?: number;
};

export type FeedLine = {
	readonly feed: Feed;
	readonly state?: FeedState;
	readonly health: 'new' | 'healthy' | 'failing' | 'gone';
};

export type HouseState = {
	readonly outbox: Readonly<Record<AlertStatus, number>>;
	/** Wake-ups that wait, by the job's name. */
	readonly queue: Readonly<Record<string, number>>;
	/** How long each stage from publication to the reader took in this process since its start. */
	readonly delays: readonly Delay[];
	readonly channels: number;
	readonly topics: number;
	readonly feeds: number;
	readonly limits: {
		readonly topicsPerScope: number;
		readonly keywordsPerTopic: number;
		/** A platform's pace: least gap between two messages, in all and to one channel, ms. */
		readonly pace: readonly { readonly platform: string; readonly gapMs: number; readonly channelGapMs: number }[];
	};
	readonly versions: Readonly<Record<string, string>>;
	/** What is wrong with the store or a platform just now. */
	readonly troubles: readonly string[];
};

/** What whoever looks may see and do: the owner at this machine, or an admin of one place from afar. */
export type View = {
	/** How the page speaks to them until they choose otherwise. */
	readonly speech: Speech;
	/** Who acts and for which place; absent for the owner. */
	readonly visitor?: { readonly name: string; readonly place: string };
	/** Origins of the editor's own feeds on this machine (the demo's newsroom): the only pictures that the page loads. */
	readonly pictureOrigins: readonly string[];
	/** Newest first, edits left out: they show in what they edit. */
	alerts(query: AlertQuery): readonly Alert[];
	/** By id; an edit's id leads to the alert that it edits. */
	alert(id: string): Promise<Alert | undefined>;
	line(alert: Alert): Promise<AlertLine>;
	topics(): readonly Topic[];
	feeds(): Promise<readonly FeedLine[]>;
	/** The feeds as other readers take them: OPML. */
	opml(): string;
	stories(limit: number): Promise<readonly Story[]>;
	/** Calls back at every change of an alert; returns how to stop. */
	listen(handler: (alert: Alert) => void): () => void;
	/** What is said of feeds is said in this tongue. */
	feedWork(tongue: Tongue): FeedWork;
	readonly desk: Desk;
};

/** What only the owner sees and does: what concerns the whole house. */
export type OwnerView = View & {
	/** Gives a failed or expired alert to its sender once more; false if it is neither. */
	retry(alertId: string): Promise<boolean>;
	/** How long after its latest article a story may still be split or merged, ms. */
	readonly storyWindowMs: number;
	/** Asks that an article be a story of its own; done when the placing has its turn. */
	split(storyId: string, articleId: string): Promise<void>;
	/** Asks that the stories be one, the first of them. */
	merge(storyIds: readonly string[]): Promise<void>;
	failures(): readonly Alert[];
	state(): Promise<HouseState>;
	/** Why the process is to be started again; undefined while it is alive. */
	stuck(): string | undefined;
	/** Why it cannot do its work just now; empty when it can. */
	ready(): Promise<readonly string[]>;
	metrics(): Promise<string>;
	/** An answer of the page failed on our side. */
	failed(error: unknown): void;
};

/** What was done, or why not, in the page's words. */
export type Told = { readonly said: string } | { readonly problem: string };

/** Feeds that are added here and taken out again, for everyone or for a place; the editor's are in config/feeds.yaml. */
export type FeedWork = {
	/** The ids of those that were added here. */
	own(): readonly string[];
	/** From any address of a site; where it has several feeds, one is to be chosen. */
	add(address: string): Promise<
		| Told
		| {
				readonly kind: 'several';
				readonly feeds: readonly { readonly title: string; readonly draftId: string }[];
		  }
	>;
	choose(draftId: string): Promise<Told>;
	remove(feedId: string): Promise<Told>;
	/** The text of an OPML document, or the address of one. */
	importOpml(text: string): Promise<Told>;
};

/** What a keyword brought: articles found by it, and 👎 of readers. */
export type KeywordHits = { readonly found: number; readonly noise: number };

export type TrialSample = {
	readonly title: string;
	readonly text: string;
	readonly url: string;
	readonly publisher: string;
	readonly match: Match;
};

/** A changed topic over the stored articles, beside the topic as it stands. */
export type Trial = {
	readonly articles: number;
	readonly before: number;
	readonly after: number;
	readonly added: { readonly count: number; readonly samples: readonly TrialSample[] };
	readonly lost: { readonly count: number; readonly samples: readonly TrialSample[] };
	/** By UTC day "YYYY-MM-DD", oldest first. */
	readonly perDay: ReadonlyMap<string, { readonly before: number; readonly after: number }>;
};

export type TopicFault = { readonly field: string; readonly message: Bilingual };
export type TestedSentence = { readonly text: string; readonly wanted: boolean; readonly matched: boolean };
/** Who made a change at this machine's own page. */
export const PAGE_OWNER = 'page';

/** One change of a topic. */
export type Change = {
	readonly at: string;
	/** Who changed it: PAGE_OWNER, or a person's id on a platform. */
	readonly by: string;
	readonly byName: string;
	/** Absent when the topic was made. */
	readonly before?: Topic;
	/** Absent when the topic was removed. */
	readonly after?: Topic;
};

/** The tuning desk: topics, what a change would do, and what was changed. */
export type Desk = {
	/** One that can be changed here. */
	topic(id: string): Topic | undefined;
	/** By topic, then by keyword. */
	hits(): Promise<ReadonlyMap<string, ReadonlyMap<string, KeywordHits>>>;
	/** The same checks as the commands'. Empty when the topic may be saved. */
	faults(topic: Topic): readonly TopicFault[];
	/** Rejects when the signal aborts. */
	trial(before: Topic, after: Topic, signal: AbortSignal): Promise<Trial>;
	/** The topic's own test sentences. */
	test(topic: Topic): readonly TestedSentence[];
	/** Words that go with the topic's articles and spellings in print; words that set apart what readers did not want. */
	suggest(topic: Topic): Promise<{ readonly keywords: readonly string[]; readonly exclusions: readonly string[] }>;
	/** Everyone's topic as one of this place; absent where those are made. */
	copy?(topicId: string): Promise<Topic | { readonly problem: string } | undefined>;
	/** Saves over revision `topic.revision`; false when somebody else has saved in between. */
	save(topic: Topic): Promise<boolean>;
	/** Newest first. */
	history(topicId: string): Promise<readonly Change[]>;
};
