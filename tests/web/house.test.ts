/** What the page is shown of a real house over a real store, and what it may do there. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createPace, DISCORD_LIMITS } from '../../src/alerts/pace.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { type AllRecords, recordsOf } from '../../src/app/records.ts';
import { viewOf } from '../../src/app/view.ts';
import type { Article } from '../../src/domain/article.ts';
import { idOf } from '../../src/domain/id.ts';
import type { Topic } from '../../src/domain/topic.ts';
import { createFeedBook, type FeedBook } from '../../src/feeds/feed-book.ts';
import { createScheduler } from '../../src/feeds/scheduler.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { type House, JOBS } from '../../src/pipeline/house.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createTopicBook, type TopicBook } from '../../src/topics/topic-book.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';
import type { OwnerView } from '../../src/web/view.ts';
import { alert, channel, message } from '../alerts/samples.ts';
import { fakeChat } from '../fakes/chat.ts';
import { type HandClock, handClock } from '../fakes/clock.ts';
import { type HandQueue, handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { SPEECH } from './fake-view.ts';

const NATO: Topic = {
	id: 'nato',
	scope: 'global',
	names: { ar: 'الناتو' },
	keywords: [{ text: 'الناتو' }],
	samples: { match: ['اجتمع قادة الناتو.'], ignore: ['فازت نوتنغهام.'] },
	revision: 1,
};
const FOUND = ['politics', 'economy'].map((part) => ({
	url: `https://almadar.example/${part}`,
	title: part,
	entries: 3,
}));
const THEIRS: Topic = { ...NATO, id: 'theirs', scope: 'discord-1' };

let clock: HandClock;
let records: AllRecords;
let house: House;
let queue: HandQueue;
let topics: TopicBook;
let view: OwnerView;
let feeds: FeedBook;
let polled: string[];

beforeEach(async () => {
	clock = handClock();
	const store = await openStore('memory:', { clock });
	records = recordsOf(store);
	queue = handQueue();
	topics = createTopicBook({
		global: [NATO],
		stored: records.topics,
		index: createTopicIndex(),
		check: () => undefined,
	});
	await topics.save(THEIRS);
	house = {
		clock,
		log: keptLog(),
		records,
		queue,
		say: createSay(),
		subscriptions: createSubscriptions(records),
		outbox: createOutbox(records.alerts),
		feed: () => undefined,
		isFor: (feedId) => feedId !== 'theirs',
		topic: topics.get,
	};
	polled = [];
	let turn: Promise<unknown> = Promise.resolve();
	feeds = createFeedBook({
		edited: [],
		stored: records.addedFeeds,
		changed: async ({ kind, feed }) => void polled.push(`${kind} ${feed.title}`),
	});
	await house.subscriptions.saveChannel(channel('c1'));
	view = viewOf({
		house,
		store,
		topics,
		feeds: [],
		scheduler: createScheduler({ clock }),
		platforms: [],
		opinions: records.opinions,
		history: records.history,
		feedDesk: {
			feeds,
			states: records.feedStates,
			history: records.history,
			drafts: records.drafts,
			clock,
			feedId: (url) => idOf('f', url),
			find: async (url) => ({ kind: 'found', feeds: FOUND.filter((found) => found.url.startsWith(url)) }),
			load: async () => undefined,
			lookedAt: () => undefined,
			inTurn(act) {
				const done = turn.then(act);
				turn = done.catch(() => undefined);
				return done;
			},
		},
		meter: { stuck: () => undefined, text: async () => '', delays: async () => [] } as never,
		speech: SPEECH,
		version: 'test',
	}).view;
});

describe('alerts', () => {
	test('one that failed goes out when its retry is asked for; one that arrived does not go again', async () => {
		const discord = fakeChat('discord', { nonce: true });
		const sender = createSender(discord, createPace(DISCORD_LIMITS), house, clock);
		queue.work(JOBS.deliver, async (id) => sender.put((await house.outbox.get(id))!), { concurrency: 1 });
		const lastError = { kind: 'invalid', message: 'Bad Request', at: '2026-11-24T09:00:00.000Z' };
		await house.outbox.put(alert('m1', { status: 'failed', attempts: 9, firstTriedAt: lastError.at, lastError }));
		await house.outbox.put(alert('m2', { status: 'sent' }));
		expect(view.failures().map(({ id }) => id)).toEqual(['m1']);

		expect(await view.retry('m1')).toBe(true);
		expect(await view.retry('m2')).toBe(false);
		expect(await view.retry('none')).toBe(false);
		await queue.drain();
		const stop = new AbortController();
		const running = sender.run(stop.signal);
		while ((await house.outbox.get('m1'))?.status !== 'sent') await new Promise(setImmediate);
		stop.abort();
		await running;
		expect(discord.said.map(({ alertId }) => alertId)).toEqual(['m1']);
		expect(view.failures()).toEqual([]);
	});

	test('one that was edited shows as its readers see it: as the newest edit that arrived left it', async () => {
		const base = alert('m1', { status: 'sent' });
		const edit = (id: string, revision: number, title: string, status: 'sent' | 'pending') =>
			alert(id, { kind: 'edit', baseId: 'm1', revision, message: message(title), status });
		await house.outbox.add([
			base,
			edit('m4', 4, 'لم يخرج بعد', 'pending'),
			edit('m3', 3, 'العنوان الثالث', 'sent'),
			edit('m2', 2, 'العنوان الثاني', 'sent'),
		]);
		expect(view.alerts({}).map(({ id }) => id)).toEqual(['m1']);
		expect((await view.alert('m3'))?.id).toBe('m1');
		const { drawing, edits } = await view.line(base);
		expect(edits).toBe(2);
		expect(drawing.discord.embeds[0].title).toBe('العنوان الثالث');
		expect(drawing.telegram.text).toContain('العنوان الثالث');
	});
});

test('a feed that the owner adds is everyone’s and polled at once; taken out, it is no more', async () => {
	const several = await view.feedWork(SPEECH.tongue).add('almadar.example');
	expect(several).toMatchObject({ kind: 'several', feeds: [{ title: 'politics' }, { title: 'economy' }] });
	expect(await view.feedWork(SPEECH.tongue).choose('feeds' in several ? several.feeds[1]!.draftId : '')).toMatchObject({
		said: expect.stringContaining('economy'),
	});
	const [id = ''] = view.feedWork(SPEECH.tongue).own();
	expect(feeds.isFor(id, 'discord-7')).toBe(true);
	expect(await view.feedWork(SPEECH.tongue).add('almadar.example/economy')).toMatchObject({
		said: expect.stringContaining('من قبل'),
	});
	await view.feedWork(SPEECH.tongue).remove(id);
	expect(view.feedWork(SPEECH.tongue).own()).toEqual([]);
	expect(polled).toEqual(['new economy', 'gone economy']);
	expect((await records.history.get('global'))?.changes.map(({ by, what }) => [by, what])).toEqual([
		['page', 'feed'],
		['page', 'feed'],
	]);
	expect(await view.feedWork(SPEECH.tongue).importOpml('لا شيء')).toMatchObject({
		problem: expect.stringContaining('OPML'),
	});
});

describe('the desk', () => {
	function article(id: string, title: string, feedId = 'f1'): Article {
		const url = `https://almadar.example/${id}`;
		const fetchedAt = '2026-11-25T08:00:00.000Z';
		const empty = { contentText: '', authors: [], categories: [] };
		return { id, feedId, publisher: 'المدار', url, title, ...empty, language: 'ar', fetchedAt };
	}

	test('a change over the archive: what comes and goes, but nothing of a feed that only one place has', async () => {
		for (const one of [
			article('a1', 'قمة الناتو في لاهاي'),
			article('a2', 'الأطلسي يردّ على موسكو'),
			article('a3', 'الأطلسي في نشرتهم', 'theirs'),
		])
			await records.articles.set(one.id, one);
		const changed = { ...NATO, keywords: [{ text: 'الأطلسي' }] };
		const trial = await view.desk.trial(NATO, changed, new AbortController().signal);
		expect(trial).toMatchObject({ articles: 2, before: 1, after: 1 });
		expect(trial.added.samples).toMatchObject([{ title: 'الأطلسي يردّ على موسكو', publisher: 'المدار' }]);
		expect(trial.lost.samples).toMatchObject([{ url: 'https://almadar.example/a1' }]);
		expect(trial.lost.samples[0]?.match.evidence[0]?.quote).toBe('الناتو');
	});

	test('a saved change matches from then on, is written where the commands write theirs, and holds after a restart', async () => {
		const changed = { ...NATO, keywords: [...NATO.keywords, { text: 'الأطلسي' }] };
		expect(await view.desk.save(changed)).toBe(true);
		expect(topics.match({ id: 'a', title: 'الأطلسي يردّ', text: '' })).toMatchObject([{ topicId: 'nato' }]);
		expect(await records.history.get('global')).toMatchObject({
			changes: [{ by: 'page', what: 'topic', id: 'nato', before: NATO, after: { revision: 2 } }],
		});
		const restarted = createTopicBook({
			global: [NATO],
			stored: records.topics,
			index: createTopicIndex(),
			check: () => undefined,
		});
		await restarted.restore();
		expect(restarted.get('nato')?.keywords).toHaveLength(2);
	});

	test('of two changes begun from one revision, only one is saved', async () => {
		const saved = await Promise.all([
			view.desk.save({ ...NATO, threshold: 2 }),
			view.desk.save({ ...NATO, threshold: 3 }),
		]);
		expect(saved).toEqual([true, false]);
		expect(view.desk.topic('nato')).toMatchObject({ threshold: 2, revision: 2 });
		expect(await view.desk.history('nato')).toHaveLength(1);
	});

	test('a place’s own topic is out of its reach', async () => {
		expect(view.desk.topic('theirs')).toBeUndefined();
		expect(view.topics().map(({ id }) => id)).toEqual(['nato']);
		expect(await view.desk.save({ ...THEIRS, threshold: 9 })).toBe(false);
	});

	test('what each keyword brought, and what readers thought of it; the topic’s own test sentences', async () => {
		const evidence = [{ field: 'title' as const, keyword: 'الناتو', start: 0, end: 6, quote: 'الناتو' }];
		for (const id of ['a1', 'a2'])
			await records.matches.set(id, [
				{ topicId: 'nato', articleId: id, score: 1, evidence: [...evidence, ...evidence] },
			]);
		await records.opinions.set('b1', { alertId: 'm1', keyword: 'الناتو', topicId: 'nato', people: ['p1', 'p2'] });
		expect((await view.desk.hits()).get('nato')?.get('الناتو')).toEqual({ found: 2, noise: 2 });
		expect(view.desk.test(NATO).map(({ wanted, matched }) => [wanted, matched])).toEqual([
			[true, true],
			[false, false],
		]);
		expect(view.desk.faults({ ...NATO, keywords: [] }).map(({ field }) => field)).toEqual(['keywords']);
	});
});
