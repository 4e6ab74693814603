/** People's decisions about stories: carried out in their turn, once, and never at the cost of an announcement. */
import { beforeEach, expect, test } from 'vitest';
import { recordsOf } from '../../src/app/records.ts';
import type { Article } from '../../src/domain/article.ts';
import type { House, ToPin } from '../../src/pipeline/house.ts';
import { pinStories } from '../../src/pipeline/pin-stories.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createOpenStories, type OpenStories } from '../../src/stories/open-stories.ts';
import { type HandClock, handClock } from '../fakes/clock.ts';
import { keptLog } from '../fakes/silent-log.ts';

const AT = '2026-11-25T09:00:00.000Z';
const SUMMIT =
	'أعلن وزير الخارجية الياباني في طوكيو تأجيل قمة الحوار الأمني الرباعي إلى الشهر المقبل بسبب انتخابات الهند.';
const FERRY = 'غرقت عبّارة تقل مئتي راكب قبالة سواحل جزيرة سيبو الفلبينية بعد اصطدامها بسفينة شحن.';

let clock: HandClock;
let house: Pick<House, 'clock' | 'log' | 'records'>;
let stories: OpenStories;

beforeEach(async () => {
	clock = handClock();
	const records = recordsOf(await openStore('memory:', { clock }));
	house = { clock, log: keptLog(), records };
	stories = createOpenStories();
	for (const [id, text] of [
		['a1', SUMMIT],
		['a2', SUMMIT],
		['a3', FERRY],
	] as const) {
		const article: Article = {
			id,
			feedId: 'f1',
			publisher: id,
			url: `https://${id}.example/`,
			title: text.slice(0, 60),
			contentText: text,
			authors: [],
			categories: [],
			language: 'ar',
			fetchedAt: AT,
		};
		await records.articles.set(id, article);
		const { story } = stories.place(article, ['quad'], clock.now());
		await records.stories.set(story.id, story);
	}
});

async function decide(pin: ToPin): Promise<void> {
	await house.records.toPin.set('b1', pin);
	await pinStories('b1', house, stories);
}

async function kept(): Promise<Record<string, string[]>> {
	const all: Record<string, string[]> = {};
	for await (const [id, { members }] of house.records.stories.entries()) all[id] = members.map((one) => one.articleId);
	return all;
}

async function storyOf(articleId: string): Promise<string> {
	return Object.entries(await kept()).find(([, members]) => members.includes(articleId))![0];
}

test('an article becomes a story of its own, which says where it came from', async () => {
	const storyId = await storyOf('a1');
	expect((await kept())[storyId]).toEqual(['a1', 'a2']);
	const pin: ToPin = { kind: 'split', storyId, articleId: 'a2', at: AT };
	await decide(pin);
	const apart = await storyOf('a2');
	expect((await kept())[storyId]).toEqual(['a1']);
	expect((await house.records.stories.get(apart))?.pins).toMatchObject([{ kind: 'split', storyId }]);
	expect(await house.records.toPin.has('b1')).toBe(false);

	const after = await kept();
	await decide(pin); // the wake-up came twice, or the process died before the decision was removed
	expect(await kept()).toEqual(after);
});

test('two stories become one', async () => {
	const [into, from] = [await storyOf('a1'), await storyOf('a3')];
	await decide({ kind: 'merge', storyId: into, fromId: from, at: AT });
	expect(await kept()).toEqual({ [into]: ['a1', 'a2', 'a3'] });
});

test('what a story has still to announce is announced before it goes into another', async () => {
	const [into, from] = [await storyOf('a1'), await storyOf('a3')];
	await house.records.toAnnounce.set('n1', { id: 'n1', storyId: from } as never);
	await decide({ kind: 'merge', storyId: into, fromId: from, at: AT });
	expect(Object.keys(await kept())).toHaveLength(2);
	await house.records.toAnnounce.delete('n1');
	await pinStories('b1', house, stories); // the sweep
	expect(Object.keys(await kept())).toEqual([into]);
});

test('a decision about a story that is closed changes nothing and does not come again', async () => {
	await decide({ kind: 'merge', storyId: await storyOf('a1'), fromId: 's-gone', at: AT });
	expect(Object.keys(await kept())).toHaveLength(2);
	expect(await house.records.toPin.has('b1')).toBe(false);
});
