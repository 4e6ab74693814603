/** The pace of sending and who goes first: never over a limit, the longest line first, urgent before all. */
import { describe, expect, test } from 'vitest';
import { createBacklog } from '../../src/alerts/backlog.ts';
import { createPace, DISCORD_LIMITS, isFlood, type Limits, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { alert, channel } from './samples.ts';

/** Sends whatever is next as soon as it may go; answers when each went, in ms from the start. */
function drain(
	limits: Limits,
	loads: readonly (readonly [channelId: string, count: number])[],
): { readonly at: number; readonly channelId: string }[] {
	const backlog = createBacklog();
	for (const [channelId, count] of loads) {
		for (let at = 0; at < count; at += 1)
			backlog.put(alert(`${channelId}-${at}`, { channelId, notBefore: '1970-01-01T00:00:00.000Z' }));
	}
	const pace = createPace(limits);
	const sent: { at: number; channelId: string }[] = [];
	let now = 1;
	for (;;) {
		const next = backlog.next(now, pace.readyAt);
		if (next) {
			backlog.remove(next);
			pace.took(next.channelId, now);
			sent.push({ at: now, channelId: next.channelId });
			continue;
		}
		const at = backlog.nextAt(pace.readyAt);
		if (at === undefined) return sent;
		now = at;
	}
}

/** The most sends within any window. */
function most(times: readonly number[], windowMs: number): number {
	return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

describe('Telegram', () => {
	test('600 private chats: at most 30 in any second, in all but the limit’s own time', () => {
		const sent = drain(
			TELEGRAM_LIMITS,
			Array.from({ length: 600 }, (_, at) => [`c${at}`, 1] as const),
		);
		expect(
			most(
				sent.map((one) => one.at),
				1000,
			),
		).toBeLessThanOrEqual(30);
		expect(sent.at(-1)!.at).toBeLessThan((600 / 30) * 1000 * 1.06);
	});

	test('a hot group gets at most 20 a minute and one a second, and holds up nobody else', () => {
		const sent = drain(TELEGRAM_LIMITS, [
			['hot', 45],
			...Array.from({ length: 100 }, (_, at) => [`c${at}`, 1] as const),
		]);
		const hot = sent.filter((one) => one.channelId === 'hot').map((one) => one.at);
		expect(most(hot, 60_000)).toBeLessThanOrEqual(20);
		expect(most(hot, 1000)).toBe(1);
		expect(Math.max(...sent.filter((one) => one.channelId !== 'hot').map((one) => one.at))).toBeLessThan(5000);
	});
});

describe('a flood', () => {
	test.each([
		[false, 0, false],
		[false, 28, false], // a second serves 28
		[false, 29, true],
		[true, 28, true],
		[true, 1, true],
		[true, 0, false],
	])('was it one: %s; channels to be served now: %i; it is one: %s', (was, ready, is) => {
		expect(isFlood(was, ready, TELEGRAM_LIMITS)).toBe(is);
	});

	test('has three messages under way on Telegram, everything else one', () => {
		const pace = createPace(TELEGRAM_LIMITS);
		expect([10, 600, 5, 0, 10].map(pace.inFlight)).toEqual([1, 3, 3, 1, 1]);
	});
});

test('Telegram counts a chat with all its topics, and gives persons more than 20 a minute', () => {
	const pace = createPace(TELEGRAM_LIMITS);
	const topic = (threadId: string) => channel(`c${threadId}`, { platform: 'telegram', address: '-1002', threadId });
	pace.took(pace.keyOf(topic('40')), 1000);
	expect(pace.readyAt(pace.keyOf(topic('41')))).toBeGreaterThanOrEqual(2000);
	const [person, group] = [createPace(TELEGRAM_LIMITS), createPace(TELEGRAM_LIMITS)];
	for (let second = 1; second <= 20; second += 1) {
		person.took('7', second * 2000);
		group.took('-7', second * 2000);
	}
	expect([person.readyAt('7'), group.readyAt('-7')]).toEqual([41_030, 63_000]);
});

test('Discord: at most 50 a second in all and 5 in 5 seconds for a channel', () => {
	const sent = drain(DISCORD_LIMITS, [['busy', 12], ...Array.from({ length: 300 }, (_, at) => [`c${at}`, 1] as const)]);
	expect(
		most(
			sent.map((one) => one.at),
			1000,
		),
	).toBeLessThanOrEqual(50);
	expect(
		most(
			sent.filter((one) => one.channelId === 'busy').map((one) => one.at),
			5000,
		),
	).toBeLessThanOrEqual(5);
});

test('urgent alerts go before the longest line, and a channel’s own order is kept', () => {
	const backlog = createBacklog();
	for (const at of ['1', '2', '3'])
		backlog.put(
			alert(`a${at}`, {
				channelId: 'long',
				createdAt: `2026-11-25T09:00:0${at}.000Z`,
				notBefore: '1970-01-01T00:00:00.000Z',
			}),
		);
	backlog.put(alert('u', { channelId: 'short', urgent: true, notBefore: '1970-01-01T00:00:00.000Z' }));
	const order: string[] = [];
	for (let next = backlog.next(1, () => 0); next; next = backlog.next(1, () => 0)) {
		order.push(next.id);
		backlog.remove(next);
	}
	expect(order).toEqual(['u', 'a1', 'a2', 'a3']);
});
