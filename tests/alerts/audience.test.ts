/** Who is told what of a story: one message a channel, edits for those who have it, silence for those who asked for it. */
import { describe, expect, test } from 'vitest';
import { audience, baseAlertId } from '../../src/alerts/audience.ts';
import type { Alert } from '../../src/domain/alert.ts';
import { alert, announcement, channel, follower, message } from './samples.ts';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const compose = () => message();
const none: ReadonlyMap<string, Alert> = new Map();

describe('a story that opens', () => {
	test('reaches each channel that follows one of its topics once, even by two topics', () => {
		const followers = [
			follower(channel('c1'), ['asian-nato', 'aukus']),
			follower(channel('c2'), ['aukus']),
			follower(channel('c3'), ['quad']),
		];
		const told = audience(announcement({ topicIds: ['asian-nato', 'aukus'] }), followers, none, compose, NOW);
		expect(told.map((one) => [one.channelId, one.kind, one.status, one.topicIds])).toEqual([
			['c1', 'new', 'pending', ['asian-nato', 'aukus']],
			['c2', 'new', 'pending', ['aukus']],
		]);
		expect(told[0]!.id).toBe(baseAlertId('s1', 'c1'));
	});

	test('asked again, gives the same ids', () => {
		const followers = [follower(channel('c1'), ['asian-nato'])];
		const ids = (nowMs: number) => audience(announcement(), followers, none, compose, nowMs).map((one) => one.id);
		expect(ids(NOW + 60_000)).toEqual(ids(NOW));
	});

	test.each([
		['a channel that is gone', channel('c1', { status: 'gone' })],
		['a channel that is muted', channel('c1', { mutedUntil: '2026-11-25T10:00:00.000Z' })],
	])('does not reach %s', (_name, here) => {
		expect(audience(announcement(), [follower(here, ['asian-nato'])], none, compose, NOW)).toEqual([]);
	});

	test('waits for a paused channel rather than be lost', () => {
		const told = audience(
			announcement(),
			[follower(channel('c1', { status: 'paused' }), ['asian-nato'])],
			none,
			compose,
			NOW,
		);
		expect(told.map((one) => one.status)).toEqual(['pending']);
	});

	test('is held in quiet hours until they end, unless it is urgent', () => {
		const night = Date.parse('2026-11-25T21:00:00Z');
		const followers = [follower(channel('c1', { quietHours: { from: '23:00', to: '07:00' } }), ['asian-nato'])];
		expect(audience(announcement(), followers, none, compose, night)).toMatchObject([
			{ status: 'held', notBefore: '2026-11-26T04:00:00.000Z' },
		]);
		expect(audience(announcement({ urgentTopicIds: ['asian-nato'] }), followers, none, compose, night)).toMatchObject([
			{ status: 'pending' },
		]);
	});

	test('what is urgent to one server’s topic wakes nobody who does not follow it', () => {
		const night = Date.parse('2026-11-25T21:00:00Z');
		const asleep = channel('c1', { quietHours: { from: '23:00', to: '07:00' } });
		const story = announcement({ topicIds: ['asian-nato', 'theirs'], urgentTopicIds: ['theirs'] });
		expect(audience(story, [follower(asleep, ['asian-nato'])], none, compose, night)).toMatchObject([
			{ status: 'held' },
		]);
	});

	test('is held for the digest of those who asked for one', () => {
		const followers = [follower(channel('c1'), ['asian-nato'], { kind: 'daily', at: '18:00' })];
		expect(audience(announcement(), followers, none, compose, NOW)).toMatchObject([
			{ status: 'held', notBefore: '2026-11-25T15:00:00.000Z' },
		]);
	});

	test('is gathered with others when it is old news after an outage', () => {
		const told = audience(announcement({ late: true }), [follower(channel('c1'), ['asian-nato'])], none, compose, NOW);
		expect(told).toMatchObject([{ status: 'held', notBefore: '2026-11-25T09:10:00.000Z' }]);
	});
});

describe('a story that is told again', () => {
	const base = alert(baseAlertId('s1', 'c1'), { status: 'sent', platformMessageId: '77' });
	const bases = new Map([['c1', base]]);
	const followers = [follower(channel('c1'), ['asian-nato'])];

	test('edits the message that is there, and makes no new one', () => {
		const told = audience(
			announcement({ revision: 2, role: 'repeats', newTopicIds: [] }),
			followers,
			bases,
			compose,
			NOW,
		);
		expect(told.map((one) => [one.kind, one.baseId, one.revision])).toEqual([['edit', base.id, 2]]);
	});

	test('with a new fact also answers it', () => {
		const told = audience(
			announcement({ revision: 3, role: 'develops', newTopicIds: [] }),
			followers,
			bases,
			compose,
			NOW,
		);
		expect(told.map((one) => one.kind)).toEqual(['edit', 'reply']);
	});

	test('says nothing to a channel that began to follow after it opened', () => {
		expect(
			audience(announcement({ revision: 2, role: 'repeats', newTopicIds: [] }), followers, none, compose, NOW),
		).toEqual([]);
	});

	test('is new to the followers of a topic that this telling added', () => {
		const told = audience(
			announcement({ revision: 2, role: 'repeats', topicIds: ['asian-nato', 'aukus'], newTopicIds: ['aukus'] }),
			[follower(channel('c2'), ['aukus'])],
			bases,
			compose,
			NOW,
		);
		expect(told.map((one) => one.kind)).toEqual(['new']);
	});

	test('replayed, edits nothing', () => {
		expect(audience(announcement({ revision: 1 }), followers, bases, compose, NOW)).toEqual([]);
	});

	test('leaves alone whoever muted the story', () => {
		const muted = {
			...followers[0]!,
			follows: { ...followers[0]!.follows, mutedStories: { s1: '2026-12-01T00:00:00.000Z' } },
		};
		expect(audience(announcement({ revision: 2, role: 'repeats' }), [muted], bases, compose, NOW)).toEqual([]);
	});
});
