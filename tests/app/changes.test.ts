/** Two processes on one store: what a person changes in one holds in the other, at once by notice, else by the slow reading. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { type Changing, hearChanges, rereadRound, told } from '../../src/app/changes.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Store } from '../../src/domain/ports.ts';
import { createFeedBook } from '../../src/feeds/feed-book.ts';
import { localNotices } from '../../src/storage/notices.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { phraseProblem } from '../../src/topics/limits.ts';
import { createTopicBook } from '../../src/topics/topic-book.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';
import { channel } from '../alerts/samples.ts';
import { keptLog } from '../fakes/silent-log.ts';

const ARTICLE = { id: 'a1', title: 'قمة الناتو الآسيوي', text: 'بدأت قمة الناتو الآسيوي.' };
const NOTICES = localNotices();

let store: Store;
let here: Changing;
let there: Changing;

function processOn(shared: Store): Changing {
	const log = keptLog();
	const records = recordsOf(shared);
	const subscriptions = createSubscriptions({
		channels: told('channels', records.channels, NOTICES, log),
		follows: told('follows', records.follows, NOTICES, log),
	});
	const stored = told('topics', records.topics, NOTICES, log);
	const topics = createTopicBook({ global: [], stored, index: createTopicIndex(), check: phraseProblem });
	const added = told('addedFeeds', records.addedFeeds, NOTICES, log);
	const feeds = createFeedBook({ edited: [], stored: added, changed: async () => undefined });
	return { subscriptions, topics, feeds };
}

beforeEach(async () => {
	store = await openStore('memory:');
	here = processOn(store);
	there = processOn(store);
});

afterEach(() => store.close());

async function change(): Promise<string> {
	const topic = here.topics.personal('الناتو الآسيوي', 'discord-1', 'ar');
	if ('problem' in topic) throw new Error(topic.problem);
	await here.topics.save(topic);
	await here.subscriptions.saveChannel(channel('c1'));
	await here.subscriptions.follow('c1', topic.id, '1', '2026-11-25T09:00:00.000Z');
	return topic.id;
}

const FEED = { id: 'f1', feedUrl: 'https://almadar.example/rss', title: 'المدار', language: 'ar' };

test('a feed that was added is polled by whoever polls, and no more when nobody wants it', async () => {
	const stop = hearChanges(there, NOTICES, keptLog());
	await here.feeds.add(FEED, { scope: 'discord-1', channelId: 'c1', by: '1', at: '2026-11-25T09:00:00.000Z' });
	await expect.poll(() => there.feeds.all()).toEqual([FEED]);
	await here.feeds.remove('f1', 'discord-1');
	await expect.poll(() => there.feeds.all()).toEqual([]);
	stop();
});

const followers = (topicId: string) => there.subscriptions.followers([topicId]).map((one) => one.channel.id);

test('a new topic matches, a follower is found, an address that moved is known, what is forgotten is gone', async () => {
	const stop = hearChanges(there, NOTICES, keptLog());
	const topicId = await change();
	await expect.poll(() => followers(topicId)).toEqual(['c1']);
	expect(there.topics.match(ARTICLE).map((match) => match.topicId)).toEqual([topicId]);
	await here.subscriptions.changeChannel('c1', (old) => ({ ...old, address: '77' }));
	await expect.poll(() => there.subscriptions.at('discord', '77')?.id).toBe('c1');
	await here.subscriptions.forget('c1');
	await here.topics.remove(topicId);
	await expect.poll(() => [followers(topicId), there.topics.match(ARTICLE)]).toEqual([[], []]);
	stop();
});

test('notices that were lost are made good by the slow reading', async () => {
	const topicId = await change();
	expect(followers(topicId)).toEqual([]);
	await rereadRound(there).task(new AbortController().signal);
	expect(followers(topicId)).toEqual(['c1']);
	expect(there.topics.get(topicId)?.names.ar).toBe('الناتو الآسيوي');
});
