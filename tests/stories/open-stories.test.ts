import { describe, expect, test } from 'vitest';
import type { Role, Story } from '../../src/domain/story.ts';
import { createOpenStories, type OpenStories } from '../../src/stories/open-stories.ts';
import type { Tellable } from '../../src/stories/telling.ts';
import {
	ASIAN_NATO,
	AUKUS,
	AUKUS_ENGLISH,
	AUSTRALIA_FIRES_ENGLISH,
	article,
	JAPAN_DRILL,
	JAPAN_TRADE,
	MINE,
	MINE_ARREST,
	MINE_LATER,
	MINE_SURVIVORS,
	START,
} from './newsroom.ts';

const START_MS = Date.parse(START);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function newsroom() {
	const drafts = [
		...ASIAN_NATO.slice(0, 1),
		JAPAN_TRADE,
		AUKUS[0]!,
		...ASIAN_NATO.slice(1, 2),
		MINE,
		JAPAN_DRILL,
		...ASIAN_NATO.slice(2),
		AUKUS[1]!,
	];
	return drafts.map((draft, at) => article(`a${at}`, draft));
}

function placeAll(stories: OpenStories, articles: readonly Tellable[], fromMs = START_MS) {
	return articles.map((each, at) => stories.place(each, ['topic'], fromMs + at * MINUTE_MS));
}

describe('stories', () => {
	test('outlets that tell one thing in their own words make one story; other news of the same countries does not', () => {
		const placed = placeAll(createOpenStories(), newsroom());
		const firsts = placed.map(({ story }) => story.members[0]!.articleId);
		expect(firsts).toEqual(['a0', 'a1', 'a2', 'a0', 'a4', 'a5', 'a0', 'a2']);
		expect(placed.map(({ member }) => member.role)).toEqual([
			'opens',
			'opens',
			'opens',
			'repeats',
			'opens',
			'opens',
			'repeats',
			'repeats',
		] satisfies Role[]);
	});

	test('an English and an Arabic telling join by names and numbers, and only then', () => {
		const stories = createOpenStories();
		placeAll(stories, newsroom());
		const aukus = stories.place(article('e1', AUKUS_ENGLISH), [], START_MS + HOUR_MS);
		const fires = stories.place(article('e2', AUSTRALIA_FIRES_ENGLISH), [], START_MS + HOUR_MS);
		expect(aukus.story.members[0]!.articleId).toBe('a2');
		expect(fires.member.role).toBe('opens');
	});

	test('a new toll develops the story; the same toll again repeats it', () => {
		const stories = createOpenStories();
		stories.place(article('m1', MINE), [], START_MS);
		const later = stories.place(article('m2', MINE_LATER), [], START_MS + 3 * HOUR_MS);
		const again = stories.place(
			article('m3', { ...MINE_LATER, title: '27 قتيلا في انهيار المنجم التركي بزونغولداق' }),
			[],
			START_MS + 4 * HOUR_MS,
		);
		expect(later.member.role).toBe('develops');
		expect(again.member.role).toBe('repeats');
		expect(again.story.revision).toBe(3);
		expect(again.story.members.map((member) => member.revision)).toEqual([1, 2, 3]);
	});

	test('an outcome develops the story, other words for it do not', () => {
		const stories = createOpenStories();
		stories.place(article('m1', MINE), [], START_MS);
		const words = { ...MINE, title: 'كارثة في منجم فحم تركي تودي بحياة عمال' };
		expect(stories.place(article('m2', words), [], START_MS + HOUR_MS).member.role).toBe('repeats');
		expect(stories.place(article('m3', MINE_ARREST), [], START_MS + 2 * HOUR_MS).member.role).toBe('develops');
	});

	test('an edited title, another address and another guid are no news', () => {
		const stories = createOpenStories();
		stories.place(article('m1', { ...MINE, publisher: 'الضفاف' }), [], START_MS);
		const edited = article('m9', { ...MINE, title: `عاجل: ${MINE.title} (محدث)`, publisher: 'الضفاف' });
		expect(stories.place(edited, [], START_MS + HOUR_MS).member.role).toBe('repeats');
	});

	test('wire copy names the telling it copies; own words name none', () => {
		const stories = createOpenStories();
		stories.place(article('m1', MINE), [], START_MS);
		const copy = article('m2', {
			title: 'تركيا: 12 قتيلا في منجم للفحم',
			text: `زونغولداق – وكالات\n${MINE.text}`,
		});
		expect(stories.place(copy, [], START_MS + MINUTE_MS).member.copies).toBe('m1');
		expect(stories.place(article('m3', MINE_LATER), [], START_MS + HOUR_MS).member.copies).toBeUndefined();
	});

	test('says why two were joined, in the words of the title', () => {
		const stories = createOpenStories();
		stories.place(article('m1', MINE), [], START_MS);
		const { member } = stories.place(article('m2', MINE_LATER), [], START_MS + HOUR_MS);
		expect(member.why?.shared).toContain('زونغولداق');
		expect(member.why?.likeness).toBeGreaterThan(0.5);
	});

	test('a likeness that is barely enough is marked as weak and never as news, a clear one and a copy are not', () => {
		const stories = createOpenStories();
		stories.place(article('m1', MINE), [], START_MS);
		const weak = stories.place(article('m2', MINE_SURVIVORS), [], START_MS + HOUR_MS).member;
		expect(weak).toMatchObject({ weak: true, role: 'repeats' });
		expect(weak.why!.likeness).toBeGreaterThanOrEqual(0.5);
		expect(weak.why!.likeness).toBeLessThan(0.75);
		expect(stories.place(article('m3', MINE_LATER), [], START_MS + HOUR_MS).member.weak).toBeUndefined();
		expect(stories.place(article('m4', MINE), [], START_MS + HOUR_MS).member.weak).toBeUndefined();
	});

	test('the daily report of an outlet with other numbers is the next of its series', () => {
		const stories = createOpenStories();
		const report = (points: string, share: string) => ({
			publisher: 'وكالة المرفأ',
			title: `مؤشر بورصة المرفأ يغلق مرتفعا ${points} نقطة`,
			text: `أغلق المؤشر العام لبورصة المرفأ مرتفعا ${points} نقطة بنسبة ${share} في المئة عند نهاية التداولات، وسط إقبال على أسهم المصارف والاتصالات.`,
		});
		stories.place(article('d1', report('118', '1.4')), [], START_MS);
		const at = new Date(START_MS + 24 * HOUR_MS).toISOString();
		const next = stories.place(article('d2', { ...report('46', '0.6'), at }), [], START_MS + 24 * HOUR_MS);
		expect(next.member.role).toBe('opens');
	});

	test('the same article again gives what it gave, and changes nothing', () => {
		const stories = createOpenStories();
		const articles = newsroom();
		const placed = placeAll(stories, articles);
		const again = placeAll(stories, articles, START_MS + HOUR_MS);
		expect(again.map(({ member }) => member)).toEqual(placed.map(({ member }) => member));
		expect(again[0]!.story.members).toHaveLength(3);
	});

	test('an article that was edited after it was placed keeps its place, and alerts nobody again', () => {
		const stories = createOpenStories();
		const { member } = stories.place(article('m1', MINE), [], START_MS);
		const edited = {
			...article('m1', MINE_ARREST),
			url: 'https://m1.example/moved',
			publishedAt: '2024-10-01T09:00:00Z',
		};
		const again = stories.place(edited, [], START_MS + 3 * HOUR_MS);
		expect(again.member).toEqual(member);
		expect(again.story.revision).toBe(1);
	});

	test('topics of later tellings are added to the story', () => {
		const stories = createOpenStories();
		stories.place(article('n1', ASIAN_NATO[0]!), ['nato'], START_MS);
		const { story } = stories.place(article('n2', ASIAN_NATO[1]!), ['japan', 'nato'], START_MS);
		expect(story.topicIds).toEqual(['nato', 'japan']);
	});

	test('a story handed out is never changed afterwards', () => {
		const stories = createOpenStories();
		const { story } = stories.place(article('n1', ASIAN_NATO[0]!), [], START_MS);
		const before = structuredClone(story);
		stories.place(article('n2', ASIAN_NATO[1]!), [], START_MS);
		expect(story).toEqual(before);
	});

	test('silence of three days closes a story', () => {
		const stories = createOpenStories();
		stories.place(article('m1', MINE), [], START_MS);
		expect(stories.place(article('m2', MINE), [], START_MS + 73 * HOUR_MS).member.role).toBe('opens');
		expect(stories.size).toBe(1);
	});
});

describe('restart', () => {
	const afterJson = (stories: readonly Story[]) => JSON.parse(JSON.stringify(stories)) as Story[];

	test.each([1, 3, 5, 7])('after article %i the same decisions are made as without a restart', (cut) => {
		const articles = newsroom();
		const steady = placeAll(createOpenStories(), articles);
		const before = createOpenStories();
		const known = placeAll(before, articles.slice(0, cut));
		const latest = new Map(known.map(({ story }) => [story.id, story]));
		const restarted = createOpenStories();
		restarted.restore(afterJson([...latest.values()].reverse()));
		expect(restarted.size).toBe(before.size);
		const rest = placeAll(restarted, articles.slice(cut), START_MS + cut * MINUTE_MS);
		expect(rest).toEqual(steady.slice(cut));
	});

	test('an article of before the restart is not placed twice', () => {
		const first = createOpenStories();
		const { story, member } = first.place(article('m1', MINE), [], START_MS);
		const second = createOpenStories();
		second.restore(afterJson([story]));
		expect(second.place(article('m1', MINE), [], START_MS + HOUR_MS)).toEqual({ story, member });
	});

	test('a fingerprint of another version is not read, and does no harm', () => {
		const { story } = createOpenStories().place(article('m1', MINE), [], START_MS);
		const stories = createOpenStories();
		stories.restore([{ ...story, fingerprint: { version: 99 } }]);
		expect(stories.place(article('m2', MINE), [], START_MS + HOUR_MS).member.role).toBe('opens');
	});

	test('forgetting thousands leaves the rest as it was', () => {
		const stories = createOpenStories();
		for (let at = 0; at < 6000; at += 1)
			stories.place(article(`x${at}`, { title: `خبر ${at} عن ${at * 7}`, text: '' }), [], START_MS - HOUR_MS);
		placeAll(stories, newsroom());
		stories.forget(START_MS);
		expect(stories.size).toBe(5);
		const { story } = stories.place(article('n9', ASIAN_NATO[1]!), [], START_MS + HOUR_MS);
		expect(story.members[0]!.articleId).toBe('a0');
	});
});
