/** An announcement that is tried again wakes the senders of what its first try stored, even if it never knew that it did. */
import { expect, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Collection } from '../../src/domain/ports.ts';
import type { Summary } from '../../src/domain/summary.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { announceStory } from '../../src/pipeline/announce-story.ts';
import { type House, JOBS } from '../../src/pipeline/house.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { channel } from '../alerts/samples.ts';
import { handClock } from '../fakes/clock.ts';
import { handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';

const STORY = {
	id: 's1',
	headline: 'إغلاق ميناء طنجة أمام السفن',
	members: [
		{
			articleId: 'a1',
			role: 'opens',
			publisher: 'المدار',
			url: 'https://almadar.example/1',
			title: 'إغلاق ميناء طنجة أمام السفن',
			at: '2026-11-25T09:00:00.000Z',
			revision: 1,
		},
	],
	topicIds: ['ports'],
	fingerprint: {},
	firstSeenAt: '2026-11-25T09:00:00.000Z',
	lastSeenAt: '2026-11-25T09:00:00.000Z',
	revision: 1,
} as const;

const SUMMARY: Summary = {
	storyId: 's1',
	revision: 1,
	language: 'ar',
	text: 'أُغلق الميناء.',
	method: 'extract',
	sources: [],
	check: 'not-needed',
};

/** Redis at its worst: the write with this number is done, and its answer lost. */
function losingAnswer(number: number, alerts: Collection<Alert>): Collection<Alert> {
	let writes = 0;
	return {
		...alerts,
		async setMany(records) {
			await alerts.setMany(records);
			writes += 1;
			if (writes === number) throw new Error('the connection broke');
		},
	};
}

/** A story that so many channels follow is announced, the answer to one write is lost, and it is announced again. */
async function announceTwice(followers: number, lostAnswer: number) {
	const clock = handClock();
	const store = await openStore('memory:', { clock });
	const records = recordsOf(store);
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(losingAnswer(lostAnswer, records.alerts));
	const queue = handQueue();
	const woken: string[] = [];
	queue.work(JOBS.deliver, async (id) => void woken.push(id), { concurrency: 1 });
	const house: House = {
		clock,
		log: keptLog(),
		records,
		queue,
		say: createSay(),
		subscriptions,
		outbox,
		feed: () => undefined,
		isFor: () => true,
		topic: () => undefined,
	};
	for (let at = 1; at <= followers; at += 1) {
		await subscriptions.saveChannel(channel(`c${at}`));
		await subscriptions.follow(`c${at}`, 'ports', '1', '2026-11-01T00:00:00.000Z');
	}
	await records.stories.set('s1', STORY);
	await records.toAnnounce.set('n1', {
		id: 'n1',
		storyId: 's1',
		revision: 1,
		articleId: 'a1',
		role: 'opens',
		topicIds: ['ports'],
		newTopicIds: ['ports'],
		scores: { ports: 1 },
	});
	const announce = () => announceStory('n1', house, async () => SUMMARY, new AbortController().signal);
	await expect(announce()).rejects.toThrow('the connection broke');
	const storedAtFirst = (await stored(records.alerts)).length;
	await announce();
	await queue.drain();
	const channels = (await stored(records.alerts)).map((alert) => alert.channelId);
	const isDone = (await records.toAnnounce.get('n1')) === undefined;
	await store.close();
	return { woken, channels, storedAtFirst, isDone };
}

async function stored(alerts: Collection<Alert>): Promise<readonly Alert[]> {
	return (await Array.fromAsync(alerts.entries())).map(([, alert]) => alert);
}

test('a write whose answer was lost', async () => {
	const { woken, isDone } = await announceTwice(1, 1);
	expect(woken).toHaveLength(1);
	expect(isDone).toBe(true);
});

test('more followers than are stored at once: broken off in between, all have one alert in the end', async () => {
	const { woken, channels, storedAtFirst, isDone } = await announceTwice(230, 2);
	expect(storedAtFirst).toBeGreaterThan(0);
	expect(storedAtFirst).toBeLessThan(230);
	expect(channels).toHaveLength(230);
	expect(new Set(channels).size).toBe(230);
	expect(new Set(woken).size).toBe(230);
	expect(isDone).toBe(true);
});
