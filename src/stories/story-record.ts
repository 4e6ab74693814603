/** A story as a record: how it opens, grows, is split and merged, and what of it the store keeps for us. Pure. */
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { Member, Role, Story } from '../domain/story.ts';
import type { Tellable, Telling } from './telling.ts';

/** What the store keeps for us in a story's `fingerprint`. */
type Fingerprint = { readonly version: 1; readonly tellings: readonly Telling[] };

export function openedBy(article: Tellable, topicIds: readonly string[], atMs: number, telling: Telling): Story {
	const at = isoAt(atMs);
	return {
		id: idOf('s', article.id),
		headline: article.title,
		members: [{ ...memberOf(article, 'opens', at), revision: 1 }],
		topicIds: [...new Set(topicIds)],
		fingerprint: fingerprintOf([telling]),
		firstSeenAt: at,
		lastSeenAt: at,
		revision: 1,
	};
}

export function grownBy(
	story: Story,
	member: Member,
	topicIds: readonly string[],
	tellings: readonly Telling[],
): Story {
	return {
		...story,
		members: [...story.members, member],
		topicIds: [...new Set([...story.topicIds, ...topicIds])],
		fingerprint: fingerprintOf(tellings),
		lastSeenAt: member.at,
		revision: member.revision,
	};
}

export function memberOf(article: Tellable, role: Role, at: string): Omit<Member, 'revision'> {
	return {
		articleId: article.id,
		role,
		publisher: article.publisher,
		url: article.url,
		title: article.title,
		...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
		at,
	};
}

/** A story of a version that is not ours is kept open for its members, and simply never matched. */
export function tellingsOf(story: Story): readonly Telling[] {
	const fingerprint = story.fingerprint as Partial<Fingerprint> | undefined;
	return fingerprint?.version === 1 ? (fingerprint.tellings ?? []) : [];
}

export function fingerprintOf(tellings: readonly Telling[]): Fingerprint {
	return { version: 1, tellings };
}
