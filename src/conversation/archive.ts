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

/** The newest stories of these topics, as this scope may see them. */
export async function latestStories(
	house: House,
	scope: string,
	topicIds: readonly string[],
	limit: number,
): Promise<readonly Story[]> {
	const found: Story[] = [];
	for await (const [, story] of house.records.stories.entries())
		if (story.topicIds.some((id) => topicIds.includes(id))) found.push(story);
	const shown: Story[] = [];
	for (const story of newestFirst(found)) {
		const { story: part } = await visiblePart(house, scope, story);
		if (part.members.length > 0) shown.push(part);
		if (shown.length === limit) break;
	}
	return shown;
}

export async function searchStories(
	house: House,
	scope: string,
	find: FindPhrase,
	phrase: string,
	limit: number,
): Promise<readonly Story[]> {
	const holds = find(phrase);
	const found: Story[] = [];
	for await (const [, story] of house.records.stories.entries()) {
		const { story: part, articles } = await visiblePart(house, scope, story);
		if (articles.some(holds)) found.push(part);
	}
	return newestFirst(found).slice(0, limit);
}

/** The evidence for the topics that this alert was sent by, from those of the story's members that the scope may see. */
export async function reasonOf(
	house: House,
	alert: Alert,
	topics: readonly Topic[],
	scope?: string,
): Promise<Reason | undefined> {
	const whole = alert.storyId === undefined ? undefined : await house.records.stories.get(alert.storyId);
	if (!whole) return undefined;
	const story = scope === undefined ? whole : (await visiblePart(house, scope, whole)).story;
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
	scope: string,
	opinions: Collection<Opinions>,
	alert: Alert,
	person: string,
	topics: readonly Topic[],
): Promise<string | undefined> {
	const reason = await reasonOf(house, alert, topics, scope);
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

/** Takes a person's opinions out of the counts. */
export async function forgetOpinions(opinions: Collection<Opinions>, person: string): Promise<void> {
	const voter = idOf('b', person);
	for await (const [id, { people }] of opinions.entries()) {
		if (!people.includes(voter)) continue;
		if (people.length === 1) await opinions.delete(id);
		else await opinions.update(id, (old) => old && { ...old, people: old.people.filter((one) => one !== voter) });
	}
}

/** A story with only those members whose feeds are this scope's to see, under their headline. */
async function visiblePart(
	house: House,
	scope: string,
	story: Story,
): Promise<{ readonly story: Story; readonly articles: readonly Article[] }> {
	const all = await house.records.articles.getMany(story.members.map((member) => member.articleId));
	const shown = story.members.filter((_, at) => !all[at] || house.isFor(all[at].feedId, scope));
	const articles = all.filter((article) => article !== undefined && house.isFor(article.feedId, scope)) as Article[];
	if (shown.length === story.members.length) return { story, articles };
	return { story: { ...story, members: shown, headline: shown[0]?.title ?? story.headline }, articles };
}

function bestOf(matches: readonly Match[]): Match | undefined {
	return matches.reduce<Match | undefined>(
		(best, match) => (best && best.score >= match.score ? best : match),
		undefined,
	);
}

function newestFirst(stories: Story[]): readonly Story[] {
	return stories.sort((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1));
}
