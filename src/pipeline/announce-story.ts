/** Step 3: summarises a story's new revision and puts one alert for each channel into the outbox. */
import { type Announcement, audience, baseAlertId, type Compose } from '../alerts/audience.ts';
import { composeAlert, type Told } from '../alerts/compose.ts';
import type { Outbox } from '../alerts/outbox.ts';
import type { Follower } from '../alerts/subscriptions.ts';
import type { Alert } from '../domain/alert.ts';
import type { Article } from '../domain/article.ts';
import type { Channel } from '../domain/channel.ts';
import type { Story } from '../domain/story.ts';
import type { Summary } from '../domain/summary.ts';
import type { Match, Topic } from '../domain/topic.ts';
import { type House, JOBS, type ToAnnounce } from './house.ts';
import { type Part, partOfStory } from './part-of-story.ts';

/** The summaries room, as this step uses it. `keywords` are the topics' words found in the articles. */
export type Summarise = (
	story: Story,
	articles: readonly Article[],
	keywords: readonly string[],
	signal: AbortSignal,
) => Promise<Summary>;

/**
 * Followers whose alerts are composed and stored together. A thousand hold up everything else in the process for 100 ms, a
 * hundred for 53 at the 99th percentile, sixty for 40 (`npm run bench burst`): they are worth a commit of their own.
 */
const AT_ONCE = 60;

/** Announces one revision. The outbox holds the alerts before the request is removed; replays add nothing. */
export async function announceStory(
	id: string,
	house: House,
	summarise: Summarise,
	signal: AbortSignal,
): Promise<void> {
	const { records, subscriptions, log } = house;
	const todo = await records.toAnnounce.get(id);
	if (!todo) return;
	const known = await records.stories.get(todo.storyId);
	if (!known) {
		log.error('a story to announce is not stored', { storyId: todo.storyId });
		return records.toAnnounce.delete(id);
	}
	// First what was told, then the story: an edit never says less than the message that it changes.
	const bases = await basesOf(known.id, subscriptions.followers(known.topicIds), house.outbox);
	const story = (await records.stories.get(todo.storyId)) ?? known;
	const followers = subscriptions.followers(story.topicIds);
	const read = followers.length > 0 ? await readStory(story, house) : undefined;
	for (const group of read ? alikeOf(followers, read, house) : []) {
		const part = partOfStory(story, todo, read!.matches, group.isVisible);
		if (part) await announcePart(part, group.followers, bases, read!, house, summarise, signal);
	}
	await records.toAnnounce.delete(id);
}

/** A story's articles and what matched in them, by article. */
type Read = {
	readonly articles: readonly Article[];
	readonly matches: ReadonlyMap<string, readonly Match[]>;
};

async function readStory(story: Story, { records }: House): Promise<Read> {
	const ids = story.members.map((member) => member.articleId);
	const articles = (await records.articles.getMany(ids)).filter((article) => article !== undefined);
	const matches = await records.matches.getMany(ids);
	return { articles, matches: new Map(ids.map((id, at) => [id, matches[at] ?? []])) };
}

/** Followers who may see the same of it: one group, unless servers added feeds of their own. */
function alikeOf(followers: readonly Follower[], { articles }: Read, house: House) {
	const hiddenFrom = (scope: string) =>
		articles.filter(({ feedId }) => !house.isFor(feedId, scope)).map(({ id }) => id);
	const groups = Map.groupBy(followers, ({ channel }) => hiddenFrom(channel.scope).join(' '));
	return [...groups].map(([key, group]) => {
		const hidden = new Set(key.split(' '));
		return { followers: group, isVisible: (articleId: string) => !hidden.has(articleId) };
	});
}

async function announcePart(
	{ story, todo }: Part,
	followers: readonly Follower[],
	bases: ReadonlyMap<string, Alert>,
	read: Read,
	house: House,
	summarise: Summarise,
	signal: AbortSignal,
): Promise<void> {
	const { clock, log } = house;
	const told = await tell(story, todo, read, house, summarise, signal);
	const announced = read.articles.find((article) => article.id === todo.articleId);
	const announcement = announcementOf(todo, story, announced, house);
	const compose = composer(told, house);
	const nowMs = clock.now();
	let added = 0;
	for (let from = 0; from < followers.length; from += AT_ONCE)
		added += await addAlerts(announcement, followers.slice(from, from + AT_ONCE), bases, compose, nowMs, house);
	house.meter?.announced(added, announced?.fetchedAt);
	log.info('story announced', {
		storyId: story.id,
		revision: todo.revision,
		role: todo.role,
		alerts: added,
		method: told.summary.method,
	});
}

/** Puts these followers' alerts into the outbox and wakes their senders; answers how many were new. */
async function addAlerts(
	announcement: Announcement,
	followers: readonly Follower[],
	bases: ReadonlyMap<string, Alert>,
	compose: Compose,
	nowMs: number,
	{ outbox, queue }: House,
): Promise<number> {
	const alerts = audience(announcement, followers, bases, compose, nowMs);
	const added = await outbox.add(alerts);
	// Also what was there: an earlier try may have ended before it woke anybody.
	const there = followers.flatMap(({ channel }) => bases.get(channel.id) ?? []);
	const waiting = there.filter(({ status }) => status === 'pending' || status === 'held');
	await Promise.all([...alerts, ...waiting].map((alert) => queue.wake(JOBS.deliver, alert.id)));
	return added.length;
}

/** The alerts about the story that channels have already, by channel. */
async function basesOf(
	storyId: string,
	followers: readonly Follower[],
	outbox: Outbox,
): Promise<ReadonlyMap<string, Alert>> {
	const bases = new Map<string, Alert>();
	for (let from = 0; from < followers.length; from += AT_ONCE) {
		const ids = followers.slice(from, from + AT_ONCE).map(({ channel }) => baseAlertId(storyId, channel.id));
		for (const base of await outbox.getMany(ids)) if (base) bases.set(base.channelId, base);
	}
	return bases;
}

async function tell(
	story: Story,
	todo: ToAnnounce,
	read: Read,
	house: House,
	summarise: Summarise,
	signal: AbortSignal,
): Promise<Told> {
	const ids = new Set(story.members.map((member) => member.articleId));
	const articles = read.articles.filter((article) => ids.has(article.id));
	const keywords = wordsOf([...ids].flatMap((id) => read.matches.get(id) ?? []));
	const summary = await summarise(story, articles, keywords, signal).catch((error: unknown) => {
		if (signal.aborted) throw error;
		house.log.error('a summary could not be made: the headline must do', { storyId: story.id, error });
		return headlineOf(story);
	});
	const imageUrl = articles.find((article) => article.imageUrl)?.imageUrl;
	const newestTitle = articles.find((article) => article.id === todo.articleId)?.title;
	return { story, summary, imageUrl, newestTitle };
}

/** Where summarising breaks, through a fault of ours: an alert without a summary, but in time. */
function headlineOf({ id, revision, members }: Story): Summary {
	return {
		storyId: id,
		revision,
		language: 'ar',
		text: '',
		method: 'extract',
		sources: members,
		check: 'not-needed',
	};
}

/** What the readers follow, in the source's words. A topic that the headline names leads; one only mentioned does not. */
function wordsOf(matches: readonly Match[]): readonly string[] {
	const named = matches.filter((match) => match.evidence.some((found) => found.field === 'title'));
	const speaking = named.length > 0 ? named : matches;
	return [...new Set(speaking.flatMap((match) => match.evidence.map((found) => found.quote)))];
}

function announcementOf(todo: ToAnnounce, story: Story, article: Article | undefined, house: House): Announcement {
	const urgent = story.topicIds.filter((topicId) => house.topic(topicId)?.urgent);
	return { ...todo, topicIds: story.topicIds, urgentTopicIds: urgent, publishedAt: article?.publishedAt };
}

function composer(told: Told, house: House): Compose {
	return (channel, kind, alertId, topicIds) => {
		const topics = topicIds.map(house.topic).filter((topic) => topic !== undefined);
		const names = topics.map((topic) => nameOf(topic, channel));
		const message = composeAlert(told, channel, names, kind, alertId, house.say);
		return topics.some((topic) => topic.urgent) ? { ...message, urgent: true } : message;
	};
}

function nameOf(topic: Topic, channel: Channel): string {
	return channel.language === 'en' ? (topic.names.en ?? topic.names.ar) : topic.names.ar;
}
