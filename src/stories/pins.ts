/** What people decide about stories: one article is another story, two stories are one. A pin changes no weight. Pure. */
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { Member, Story } from '../domain/story.ts';
import { fingerprintOf, tellingsOf } from './story-record.ts';
import type { Telling } from './telling.ts';

export type Split = {
	/** The story as it was, without the article. */
	readonly rest: Story;
	/** The article's own story; its pin says where it came from. */
	readonly apart: Story;
};

/** `telling` is the article's own, which its story need not have kept. Undefined when the story is nothing else. */
export function splitStory(story: Story, telling: Telling, atMs: number): Split | undefined {
	const { articleId } = telling;
	const leaving = story.members.find((member) => member.articleId === articleId);
	if (!leaving || story.members.length === 1) return undefined;
	const { copies, weak, why, ...plain } = leaving;
	const apart: Story = {
		// Not the id of a story that this article opens: that may be the one it leaves, and may be left twice.
		id: idOf('s', articleId, story.id, isoAt(atMs)),
		headline: leaving.title,
		members: [{ ...plain, role: 'opens', revision: 1 }],
		topicIds: story.topicIds,
		fingerprint: fingerprintOf([telling]),
		firstSeenAt: leaving.at,
		lastSeenAt: leaving.at,
		revision: 1,
		pins: [{ kind: 'split', articleId, storyId: story.id, at: isoAt(atMs) }],
	};
	return { rest: without(story, articleId), apart };
}

/** `from` goes into `into`: its members follow as repeats, in their order. */
export function mergedStory(into: Story, from: Story, atMs: number): Story {
	const followers = from.members.map(
		(member, at): Member => ({
			...member,
			role: member.role === 'opens' ? 'repeats' : member.role,
			revision: into.revision + 1 + at,
		}),
	);
	return {
		...into,
		members: [...into.members, ...followers],
		topicIds: [...new Set([...into.topicIds, ...from.topicIds])],
		fingerprint: fingerprintOf([...tellingsOf(into), ...tellingsOf(from)]),
		firstSeenAt: [into.firstSeenAt, from.firstSeenAt].sort()[0]!,
		lastSeenAt: [into.lastSeenAt, from.lastSeenAt].sort()[1]!,
		revision: into.revision + followers.length,
		pins: [...(into.pins ?? []), ...(from.pins ?? []), { kind: 'merge', storyId: from.id, at: isoAt(atMs) }],
	};
}

/**
 * Stories as they were decided to be, when a crash came between the two writes of a decision: the record with the pin is
 * written first, and what it says of the other record is done here.
 */
export function withPinsApplied(stories: readonly Story[]): Story[] {
	const pins = stories.flatMap((story) => (story.pins ?? []).map((pin) => ({ pin, owner: story.id })));
	const gone = new Set(pins.flatMap(({ pin }) => (pin.kind === 'merge' ? [pin.storyId] : [])));
	const byId = new Map(stories.filter((story) => !gone.has(story.id)).map((story) => [story.id, story]));
	for (const { pin, owner } of pins) {
		const left = pin.kind === 'split' && pin.storyId !== owner ? byId.get(pin.storyId) : undefined;
		if (pin.kind === 'split' && left) byId.set(left.id, without(left, pin.articleId));
	}
	return [...byId.values()];
}

function without(story: Story, articleId: string): Story {
	const members = story.members.filter((member) => member.articleId !== articleId);
	if (members.length === story.members.length) return story;
	return {
		...story,
		headline: members[0]?.title ?? story.headline,
		members,
		fingerprint: fingerprintOf(tellingsOf(story).filter((telling) => telling.articleId !== articleId)),
		revision: story.revision + 1,
	};
}
