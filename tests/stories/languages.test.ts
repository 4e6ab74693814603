import { describe, expect, test } from 'vitest';
import { createOpenStories } from '../../src/stories/open-stories.ts';
import { article, MINE, MINE_ENGLISH, OTHER_QUAKE_ENGLISH, QUAKE, QUAKE_ENGLISH, START } from './newsroom.ts';

const START_MS = Date.parse(START);
const HOUR_MS = 3_600_000;

type Draft = typeof MINE;

function placed(...drafts: readonly Draft[]) {
	const stories = createOpenStories();
	return drafts.map((draft, at) => stories.place(article(`e${at}`, draft), [], START_MS + at * HOUR_MS));
}

describe('stories of other languages', () => {
	test('two English tellings of one event join for sure', () => {
		const [, second] = placed(MINE_ENGLISH[0]!, MINE_ENGLISH[1]!);
		expect(second!.story.members).toHaveLength(2);
		expect(second!.member).toMatchObject({ role: 'repeats' });
		expect(second!.member.weak).toBeUndefined();
	});

	test('a new toll develops an English story', () => {
		const [, , later] = placed(...MINE_ENGLISH);
		expect(later!.member.role).toBe('develops');
	});

	test('two English reports of one kind of event in two countries stay apart', () => {
		const [, second] = placed(QUAKE_ENGLISH, OTHER_QUAKE_ENGLISH);
		expect(second!.member.role).toBe('opens');
	});

	test.each<[string, Draft, Draft]>([
		['an English telling joins the Arabic one', QUAKE, QUAKE_ENGLISH],
		['an Arabic telling joins the English one', QUAKE_ENGLISH, QUAKE],
		['an English telling joins by a town, a toll and a depth', MINE, MINE_ENGLISH[0]!],
	])('%s', (_, first, second) => {
		const [, joined] = placed(first, second);
		expect(joined!.story.members.map((member) => member.articleId)).toEqual(['e0', 'e1']);
	});

	test.each<[string, Draft, Draft]>([
		['the same kind of event elsewhere', QUAKE, OTHER_QUAKE_ENGLISH],
		['another event', MINE, QUAKE_ENGLISH],
	])('across languages, %s opens its own', (_, first, second) => {
		expect(placed(first, second)[1]!.member.role).toBe('opens');
	});

	test('says in the words of the title what two languages share', () => {
		const [, joined] = placed(QUAKE, QUAKE_ENGLISH);
		expect(joined!.member.why!.shared).toEqual(expect.arrayContaining(['Earthquake', '6.1', 'Nepal']));
	});
});
