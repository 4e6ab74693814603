/** An announcement that is tried again wakes the senders of what its first try stored, even if it never knew that it did. */
import { expect, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Collection } from '../../src/domain/ports.ts';
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

/** Redis at its worst: the first write is done, and its answer lost. */
function losingOneAnswer(alerts: Collection<Alert>): Collection<Alert> {
	let isLost = false;
	return {
		...alerts,
		async setMany(records) {
			await alerts.setMany(records);
			if (!isLost) {
				isLost = true;
				throw new Error('the connection broke');
			}
		},
	};
}

test('a write whose answer was lost', async () => {
	const clock = handClock();
	const store = await openStore('memory:', { clock });
	const records = recordsOf(store);
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(losingOneAnswer(records.alerts));
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
	await subscriptions.saveChannel(channel('c1'));
	await subscriptions.follow('c1', 'ports', '1', '2026-11-01T00:00:00.000Z');
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
	const announce = () =>
		announceStory(
			'n1',
			house,
			async () => ({
				storyId: 's1',
				revision: 1,
				language: 'ar',
				text: 'أُغلق الميناء.',
				method: 'extract',
				sources: [],
				check: 'not-needed',
			}),
			new AbortController().signal,
		);
	await expect(announce()).rejects.toThrow('the connection broke');
	await announce();
	await queue.drain();
	expect(woken).toHaveLength(1);
	expect(await records.toAnnounce.get('n1')).toBeUndefined();
	await store.close();
});
