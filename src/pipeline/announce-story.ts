/** Step 3: summarises a story's new revision and puts one alert for each channel into the outbox. */
import { type Announcement, audience, baseAlertId, type Compose } from '../alerts/audience.ts';
import { composeAlert, type Told } from '../alerts/compose.ts';
import type { Alert } from '../domain/alert.ts';
import type { Article } from '../domain/article.ts';
import type { Channel } from '../domain/channel.ts';
import type { Story } from '../domain/story.ts';
import type { Summary } from '../domain/summary.ts';
import type { Match, Topic } from '../domain/topic.ts';
import { type House, JOBS, type ToAnnounce } from './house.ts';

/** The summaries room, as this step uses it. `keywords` are the topics' words found in the articles. */
export type Summarise = (
	story: Story,
	articles: readonly Article[],
	keywords: readonly string[],
	signal: AbortSignal,
) => Promise<Summary>;

/** Announces one revision. The outbox holds the alerts before the request is removed; replays add nothing. */
export async function announceStory(
	id: string,
	house: House,
	summarise: Summarise,
	signal: AbortSignal,
): Promise<void> {
	const { records, log, outbox, queue, clock } = house;
	const todo = await records.toAnnounce.get(id);
	if (!todo) return;
	const story = await records.stories.get(todo.storyId);
	if (!story) {
		log.error('a story to announce is not stored', { storyId: todo.storyId });
		return records.toAnnounce.delete(id);
	}
	const followers = house.subscriptions.followers(story.topicIds);
	if (followers.length > 0) {
		const bases = await basesOf(
			story.id,
			followers.map(({ channel }) => channel),
			house,
		);
		const told = await tell(story, todo, house, summarise, signal);
		const announcement = announcementOf(todo, story, told.articles, house);
		const alerts = audience(announcement, followers, bases, composer(told.told, house), clock.now());
		const added = await outbox.add(alerts);
		// Also what was there: an earlier try may have ended before it woke anybody.
		await Promise.all(alerts.map((alert) => queue.wake(JOBS.deliver, alert.id)));
		house.meter?.announced(added.length, told.articles.find(({ id }) => id === todo.articleId)?.fetchedAt);
		log.info('story announced', {
			storyId: story.id,
			revision: todo.revision,
			role: todo.role,
			alerts: added.length,
			method: told.told.summary.method,
		});
	}
	await records.toAnnounce.delete(id);
}

async function basesOf(
	storyId: string,
	channels: readonly Channel[],
	house: House,
): Promise<ReadonlyMap<string, Alert>> {
	const bases = await house.outbox.getMany(channels.map((channel) => baseAlertId(storyId, channel.id)));
	return new Map(bases.flatMap((base) => (base ? [[base.channelId, base] as const] : [])));
}

async function tell(
	story: Story,
	todo: ToAnnounce,
	house: House,
	summarise: Summarise,
	signal: AbortSignal,
): Promise<{ told: Told; articles: readonly Article[] }> {
	const ids = story.members.map((member) => member.articleId);
	const articles = (await house.records.articles.getMany(ids)).filter((article) => article !== undefined);
	const matches = (await house.records.matches.getMany(ids)).flatMap((list) => list ?? []);
	const keywords = wordsOf(matches);
	const summary = await summarise(story, articles, keywords, signal);
	const imageUrl = articles.find((article) => article.imageUrl)?.imageUrl;
	const newestTitle = articles.find((article) => article.id === todo.articleId)?.title;
	return { told: { story, summary, imageUrl, newestTitle }, articles };
}

/** What the readers follow, in the source's words. A topic that the headline names leads; one only mentioned does not. */
function wordsOf(matches: readonly Match[]): readonly string[] {
	const named = matches.filter((match) => match.evidence.some((found) => found.field === 'title'));
	const speaking = named.length > 0 ? named : matches;
	return [...new Set(speaking.flatMap((match) => match.evidence.map((found) => found.quote)))];
}

function announcementOf(todo: ToAnnounce, story: Story, articles: readonly Article[], house: House): Announcement {
	const topics = story.topicIds.map(house.topic).filter((topic): topic is Topic => topic !== undefined);
	return {
		...todo,
		topicIds: story.topicIds,
		urgent: topics.some((topic) => topic.urgent),
		publishedAt: articles.find((article) => article.id === todo.articleId)?.publishedAt,
	};
}

function composer(told: Told, house: House): Compose {
	return (channel, kind, alertId, topicIds) => {
		const names = topicIds.map((id) => house.topic(id)).map((topic) => topic && nameOf(topic, channel));
		return composeAlert(
			told,
			channel,
			names.filter((name): name is string => name !== undefined),
			kind,
			alertId,
			house.say,
		);
	};
}

function nameOf(topic: Topic, channel: Channel): string {
	return channel.language === 'en' ? (topic.names.en ?? topic.names.ar) : topic.names.ar;
}
