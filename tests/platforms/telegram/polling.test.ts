/** Updates are handled before they are confirmed, in order within a chat, and once each. */
import type { Update } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { systemClock, systemTimer } from '../../../src/domain/clock.ts';
import { type Batch, poll } from '../../../src/platforms/telegram/polling.ts';
import type { Pace } from '../../../src/platforms/telegram/replies.ts';
import { createTelegram } from '../../../src/platforms/telegram/telegram.ts';
import { note, scriptedHouse } from './conversation.ts';
import { GROUP, inboxRecords, READER, setUp } from './set-up.ts';

function said(update_id: number, chatId: number): Update {
	const chat = { id: chatId, type: 'private', first_name: 'قارئ' };
	return { update_id, message: { message_id: update_id, date: 1, chat, text: '/help' } } as Update;
}

/** Polls through the batches given, then stops; tells what was asked and handled. */
async function run(batches: readonly Batch[], take: (update: Update) => Promise<boolean> = async () => true) {
	const offsets: number[] = [];
	const handled: number[] = [];
	const confirmed: number[] = [];
	const stopping = new AbortController();
	const left = [...batches];
	await poll(
		{
			fetch: async (offset) => {
				offsets.push(offset);
				const next = left.shift();
				if (left.length === 0) stopping.abort();
				return next ?? { kind: 'updates', updates: [] };
			},
			take: async (update) => {
				const isTaken = await take(update);
				if (isTaken) handled.push(update.update_id);
				return isTaken;
			},
			confirm: async (offset) => void confirmed.push(offset),
			retryMs: 1,
		},
		stopping.signal,
	);
	return { offsets, handled, confirmed };
}

const updates = (...list: Update[]): Batch => ({ kind: 'updates', updates: list });

describe('the poll', () => {
	test('asks from behind the last one handled, and confirms that at the end', async () => {
		const { offsets, handled, confirmed } = await run([
			updates(said(5, 1), said(6, 1)),
			updates(),
			updates(said(9, 1)),
		]);
		expect(offsets).toEqual([0, 7, 7]);
		expect(handled).toEqual([5, 6, 9]);
		expect(confirmed).toEqual([10]);
	});

	test('numbers that begin anew lower down are heard', async () => {
		const { offsets, handled } = await run([updates(said(900, 1)), updates(said(30, 1)), updates()]);
		expect(handled).toEqual([900, 30]);
		expect(offsets).toEqual([0, 901, 31]);
	});

	test('what could be neither handled nor stored is asked for again, and never confirmed', async () => {
		let failures = 1;
		const take = async ({ update_id }: Update) => update_id !== 6 || failures-- <= 0;
		const batch = updates(said(5, 1), said(6, 1), said(7, 2));
		const { offsets, confirmed } = await run([batch, updates(said(6, 1), said(7, 2)), updates()], take);
		expect(offsets).toEqual([0, 6, 8]);
		expect(confirmed).toEqual([8]);
		expect((await run([batch], async ({ update_id }) => update_id !== 6)).confirmed).toEqual([6]);
	});
});

describe('against Telegram', () => {
	test('an update is not confirmed while it is being handled', async () => {
		const gate = Promise.withResolvers<void>();
		const house = scriptedHouse(async () => {
			await gate.promise;
			return { message: note('حسنا') };
		});
		const { server } = await setUp({ house });
		let confirmed = false;
		const reply = server.say(READER, READER, '/help').then(() => {
			confirmed = true;
		});
		await server.waitFor('the command to begin', () => house.invocations.length === 1);
		expect(confirmed).toBe(false);
		gate.resolve();
		await reply;
		expect(server.messages(READER)).toHaveLength(1);
	});

	test('stopping finishes what is in hand and leaves nothing to be told again', async () => {
		const gate = Promise.withResolvers<void>();
		const house = scriptedHouse(async () => {
			await gate.promise;
			return { message: note('حسنا') };
		});
		const { server, telegram } = await setUp({ house });
		const reply = server.say(GROUP, READER, '/help');
		await server.waitFor('the command to begin', () => house.invocations.length === 1);
		const stopped = telegram.stop();
		gate.resolve();
		await stopped;
		expect((await reply).map(({ text }) => text)).toEqual(['حسنا']);
		const response = await fetch(`${server.apiRoot}/bot${server.token}/getUpdates`);
		expect(await response.json()).toEqual({ ok: true, result: [] });
	});

	test('an answer that still waits for its turn when we stop is given in the next life', async () => {
		const waits: Pace = (_address, _send, signal) =>
			new Promise((resolve) =>
				signal.addEventListener('abort', () => resolve({ kind: 'not-sent', reason: 'stopped' }), { once: true }),
			);
		const { server, telegram, house, log } = await setUp({ platform: { pace: waits } });
		const said = server.say(READER, READER, '/help');
		await server.waitFor('the command', () => house.invocations.length === 1);
		await telegram.stop();
		expect(server.messages(READER)).toEqual([]);
		const { token, apiRoot } = server;
		const world = { log, clock: systemClock, timer: systemTimer, records: await inboxRecords() };
		const next = createTelegram({ token, apiRoot, conversation: house, ...world });
		await next.start(new AbortController().signal);
		expect((await said).map(({ text }) => text)).toEqual(['حسنا']);
		await next.stop();
	});
});
