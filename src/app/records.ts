/** Every collection of the house: its name in the store and the noun it holds. */
import type { Follows } from '../alerts/subscriptions.ts';
import type { Opinions } from '../conversation/archive.ts';
import type { Draft } from '../conversation/drafts.ts';
import type { History } from '../conversation/history.ts';
import type { Link } from '../conversation/single-use-links.ts';
import type { Visit } from '../conversation/visits.ts';
import type { Alert } from '../domain/alert.ts';
import type { Article } from '../domain/article.ts';
import type { Channel } from '../domain/channel.ts';
import type { FeedState } from '../domain/feed.ts';
import type { Collection, Store } from '../domain/ports.ts';
import type { Story } from '../domain/story.ts';
import type { Match, Topic } from '../domain/topic.ts';
import type { AddedFeed } from '../feeds/feed-book.ts';
import type { HubRecord } from '../feeds/hubs.ts';
import type { Records, ToAnnounce, ToPin, ToPlace } from '../pipeline/house.ts';
import type { InboxRecords } from '../platforms/telegram/inbox.ts';
import type { Look } from './looks.ts';

export type AllRecords = Records & {
	readonly alerts: Collection<Alert>;
	readonly channels: Collection<Channel>;
	readonly follows: Collection<Follows>;
	readonly topics: Collection<Topic>;
	readonly opinions: Collection<Opinions>;
	readonly addedFeeds: Collection<AddedFeed>;
	/** What admins changed, by scope. */
	readonly history: Collection<History>;
	/** What waits for a button. */
	readonly drafts: Collection<Draft>;
	readonly links: Collection<Link>;
	readonly visits: Collection<Visit>;
	readonly looks: Collection<Look>;
	readonly hubs: Collection<HubRecord>;
	readonly telegramWaiting: InboxRecords['waiting'];
	readonly telegramHandled: InboxRecords['handled'];
};

export function recordsOf(store: Store): AllRecords {
	return {
		feedStates: store.collection<FeedState>('feeds'),
		articles: store.collection<Article>('articles'),
		matches: store.collection<readonly Match[]>('matches'),
		toPlace: store.collection<ToPlace>('to-place'),
		toPin: store.collection<ToPin>('to-pin'),
		stories: store.collection<Story>('stories'),
		toAnnounce: store.collection<ToAnnounce>('to-announce'),
		alerts: store.collection<Alert>('alerts'),
		channels: store.collection<Channel>('channels'),
		follows: store.collection<Follows>('follows'),
		topics: store.collection<Topic>('topics'),
		opinions: store.collection<Opinions>('opinions'),
		addedFeeds: store.collection<AddedFeed>('feeds-added'),
		history: store.collection<History>('history'),
		drafts: store.collection<Draft>('drafts'),
		links: store.collection<Link>('links'),
		visits: store.collection<Visit>('visits'),
		looks: store.collection<Look>('looks'),
		hubs: store.collection<HubRecord>('websub'),
		telegramWaiting: store.collection('telegram-waiting'),
		telegramHandled: store.collection('telegram-handled'),
	};
}
