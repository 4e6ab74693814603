/** The stories that may still grow: gives each article its place in one of them, or opens a new one. */
import { isoAt, msOf } from '../domain/clock.ts';
import type { Member, Role, Story } from '../domain/story.ts';
import { JOINS, likeness, SURE } from './likeness.ts';
import { mergedStory, type Split, splitStory, withPinsApplied } from './pins.ts';
import type { Reading } from './reading.ts';
import { bringsNews } from './roles.ts';
import { grownBy, memberOf, openedBy, tellingsOf } from './story-record.ts';
import type { Tellable, Telling } from './telling.ts';
import { type Found, TellingIndex } from './telling-index.ts';

export type Placement = { readonly story: Story; readonly member: Member };

export type OpenStories = {
	/**
	 * Joins the article to the story it tells, or opens one; `atMs` never goes back. The same article again gives the
	 * story and the member that it made then.
	 */
	place(article: Tellable, topicIds: readonly string[], atMs: number): Placement;
	/**
	 * By hand: the article is a story of its own. To be stored in the order `apart`, `rest`; a crash between the two is
	 * mended by `restore`. Undefined when the story is not open, or has not this article and another.
	 */
	split(storyId: string, article: Tellable, atMs: number): Split | undefined;
	/**
	 * By hand: `from` is the same story as `into`, which is given as it is then, to be stored before `from` is removed;
	 * a crash between the two is mended by `restore`. Undefined when they are not two open stories.
	 */
	merge(into: string, from: string, atMs: number): Story | undefined;
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

type OpenStory = { story: Story; tellings: readonly Telling[]; slots: readonly number[]; seenMs: number };

const THREE_DAYS_MS = 72 * 3_600_000;
/** A story is known by its first tellings; more of them add nothing but drift. */
const MOST_TELLINGS = 4;
/** Share of another text's wording from which on a text is its copy. */
const COPY = 0.5;
/** Removed entries that may lie about before the index is rebuilt. */
const SPARE_SLOTS = 4096;

export function createOpenStories({ windowMs = THREE_DAYS_MS }: OpenStoriesOptions = {}): OpenStories {
	let index = new TellingIndex<OpenStory>();
	const open = new Map<string, OpenStory>();
	const byArticle = new Map<string, OpenStory>();
	/** Who was seen when, in that order: whoever is still as silent when its turn comes is closed. */
	let seen: { readonly entry: OpenStory; readonly atMs: number }[] = [];
	let nextSeen = 0;

	return {
		place,
		split,
		merge,
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
		const story = openedBy(article, topicIds, atMs, reading.telling);
		const entry: OpenStory = { story, tellings: [reading.telling], slots: [], seenMs: atMs };
		entry.slots = [index.add(reading, entry, true)];
		take(entry);
		return { story, member: story.members[0]! };
	}

	function join(
		{ owner: entry, likeness, evidence, reading: closest }: Closest,
		article: Tellable,
		topicIds: readonly string[],
		atMs: number,
		reading: Reading,
	): Placement {
		const isCopy = evidence.copied >= COPY;
		const isWeak = likeness < SURE;
		const isNews = !isCopy && !isWeak && bringsNews(reading.telling, entry.tellings);
		const role: Role = isNews ? 'develops' : 'repeats';
		const member: Member = {
			...memberOf(article, role, isoAt(atMs)),
			revision: entry.story.revision + 1,
			...(isCopy ? { copies: closest.telling.articleId } : {}),
			...(isWeak ? { weak: true } : {}),
			why: {
				likeness: Math.round(100 / (1 + Math.exp(-likeness))) / 100,
				shared: index.wordsInBoth(article.title, closest),
			},
		};
		if (entry.tellings.length < MOST_TELLINGS) {
			entry.tellings = [...entry.tellings, reading.telling];
			entry.slots = [...entry.slots, index.add(reading, entry, false)];
		}
		entry.story = grownBy(entry.story, member, topicIds, entry.tellings);
		entry.seenMs = atMs;
		seen.push({ entry, atMs });
		byArticle.set(article.id, entry);
		return { story: entry.story, member };
	}

	function split(storyId: string, article: Tellable, atMs: number): Split | undefined {
		const entry = open.get(storyId);
		const stories = entry && splitStory(entry.story, index.read(article, atMs).telling, atMs);
		if (!stories) return undefined;
		drop(entry);
		restore([stories.rest, stories.apart]);
		return stories;
	}

	function merge(into: string, from: string, atMs: number): Story | undefined {
		const [kept, gone] = [open.get(into), open.get(from)];
		if (!kept || !gone || kept === gone) return undefined;
		const story = mergedStory(kept.story, gone.story, atMs);
		drop(kept);
		drop(gone);
		restore([story]);
		return story;
	}

	function restore(stories: Iterable<Story>): void {
		for (const story of withPinsApplied([...stories])) {
			if (open.has(story.id)) continue;
			take({ story, tellings: tellingsOf(story), slots: [], seenMs: msOf(story.lastSeenAt) });
		}
		seen = seen.slice(nextSeen).sort((one, other) => one.atMs - other.atMs);
		nextSeen = 0;
		rebuild();
	}

	function forget(beforeMs: number): void {
		for (; nextSeen < seen.length && seen[nextSeen]!.atMs < beforeMs; nextSeen += 1) {
			const { entry, atMs } = seen[nextSeen]!;
			if (entry.seenMs === atMs) drop(entry);
		}
		if (nextSeen * 2 > seen.length) {
			seen = seen.slice(nextSeen);
			nextSeen = 0;
		}
		if (index.slots > open.size * MOST_TELLINGS + SPARE_SLOTS) rebuild();
	}

	function take(entry: OpenStory): void {
		open.set(entry.story.id, entry);
		for (const member of entry.story.members) byArticle.set(member.articleId, entry);
		seen.push({ entry, atMs: entry.seenMs });
	}

	function drop(entry: OpenStory): void {
		if (open.get(entry.story.id) !== entry) return;
		open.delete(entry.story.id);
		for (const member of entry.story.members) byArticle.delete(member.articleId);
		for (const slot of entry.slots) index.remove(slot);
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

function cameAt(story: Story, telling: Telling): string {
	return story.members.find((member) => member.articleId === telling.articleId)?.at ?? story.firstSeenAt;
}

function order(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
