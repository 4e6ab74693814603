/** The stories that may still grow: gives each article its place in one of them, or opens a new one. */
import { isoAt, msOf } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { Member, Role, Story } from '../domain/story.ts';
import { JOINS, likeness, SURE } from './likeness.ts';
import type { Reading } from './reading.ts';
import { bringsNews } from './roles.ts';
import type { Tellable, Telling } from './telling.ts';
import { type Found, TellingIndex } from './telling-index.ts';

export type Placement = { readonly story: Story; readonly member: Member };

export type OpenStories = {
	/**
	 * Joins the article to the story it tells, or opens one; `atMs` never goes back. The same article again gives the
	 * story and the member that it made then.
	 */
	place(article: Tellable, topicIds: readonly string[], atMs: number): Placement;
	/** Takes up stories of an earlier run, in any order. */
	restore(stories: Iterable<Story>): void;
	/** Closes stories that have been silent since before this instant; `place` does so by the window. */
	forget(beforeMs: number): void;
	readonly size: number;
};

export type OpenStoriesOptions = {
	/** How long a story stays open after its latest article; three days by default. */
	readonly windowMs?: number;
};

/** What the store keeps for us in a story's `fingerprint`. */
type Fingerprint = { readonly version: 1; readonly tellings: readonly Telling[] };

type OpenStory = { story: Story; tellings: readonly Telling[]; slots: readonly number[] };

const THREE_DAYS_MS = 72 * 3_600_000;
/** A story is known by its first tellings; more of them add nothing but drift. */
const MOST_TELLINGS = 4;
/** Share of another text's wording from which on a text is its copy. */
const COPY = 0.5;
/** Removed entries that may lie about before the index is rebuilt. */
const SPARE_SLOTS = 4096;

export function createOpenStories({ windowMs = THREE_DAYS_MS }: OpenStoriesOptions = {}): OpenStories {
	let index = new TellingIndex<OpenStory>();
	/** By id, the longest silent first. */
	const open = new Map<string, OpenStory>();
	const byArticle = new Map<string, OpenStory>();

	return {
		place,
		restore,
		forget,
		get size() {
			return open.size;
		},
	};

	function place(article: Tellable, topicIds: readonly string[], atMs: number): Placement {
		const known = byArticle.get(article.id);
		if (known)
			return { story: known.story, member: known.story.members.find((each) => each.articleId === article.id)! };
		forget(atMs - windowMs);
		const reading = index.read(article, atMs);
		const best = closest(index.like(reading));
		if (!best || best.likeness < JOINS) return openStory(article, topicIds, atMs, reading);
		return join(best, article, topicIds, atMs, reading);
	}

	function openStory(article: Tellable, topicIds: readonly string[], atMs: number, reading: Reading): Placement {
		const at = isoAt(atMs);
		const member: Member = { ...memberOf(article, 'opens', at), revision: 1 };
		const story: Story = {
			id: idOf('s', article.id),
			headline: article.title,
			members: [member],
			topicIds: [...new Set(topicIds)],
			fingerprint: fingerprintOf([reading.telling]),
			firstSeenAt: at,
			lastSeenAt: at,
			revision: 1,
		};
		const entry: OpenStory = { story, tellings: [reading.telling], slots: [] };
		entry.slots = [index.add(reading, entry, true)];
		open.set(story.id, entry);
		byArticle.set(article.id, entry);
		return { story, member };
	}

	function join(
		best: Closest,
		article: Tellable,
		topicIds: readonly string[],
		atMs: number,
		reading: Reading,
	): Placement {
		const entry = best.owner;
		const at = isoAt(atMs);
		const isCopy = best.evidence.copied >= COPY;
		const isWeak = best.likeness < SURE;
		const isNews = !isCopy && !isWeak && bringsNews(reading.telling, entry.tellings);
		const role: Role = isNews ? 'develops' : 'repeats';
		const member: Member = {
			...memberOf(article, role, at),
			revision: entry.story.revision + 1,
			...(isCopy ? { copies: best.reading.telling.articleId } : {}),
			...(isWeak ? { weak: true } : {}),
			why: {
				likeness: Math.round(100 / (1 + Math.exp(-best.likeness))) / 100,
				shared: index.wordsInBoth(article.title, best.reading),
			},
		};
		if (entry.tellings.length < MOST_TELLINGS) {
			entry.tellings = [...entry.tellings, reading.telling];
			entry.slots = [...entry.slots, index.add(reading, entry, false)];
		}
		entry.story = {
			...entry.story,
			members: [...entry.story.members, member],
			topicIds: [...new Set([...entry.story.topicIds, ...topicIds])],
			fingerprint: fingerprintOf(entry.tellings),
			lastSeenAt: at,
			revision: member.revision,
		};
		open.delete(entry.story.id);
		open.set(entry.story.id, entry);
		byArticle.set(article.id, entry);
		return { story: entry.story, member };
	}

	function restore(stories: Iterable<Story>): void {
		const entries = [...stories]
			.filter((story) => !open.has(story.id))
			.map((story): OpenStory => ({ story, tellings: tellingsOf(story), slots: [] }));
		for (const entry of entries.sort((one, other) => order(one.story.lastSeenAt, other.story.lastSeenAt))) {
			open.set(entry.story.id, entry);
			for (const member of entry.story.members) byArticle.set(member.articleId, entry);
		}
		rebuild();
	}

	function forget(beforeMs: number): void {
		for (const entry of open.values()) {
			if (msOf(entry.story.lastSeenAt) >= beforeMs) break;
			open.delete(entry.story.id);
			for (const member of entry.story.members) byArticle.delete(member.articleId);
			for (const slot of entry.slots) index.remove(slot);
		}
		if (index.slots > open.size * MOST_TELLINGS + SPARE_SLOTS) rebuild();
	}

	/** Enters every telling anew, in the order in which they came. */
	function rebuild(): void {
		index = new TellingIndex();
		const tellings = [...open.values()].flatMap((entry) =>
			entry.tellings.map((telling, at) => ({ entry, telling, at, cameAt: cameAt(entry.story, telling) })),
		);
		for (const entry of open.values()) entry.slots = [];
		for (const { entry, telling, at } of tellings.sort((one, other) => order(one.cameAt, other.cameAt)))
			entry.slots = [...entry.slots, index.add(index.recall(telling), entry, at === 0)];
	}
}

type Closest = Found<OpenStory> & { readonly likeness: number };

function closest(found: readonly Found<OpenStory>[]): Closest | undefined {
	let best: Closest | undefined;
	for (const each of found) {
		const odds = likeness(each.evidence);
		if (!best || odds > best.likeness) best = { ...each, likeness: odds };
	}
	return best;
}

function memberOf(article: Tellable, role: Role, at: string): Omit<Member, 'revision'> {
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

function fingerprintOf(tellings: readonly Telling[]): Fingerprint {
	return { version: 1, tellings };
}

/** A story of a version that is not ours is kept open for its members, and simply never matched. */
function tellingsOf(story: Story): readonly Telling[] {
	const fingerprint = story.fingerprint as Partial<Fingerprint> | undefined;
	return fingerprint?.version === 1 ? (fingerprint.tellings ?? []) : [];
}

function cameAt(story: Story, telling: Telling): string {
	return story.members.find((member) => member.articleId === telling.articleId)?.at ?? story.firstSeenAt;
}

function order(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
