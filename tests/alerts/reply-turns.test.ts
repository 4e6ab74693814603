/** Answers to people among alerts: before them, under the same limits, and sent in the end. */
import { expect, test } from 'vitest';
import { createPace, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createReplyTurns } from '../../src/alerts/reply-turns.ts';
import type { DeliveryOutcome } from '../../src/domain/ports.ts';
import { handClock } from '../fakes/clock.ts';

const SENT: DeliveryOutcome = { kind: 'sent', messageId: '1' };

/** A pace with replies whose sends are recorded: whose, and how many ms after the start. */
function stage() {
	const clock = handClock();
	const startMs = clock.now();
	const pace = createPace(TELEGRAM_LIMITS);
	const turns = createReplyTurns(pace, clock, clock);
	const stop = new AbortController();
	const went: [key: string, ms: number][] = [];
	function reply(key: string, ...outcomes: DeliveryOutcome[]) {
		const send = async () => {
			went.push([key, clock.now() - startMs]);
			return outcomes.shift() ?? SENT;
		};
		return turns(key, send, stop.signal);
	}
	async function pass(ms: number): Promise<void> {
		for (let left = ms; left > 0; left -= 5) {
			clock.advance(5);
			for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
		}
	}
	return { clock, pace, stop, went, reply, pass };
}

test('one goes at once, the next to the same chat after its second, one to another chat in between', async () => {
	const { went, reply, pass } = stage();
	const all = [reply('7'), reply('7'), reply('8')];
	await pass(2_000);
	await Promise.all(all);
	expect(went.map(([key]) => key)).toEqual(['7', '8', '7']);
	expect(went[1]![1]).toBeLessThan(100);
	expect(went[2]![1]).toBeGreaterThanOrEqual(1_000);
});

test('alerts come after it: in its chat by a second, elsewhere by a turn; and it comes after those that went', async () => {
	const { clock, pace, went, reply, pass } = stage();
	const startMs = clock.now();
	pace.took('7', startMs);
	const done = reply('7');
	expect(pace.readyAt('7') - startMs).toBeGreaterThanOrEqual(2_000);
	expect(pace.readyAt('8') - startMs).toBeLessThan(100);
	await pass(1_100);
	expect(await done).toEqual(SENT);
	expect(went).toEqual([['7', 1_030]]);
	expect(pace.readyAtAll()).toBeGreaterThan(startMs + 1_030);
});

test('a group that has had its 20 in a minute gets its answer when it may, and nobody else waits for that', async () => {
	const { clock, pace, went, reply, pass } = stage();
	const startMs = clock.now();
	for (let second = 0; second < 20; second += 1) pace.took('-7', startMs + second * 1_030);
	const [late, other] = [reply('-7'), reply('8')];
	await pass(20_000);
	expect(went.map(([key]) => key)).toEqual(['8']);
	await pass(42_000);
	await Promise.all([late, other]);
	expect(went[1]).toEqual(['-7', 61_000]);
});

test('refused for a while or certainly not sent: it is tried again; in doubt or refused for good: not', async () => {
	const { went, reply, pass } = stage();
	const busy: DeliveryOutcome = { kind: 'busy', retryAfterMs: 7_000, scope: 'channel' };
	const away: DeliveryOutcome = { kind: 'not-sent', reason: 'ECONNREFUSED' };
	const doubt: DeliveryOutcome = { kind: 'unknown', reason: 'timeout' };
	const answered = reply('7', busy, away, SENT);
	const doubted = reply('8', doubt, SENT);
	await pass(10_000);
	expect([await answered, await doubted]).toEqual([SENT, doubt]);
	expect(went.filter(([key]) => key === '7').map(([, ms]) => Math.round(ms / 1000))).toEqual([0, 7, 8]);
});

test('a wait of hours is not waited, and a stop ends every wait with nothing sent', async () => {
	const { stop, went, reply, pass } = stage();
	const hours: DeliveryOutcome = { kind: 'busy', retryAfterMs: 43_837_000, scope: 'channel' };
	expect(await reply('7', hours)).toEqual(hours);
	const first = reply('8');
	const waiting = reply('8');
	await pass(100);
	await first;
	stop.abort();
	await pass(100);
	expect(await waiting).toMatchObject({ kind: 'not-sent' });
	expect(went).toHaveLength(2);
});
