/** The archive as people ask of it: the latest stories of a topic, a search in any Arabic form, and why an alert came. */
import type { Reason } from '../../commands/context.ts';
import type { Alert } from '../domain/alert.ts';
import type { Article } from '../domain/article.ts';
import { idOf } from '../domain/id.ts';
import type { Collection } from '../domain/ports.ts';
import type { Story } from '../domain/story.ts';
import type { Match, Topic } from '../domain/topic.ts';
import type { House } from '../pipeline/house.ts';

/** Finds the articles that hold a phrase: the topics room's own matcher over one throw-away topic. */
export type FindPhrase = (phrase: string) => (article: Article) => boolean;

/** What people thought of alerts: one record an alert. */
export type Opinions = {
	readonly alertId: string;
	readonly keyword: string;
	readonly topicId: string;
	readonly people: readonly string[];
};

export async function latestStories(house: House, topicId: string, limit: number): Promise<readonly Story[]> {
	const found: Story[] = [];
	for await (const [, story] of house.records.stories.entries())
		if (story.topicIds.includes(topicId)) found.push(story);
	return newest(found, limit);
}

export async function searchStories(
	house: House,
	find: FindPhrase,
	phrase: string,
	limit: number,
): Promise<readonly Story[]> {
	const holds = find(phrase);
	const found: Story[] = [];
	for await (const [, story] of house.records.stories.entries()) {
		const articles = await house.records.articles.getMany(story.members.map((member) => member.articleId));
		if (articles.some((article) => article && holds(article))) found.push(story);
	}
	return newest(found, limit);
}

/** The evidence for the topics that this alert was sent by, from the story's members as they were matched. */
export async function reasonOf(house: House, alert: Alert, topics: readonly Topic[]): Promise<Reason | undefined> {
	const story = alert.storyId === undefined ? undefined : await house.records.stories.get(alert.storyId);
	if (!story) return undefined;
	const matches = (await house.records.matches.getMany(story.members.map((member) => member.articleId))).flatMap(
		(list) => list ?? [],
	);
	const reasons = topics
		.filter((topic) => alert.topicIds.includes(topic.id))
		.flatMap((topic) => {
			const best = bestOf(matches.filter((match) => match.topicId === topic.id));
			return best ? [{ topic, score: best.score, threshold: topic.threshold ?? 1, evidence: best.evidence }] : [];
		});
	const first = story.members[0];
	return first && reasons.length > 0 ? { title: story.headline, url: first.url, topics: reasons } : undefined;
}

/** Counts a person's 👎 once against the keyword that weighed most; undefined if it was counted before. */
export async function countNoise(
	house: House,
	opinions: Collection<Opinions>,
	alert: Alert,
	person: string,
	topics: readonly Topic[],
): Promise<string | undefined> {
	const reason = await reasonOf(house, alert, topics);
	const evidence = reason?.topics[0]?.evidence[0];
	if (!reason || !evidence) return undefined;
	const id = idOf('b', alert.id);
	const voter = idOf('b', person);
	let counted = false;
	await opinions.update(id, (old) => {
		if (old?.people.includes(voter)) return undefined;
		counted = true;
		return {
			alertId: alert.id,
			keyword: evidence.keyword,
			topicId: reason.topics[0]!.topic.id,
			people: [...(old?.people ?? []), voter],
		};
	});
	return counted ? evidence.keyword : undefined;
}

function bestOf(matches: readonly Match[]): Match | undefined {
	return matches.reduce<Match | undefined>(
		(best, match) => (best && best.score >= match.score ? best : match),
		undefined,
	);
}

function newest(stories: Story[], limit: number): readonly Story[] {
	return stories.sort((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1)).slice(0, limit);
}
