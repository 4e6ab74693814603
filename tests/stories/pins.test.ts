import { describe, expect, test } from 'vitest';
import type { Story } from '../../src/domain/story.ts';
import { createOpenStories, type OpenStories } from '../../src/stories/open-stories.ts';
import { ASIAN_NATO, article, JAPAN_DRILL, MINE, MINE_ARREST, MINE_LATER, START } from './newsroom.ts';

const START_MS = Date.parse(START);
const HOUR_MS = 3_600_000;
const NATO = ASIAN_NATO.map((draft, at) => article(`n${at}`, draft));
const DRILL = article('d0', JAPAN_DRILL);

/** Three tellings of one story, and a story of its own. */
function newsroom() {
	const stories = createOpenStories();
	const [first] = NATO.map((each) => stories.place(each, ['nato'], START_MS));
	const drill = stories.place(DRILL, ['japan'], START_MS);
	return { stories, natoId: first!.story.id, drillId: drill.story.id };
}

function articlesOf(story: Story): string[] {
	return story.members.map((member) => member.articleId);
}

function restarted(...stored: readonly Story[]): OpenStories {
	const stories = createOpenStories();
	stories.restore(JSON.parse(JSON.stringify(stored)) as Story[]);
	return stories;
}

describe('split by hand', () => {
	test('the article gets a story of its own, with its pin; the rest stays', () => {
		const { stories, natoId } = newsroom();
		const { rest, apart } = stories.split(natoId, NATO[1]!, START_MS + HOUR_MS)!;
		expect(rest.id).toBe(natoId);
		expect(articlesOf(rest)).toEqual(['n0', 'n2']);
		expect(rest.revision).toBe(4);
		expect(apart.members).toMatchObject([{ articleId: 'n1', role: 'opens', revision: 1 }]);
		expect(apart.members[0]!.why).toBeUndefined();
		expect(apart.headline).toBe(NATO[1]!.title);
		expect(apart.pins).toMatchObject([{ kind: 'split', articleId: 'n1', storyId: natoId }]);
		expect(stories.size).toBe(3);
	});

	test('the article that opened a story can leave it, and the headline goes with it', () => {
		const { stories, natoId } = newsroom();
		const { rest, apart } = stories.split(natoId, NATO[0]!, START_MS + HOUR_MS)!;
		expect(apart.id).not.toBe(rest.id);
		expect(rest.headline).toBe(NATO[1]!.title);
	});

	test('is remembered: each of the articles again gives its own story', () => {
		const { stories, natoId } = newsroom();
		const { rest, apart } = stories.split(natoId, NATO[1]!, START_MS + HOUR_MS)!;
		for (const each of [stories, restarted(apart, rest)]) {
			expect(each.place(NATO[1]!, [], START_MS + 2 * HOUR_MS).story.id).toBe(apart.id);
			expect(each.place(NATO[2]!, [], START_MS + 2 * HOUR_MS).story.id).toBe(rest.id);
		}
	});

	test('a crash before the rest was stored is mended at the restart', () => {
		const { stories, natoId } = newsroom();
		const before = stories.place(NATO[0]!, [], START_MS).story;
		const { rest, apart } = stories.split(natoId, NATO[1]!, START_MS + HOUR_MS)!;
		const again = restarted(before, apart);
		expect(again.place(NATO[0]!, [], START_MS + 2 * HOUR_MS).story).toEqual(rest);
		expect(again.place(NATO[1]!, [], START_MS + 2 * HOUR_MS).story).toEqual(apart);
	});

	test('teaches nothing: a copy of either goes to its own, and other news is placed as before', () => {
		const { stories, natoId } = newsroom();
		const { rest, apart } = stories.split(natoId, NATO[1]!, START_MS + HOUR_MS)!;
		const at = START_MS + 2 * HOUR_MS;
		expect(stories.place(article('c1', ASIAN_NATO[1]!), [], at).story.id).toBe(apart.id);
		expect(stories.place(article('c0', ASIAN_NATO[0]!), [], at).story.id).toBe(rest.id);
		stories.place(article('m1', MINE), [], at);
		expect(stories.place(article('m2', MINE_LATER), [], at).member.role).toBe('develops');
	});

	test('what cannot be split is not', () => {
		const { stories, natoId, drillId } = newsroom();
		expect(stories.split('s0', NATO[0]!, START_MS)).toBeUndefined();
		expect(stories.split(natoId, DRILL, START_MS)).toBeUndefined();
		expect(stories.split(drillId, DRILL, START_MS)).toBeUndefined();
		expect(stories.size).toBe(2);
	});
});

describe('merge by hand', () => {
	test('members follow as repeats, topics are joined, and revisions stay distinct', () => {
		const { stories, natoId, drillId } = newsroom();
		const story = stories.merge(natoId, drillId, START_MS + HOUR_MS)!;
		expect(articlesOf(story)).toEqual(['n0', 'n1', 'n2', 'd0']);
		expect(story.members.map((member) => member.revision)).toEqual([1, 2, 3, 4]);
		expect(story.members[3]!.role).toBe('repeats');
		expect(story.topicIds).toEqual(['nato', 'japan']);
		expect(story.pins).toMatchObject([{ kind: 'merge', storyId: drillId }]);
		expect(stories.size).toBe(1);
	});

	test('is remembered: later tellings of either go to the one, also after a restart', () => {
		const { stories, natoId, drillId } = newsroom();
		const story = stories.merge(natoId, drillId, START_MS + HOUR_MS)!;
		for (const each of [stories, restarted(story)]) {
			expect(each.place(article('d1', JAPAN_DRILL), [], START_MS + 2 * HOUR_MS).story.id).toBe(natoId);
			expect(each.place(DRILL, [], START_MS + 2 * HOUR_MS).story.id).toBe(natoId);
		}
	});

	test('a crash before the other record was removed is mended at the restart', () => {
		const { stories, natoId, drillId } = newsroom();
		const drill = stories.place(DRILL, [], START_MS).story;
		const story = stories.merge(natoId, drillId, START_MS + HOUR_MS)!;
		expect(restarted(drill, story).size).toBe(1);
		expect(restarted(story, drill).place(DRILL, [], START_MS + 2 * HOUR_MS).story).toEqual(story);
	});

	test('what was split can be merged again, and split again', () => {
		const { stories, natoId } = newsroom();
		const once = stories.split(natoId, NATO[1]!, START_MS + HOUR_MS)!;
		const merged = stories.merge(natoId, once.apart.id, START_MS + 2 * HOUR_MS)!;
		expect(articlesOf(merged)).toEqual(['n0', 'n2', 'n1']);
		expect(articlesOf(restarted(merged).place(NATO[1]!, [], START_MS + 3 * HOUR_MS).story)).toHaveLength(3);
		const twice = stories.split(natoId, NATO[1]!, START_MS + 3 * HOUR_MS)!;
		expect(restarted(twice.rest, twice.apart).size).toBe(2);
		expect(stories.size).toBe(3);
	});

	test('a merged story closes when the later of the two is silent for three days', () => {
		const stories = createOpenStories();
		const first = stories.place(article('m1', MINE), [], START_MS).story;
		const second = stories.place(article('x1', JAPAN_DRILL), [], START_MS + 48 * HOUR_MS).story;
		stories.merge(first.id, second.id, START_MS + 49 * HOUR_MS);
		expect(stories.place(article('m3', MINE_ARREST), [], START_MS + 100 * HOUR_MS).story.id).toBe(first.id);
		stories.forget(START_MS + 101 * HOUR_MS);
		expect(stories.size).toBe(0);
	});

	test('what cannot be merged is not', () => {
		const { stories, natoId } = newsroom();
		expect(stories.merge(natoId, natoId, START_MS)).toBeUndefined();
		expect(stories.merge(natoId, 's0', START_MS)).toBeUndefined();
		expect(stories.size).toBe(2);
	});
});
