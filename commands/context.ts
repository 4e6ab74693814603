/** What the house lends a command: this place's settings, topics, archive and alerts. Implemented by src/conversation. */
import type { Alert } from '../src/domain/alert.ts';
import type { Cadence, Channel, Subscription } from '../src/domain/channel.ts';
import type { Story } from '../src/domain/story.ts';
import type { Evidence, Topic } from '../src/domain/topic.ts';
import type { Tongue, Words } from '../src/i18n/translate.ts';
import type { Actor, Command, CommandDefinition, Place, Reply } from './command.ts';
import type { FeedDesk, Listener, PersonalLinks, TopicDesk, Verdict } from './desk.ts';

/** Why a story reached a channel: what was found where, for each topic. */
export type Reason = {
	readonly title: string;
	readonly url: string;
	readonly topics: readonly {
		readonly topic: Topic;
		readonly score: number;
		readonly threshold: number;
		readonly evidence: readonly Evidence[];
	}[];
};

/** How the whole house is, for its owner. */
export type State = {
	readonly since: string;
	readonly waiting: number;
	readonly held: number;
	readonly sent: number;
	readonly failed: number;
	readonly unknown: number;
	readonly feeds: number;
	/** Titles of the feeds that fail. */
	readonly failing: readonly string[];
	readonly topics: number;
	readonly channels: number;
	readonly paused: number;
	/** Why a platform is not well, one line each. */
	readonly troubles: readonly string[];
	/** The latest reasons for which alerts were given up, newest first. */
	readonly failures: readonly string[];
};

export type Context = {
	readonly actor: Actor;
	readonly place: Place;
	/** The settings of this place: its own, or the house's defaults. */
	readonly channel: Channel;
	readonly tongue: Tongue;
	readonly now: number;
	readonly commands: readonly CommandDefinition[];
	say(key: string, words?: Words): string;

	/** Global topics and those of this place's scope, never another's. */
	topics(): readonly Topic[];
	/** By id, or by a name in any language, spelt as people spell. */
	findTopic(text: string): Topic | undefined;
	/** Names near to what was typed, best first. */
	nearTopics(typed: string, limit: number): readonly Topic[];
	/** A topic of this scope from a phrase; or what is wrong with the phrase, in the reader's language. */
	personalTopic(phrase: string): Promise<Topic | { readonly problem: string }>;
	topicName(topic: Topic): string;

	/** How alerts come here, whatever is followed. */
	cadence(): Cadence;
	followed(): readonly Subscription[];
	follow(topicId: string): Promise<boolean>;
	unfollow(topicId: string): Promise<boolean>;
	/** Follows in the private chat of the person who acts; a server's own topic as a copy. False when it was followed. */
	followPrivately(topic: Topic): Promise<boolean | { readonly problem: string }>;
	setCadence(cadence: Cadence): Promise<void>;
	changeSettings(change: (old: Channel) => Channel): Promise<void>;
	/** Whether administrators whose names the platform hides may manage this place. */
	allowAnonymous(allowed: boolean): Promise<void>;
	/** Channels of this platform in which the person who acts had something followed: what they may there is asked there. */
	ownChannels(): readonly Channel[];
	muteTopic(topicId: string, until: string | undefined): Promise<void>;
	muteStory(storyId: string, until: string): Promise<void>;
	/** Deletes all that is kept about this place. */
	forget(): Promise<void>;

	latest(topicId: string, limit: number): Promise<readonly Story[]>;
	search(phrase: string, limit: number): Promise<readonly Story[]>;
	/** Keeps a phrase for buttons, which are too small for it; answers its id. */
	keepPhrase(text: string): Promise<string>;
	keptPhrase(id: string): Promise<string | undefined>;
	alert(id: string): Promise<Alert | undefined>;
	lastAlert(): Alert | undefined;
	reason(alert: Alert): Promise<Reason | undefined>;
	/** Counts an alert as noise against its keyword, once a person; answers the keyword, or undefined if counted already. */
	noise(alert: Alert): Promise<string | undefined>;
	/** How the topics followed here, or this one, judge a text; or an article of the archive, by its address. */
	judge(text: string, topic: Topic | undefined): Promise<readonly Verdict[]>;
	state(): Promise<State>;

	/** For admins. */
	readonly topicDesk: TopicDesk;
	readonly feedDesk: FeedDesk;
	readonly links: PersonalLinks;
	/** Every channel of this scope that follows something. */
	audience(): readonly Listener[];
};

export type RasidCommand = Command<Context>;

/** What a button does: `action` is "verb:argument". */
export type PressHandler = {
	readonly verb: string;
	readonly permission: 'everyone' | 'admin' | 'owner';
	/** Changes what others rely on: rights are asked past any cache. */
	readonly grave?: boolean;
	run(argument: string, context: Context): Promise<Reply>;
};
