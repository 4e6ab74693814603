/** Updates in hand: once each, in order within a chat, and never forgotten by us and by Telegram at once. */
import type { Update } from 'grammy/types';
import { beforeEach, expect, test } from 'vitest';
import { createInbox, type InboxRecords } from '../../../src/platforms/telegram/inbox.ts';
import { turnOf } from '../../../src/platforms/telegram/updates.ts';
import { handClock } from '../../fakes/clock.ts';
import { inboxRecords } from './set-up.ts';

let records: InboxRecords;
let clock: ReturnType<typeof handClock>;
let handled: number[];
beforeEach(async () => {
	records = await inboxRecords();
	clock = handClock();
	handled = [];
});

function said(update_id: number, chatId: number): Update {
	const chat = { id: chatId, type: 'private', first_name: 'قارئ' };
	return { update_id, message: { message_id: update_id, date: 1, chat, text: '/help' } } as Update;
}

/** A life of the process; `slow` updates are handled when `finish` is called, well or given up. */
function life(slow: readonly number[] = []) {
	const gate = Promise.withResolvers<boolean>();
	const failures: unknown[] = [];
	async function handle({ update_id }: Update): Promise<boolean> {
		if (slow.includes(update_id) && !(await gate.promise)) return false;
		handled.push(update_id);
		return true;
	}
	const inbox = createInbox({
		records,
		botId: 1,
		handle,
		turnOf,
		timer: clock,
		failed: (error) => failures.push(error),
	});
	return { ...inbox, failures, finish: gate.resolve };
}

/** Lets everything that can happen now happen. */
async function settle(): Promise<void> {
	for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
}

async function stored(): Promise<string[]> {
	const ids: string[] = [];
	for await (const [id] of records.waiting.entries()) ids.push(id);
	return ids;
}

test('told twice, at once or later, here or in another process, an update is handled once', async () => {
	const first = life();
	expect(await Promise.all([first.take(said(5, 1)), first.take(said(5, 1))])).toEqual([true, true]);
	expect(await first.take(said(5, 1))).toBe(true);
	expect(await life().take(said(5, 1))).toBe(true);
	expect(handled).toEqual([5]);
});

test('one chat’s updates are handled in order, and a slow chat holds up its own only', async () => {
	const { take, finish } = life([1]);
	const all = [take(said(1, 10)), take(said(2, 10)), take(said(3, 20))];
	await settle();
	expect(handled).toEqual([3]);
	finish(true);
	await Promise.all(all);
	expect(handled).toEqual([3, 1, 2]);
});

test('what takes long is stored before it is taken, and forgotten once it was handled', async () => {
	const { take, finish, idle } = life([1]);
	const taken = take(said(1, 10));
	await settle();
	expect(await stored()).toEqual([]);
	clock.advance(5_000);
	expect(await taken).toBe(true);
	expect(await stored()).toEqual(['1.1']);
	finish(true);
	await idle();
	await settle();
	expect([await stored(), handled]).toEqual([[], [1]]);
});

test('what a dead process had stored is handled by the next one, before what comes after', async () => {
	const dead = life([1, 2]);
	const taken = Promise.all([dead.take(said(1, 10)), dead.take(said(2, 10))]);
	await settle();
	clock.advance(5_000);
	await taken;
	const next = life();
	await next.restore();
	await next.take(said(3, 10));
	await next.idle();
	await settle();
	expect([handled, await stored()]).toEqual([[1, 2, 3], []]);
});

test('what is given up because we stop is neither taken nor forgotten', async () => {
	const { take, finish, idle } = life([1, 2]);
	const late = take(said(1, 10));
	await settle();
	clock.advance(5_000);
	await late;
	const early = take(said(2, 20));
	await settle();
	finish(false);
	expect(await early).toBe(false);
	await idle();
	expect(await stored()).toEqual(['1.1']);
	expect(await life().take(said(2, 20))).toBe(true);
});

test('while the store is away nothing is taken, and nothing handled that could not be known', async () => {
	const { has } = records.handled;
	records = { ...records, handled: { ...records.handled, has: () => Promise.reject(new Error('disk full')) } };
	const { take } = life();
	await expect(take(said(1, 10))).rejects.toThrow('disk full');
	expect(handled).toEqual([]);
	records = { ...records, handled: { ...records.handled, has } };
	expect(await life().take(said(1, 10))).toBe(true);
});

test('what is stored is handled even if the store is away when its turn comes', async () => {
	const { has } = records.handled;
	let failures = 0;
	const failing = (id: string) => (failures-- > 0 ? Promise.reject(new Error('disk full')) : has(id));
	records = { ...records, handled: { ...records.handled, has: failing } };
	const { take, finish } = life([1]);
	const taken = [take(said(1, 10)), take(said(2, 10))];
	await settle();
	clock.advance(5_000);
	await Promise.all(taken);
	failures = 1;
	finish(true);
	await settle();
	expect(handled).toEqual([1]);
	clock.advance(30_000);
	await settle();
	expect([handled, await stored()]).toEqual([[1, 2], []]);
});

test('another bot’s numbers are its own', async () => {
	await life().take(said(5, 1));
	const other = createInbox({
		records,
		botId: 2,
		handle: async () => Boolean(handled.push(-5)),
		turnOf,
		timer: clock,
		failed: () => undefined,
	});
	await other.take(said(5, 1));
	expect(handled).toEqual([5, -5]);
});
