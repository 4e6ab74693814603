/** Step 2: gives a matched article its place in a story. One at a time in the whole system. */
import type { Article } from '../domain/article.ts';
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { Member, Story } from '../domain/story.ts';
import { ARCHIVE_MS, type House, JOBS, type ToAnnounce, type ToPlace } from './house.ts';

/** The stories room, as this step uses it: answers the same for the same article, however often it is asked. */
export type PlaceInStory = (
	article: Article,
	topicIds: readonly string[],
	atMs: number,
) => { readonly story: Story; readonly member: Member };

/**
 * Places the article with this id. Role and story are stored before the announcement, the announcement before the
 * request to place is removed: a crash between any two is repaired by running this again.
 */
export async function placeArticle(articleId: string, house: House, place: PlaceInStory): Promise<void> {
	const { records, clock, queue, log } = house;
	const todo = await records.toPlace.get(articleId);
	if (!todo) return;
	const article = await records.articles.get(articleId);
	if (!article) {
		log.error('an article to place is not in the archive', { articleId });
		return records.toPlace.delete(articleId);
	}
	const topicIds = todo.matches.map((match) => match.topicId);
	const { story, member } = place(article, topicIds, clock.now());
	await records.stories.set(story.id, story, ARCHIVE_MS);
	const announcement = await announcementOf(story, member, todo, house);
	await records.toAnnounce.set(announcement.id, announcement);
	await records.toPlace.delete(articleId);
	await queue.wake(JOBS.announce, announcement.id);
	house.meter?.placed(member.role);
	log.info('article placed', {
		articleId,
		storyId: story.id,
		role: member.role,
		revision: member.revision,
		publisher: member.publisher,
	});
}

async function announcementOf(
	story: Story,
	member: Member,
	{ matches, late }: ToPlace,
	house: House,
): Promise<ToAnnounce> {
	const earlier = story.members.filter((other) => other.revision < member.revision);
	const matched = await house.records.matches.getMany(earlier.map((other) => other.articleId));
	const known = new Set(matched.flatMap((list) => (list ?? []).map((match) => match.topicId)));
	const topicIds = matches.map((match) => match.topicId);
	return {
		id: idOf('n', story.id, String(member.revision)),
		storyId: story.id,
		revision: member.revision,
		articleId: member.articleId,
		role: member.role,
		topicIds: story.topicIds,
		newTopicIds: topicIds.filter((topicId) => !known.has(topicId)),
		scores: Object.fromEntries(matches.map((match) => [match.topicId, match.score])),
		late,
	};
}

/** Stories that are still open, to rebuild the stories room after a restart. */
export async function* openStoriesOf(house: House, windowMs: number): AsyncGenerator<Story> {
	const since = isoAt(house.clock.now() - windowMs);
	for await (const [, story] of house.records.stories.entries()) {
		if (story.lastSeenAt >= since) yield story;
	}
}
