/** A story as a scope may know it, to which some of its feeds do not belong: told as if the others had not reported. Pure. */
import type { Role, Story } from '../domain/story.ts';
import type { Match } from '../domain/topic.ts';
import type { ToAnnounce } from './house.ts';

export type Part = {
	readonly story: Story;
	readonly todo: ToAnnounce;
};

/**
 * `matches` by article. Undefined when the revision that is to be announced was made by an article that is not visible:
 * then there is nothing new to tell.
 */
export function partOfStory(
	story: Story,
	todo: ToAnnounce,
	matches: ReadonlyMap<string, readonly Match[]>,
	isVisible: (articleId: string) => boolean,
): Part | undefined {
	const members = story.members.filter((member) => isVisible(member.articleId));
	const newest = members.find((member) => member.revision === todo.revision);
	if (!newest) return undefined;
	if (members.length === story.members.length) return { story, todo };
	const topicsOf = (articleId: string) => (matches.get(articleId) ?? []).map((match) => match.topicId);
	const earlier = members.filter((member) => member.revision < todo.revision);
	const known = new Set(earlier.flatMap((member) => topicsOf(member.articleId)));
	const topicIds = [...new Set(members.flatMap((member) => topicsOf(member.articleId)))];
	const role: Role = earlier.length === 0 ? 'opens' : todo.role;
	const firstSeenAt = members[0]!.at;
	return {
		story: { ...story, members, headline: members[0]!.title, topicIds, firstSeenAt },
		todo: { ...todo, role, topicIds, newTopicIds: topicsOf(newest.articleId).filter((id) => !known.has(id)) },
	};
}
