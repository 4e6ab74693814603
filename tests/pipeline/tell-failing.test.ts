/** A feed's people are told once that it fails, after a day of trying in silence. */
import { expect, test } from 'vitest';
import type { Feed } from '../../src/domain/feed.ts';
import type { CheckResult } from '../../src/feeds/fetch-feed.ts';
import { type CheckParts, checkFeed } from '../../src/pipeline/check-feed.ts';
import { tellFailing } from '../../src/pipeline/tell-failing.ts';
import { channel } from '../alerts/samples.ts';
import { talkingHouse } from '../conversation/house.ts';

const FEED: Feed = { id: 'f1', feedUrl: 'https://nabaa.example/rss', title: 'نبأ الشرق', language: 'ar' };
const FAILED: CheckResult = { kind: 'failed', fault: { kind: 'timeout', message: 'no answer' } };
const UNCHANGED: CheckResult = { kind: 'unchanged', freshness: {} as never };
const HOUR_MS = 3_600_000;

test('not on the first day, then once; and again when it fails anew', async () => {
	const { house, clock, outbox } = await talkingHouse();
	let answer: CheckResult = FAILED;
	const keepers = { channels: [channel('c1')], isRemovable: true };
	const parts: CheckParts = {
		fetchFeed: async () => answer,
		articleOf: () => Promise.reject(new Error('no entries')),
		learnLines: () => undefined,
		match: () => [],
		tellFailing: (feed, state) => tellFailing(feed, state, keepers, house),
	};
	async function lookFor(hours: number): Promise<void> {
		for (let hour = 0; hour < hours; hour += 1) {
			await checkFeed(FEED, undefined, house, parts, new AbortController().signal);
			clock.advance(HOUR_MS);
		}
	}
	const told = () => outbox.live().map((alert) => `${alert.channelId}: ${alert.message.paragraphs[0]}`);
	await lookFor(24);
	expect(told()).toEqual([]);
	await lookFor(30);
	expect(told()).toEqual([
		'c1: المصدر «نبأ الشرق» متعثر، بدأ تعثره أمس: الموقع لا يجيب. سأظل أحاول، ويعود وحده متى عاد الموقع. وإن أُغلق فأزيلوه: /feeds remove',
	]);
	answer = UNCHANGED;
	await lookFor(1);
	answer = FAILED;
	await lookFor(30);
	expect(told()).toHaveLength(2);
});

test('of an editor’s feed no command is named that could not take it out', async () => {
	const { house, outbox } = await talkingHouse();
	const state = { feedId: 'f1', seenIds: [], appearedAt: [], errorCount: 9, failingSince: '2026-11-24T08:00:00.000Z' };
	await tellFailing(FEED, state, { channels: [channel('c1', { language: 'en' })], isRemovable: false }, house);
	expect(outbox.live()[0]!.message.paragraphs[0]).toMatch(/^The feed “نبأ الشرق” is failing.*comes back by itself\.$/);
});
