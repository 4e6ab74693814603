/** What the page asks of the house: read-only values, and a bell that rings when an alert changes. */
import type { Reason } from '../../commands/context.ts';
import type { Alert } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import type { Feed, FeedState } from '../domain/feed.ts';
import type { Story } from '../domain/story.ts';
import type { Topic } from '../domain/topic.ts';

export type FeedLine = {
	readonly feed: Feed;
	readonly state?: FeedState;
	readonly health: 'new' | 'healthy' | 'failing' | 'gone';
};

export type View = {
	alerts(limit: number): readonly Alert[];
	alert(id: string): Promise<Alert | undefined>;
	channel(id: string): Channel | undefined;
	topics(): readonly Topic[];
	reason(alert: Alert): Promise<Reason | undefined>;
	feeds(): Promise<readonly FeedLine[]>;
	stories(limit: number): Promise<readonly Story[]>;
	failures(): readonly Alert[];
	/** By name: what waits, what failed, versions. */
	state(): Promise<Readonly<Record<string, string | number>>>;
	/** Live: the process turns. Ready: it can do its work; else why not. */
	ready(): Promise<readonly string[]>;
	metrics(): Promise<string>;
	/** Calls back at every change of an alert; returns how to stop. */
	listen(handler: (alert: Alert) => void): () => void;
};
