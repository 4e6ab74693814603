/** The stand-in itself: it must reject what Telegram rejects, or the tests that lean on it prove nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tdlib } from './telegram/tdlib.ts';
import { startTelegram, type TelegramStandInOptions } from './telegram.ts';

const CHATS = [
	{ id: 7, type: 'private' as const, title: 'قارئ' },
	{ id: -1001, type: 'supergroup' as const, title: 'غرفة' },
];

async function standIn(options: TelegramStandInOptions = {}) {
	const server = await startTelegram({ chats: CHATS.map((chat) => ({ ...chat })), ...options });
	onTestFinished(() => server.stop());
	async function call(method: string, payload: object = {}) {
		const response = await fetch(`${server.apiRoot}/bot${server.token}/${method}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(payload),
		});
		return (await response.json()) as { ok: boolean; error_code?: number; description?: string; result?: never };
	}
	return { server, call };
}

const keyboard = (data: string) => ({ inline_keyboard: [[{ text: 'زر', callback_data: data }]] });

describe('the description', () => {
	test.each([
		[
			'callback data of 33 Arabic letters',
			'sendMessage',
			{ chat_id: 7, text: 'خبر', reply_markup: keyboard('ع'.repeat(33)) },
		],
		['an Arabic command', 'setMyCommands', { commands: [{ command: 'متابعة', description: 'متابعة' }] }],
		['a command twice', 'setMyCommands', { commands: ['a', 'a'].map((command) => ({ command, description: 'x' })) }],
	])('rejects %s, and says so at the end', async (_, method, payload) => {
		const { server, call } = await standIn();
		expect(await call(method, payload)).toMatchObject({ ok: false, error_code: 400 });
		expect(() => server.assertClean()).toThrow(method);
		expect(server.takeRejects()).not.toEqual([]);
		server.assertClean();
	});

	test('accepts callback data of 32 Arabic letters', async () => {
		const { server, call } = await standIn();
		expect(
			await call('sendMessage', { chat_id: 7, text: 'خبر', reply_markup: keyboard('ع'.repeat(32)) }),
		).toMatchObject({ ok: true });
		server.assertClean();
	});
});

describe('a text', () => {
	test('has 4096 characters at most, after cleaning', async () => {
		const { call } = await standIn();
		expect(await call('sendMessage', { chat_id: 7, text: `\u202E${'ع'.repeat(4096)} ` })).toMatchObject({ ok: true });
		expect(await call('sendMessage', { chat_id: 7, text: 'ع'.repeat(4097) })).toMatchObject({
			description: 'Bad Request: message is too long',
		});
		expect(await call('sendMessage', { chat_id: 7, text: '\u202E \n' })).toMatchObject({
			description: 'Bad Request: message text is empty',
		});
	});

	test.runIf(!('missing' in tdlib))('is read by Telegram’s own parser', async () => {
		const { server, call } = await standIn();
		expect(await call('sendMessage', { chat_id: 7, text: '<p>خبر</p>', parse_mode: 'HTML' })).toMatchObject({
			description: `Bad Request: can't parse entities: Unsupported start tag "p" at byte offset 0`,
		});
		const link = { type: 'text_link', offset: 0, length: 3, url: 'http://localhost/' };
		expect(await call('sendMessage', { chat_id: 7, text: 'خبر', entities: [link] })).toMatchObject({ ok: false });
		await call('sendMessage', { chat_id: 7, text: '<b>راسلوا</b> @akhbar_bot', parse_mode: 'HTML' });
		expect(server.messages(7)[0]).toMatchObject({
			text: 'راسلوا @akhbar_bot',
			entities: [
				{ type: 'bold', offset: 0, length: 6 },
				{ type: 'mention', offset: 7, length: 11 },
			],
		});
	});
});

describe('updates', () => {
	test('wait for the poll, come again until confirmed, and are the older poller’s conflict', async () => {
		const { server, call } = await standIn();
		const first = call('getUpdates', { timeout: 50 });
		await server.waitFor('the first poll', () => server.requests.length === 1);
		const second = call('getUpdates', { timeout: 50 });
		expect(await first).toMatchObject({ ok: false, error_code: 409 });
		const handled = server.say(7, 7, '/start');
		const [update] = (await second).result as unknown as { update_id: number }[];
		expect((await call('getUpdates')).result).toHaveLength(1);
		expect((await call('getUpdates', { offset: update!.update_id + 1 })).result).toEqual([]);
		expect(await handled).toEqual([]);
		server.assertClean();
	});

	test('go to a webhook with its secret, again until it takes them', async () => {
		const seen: [string | undefined, string][] = [];
		const hook = createServer((request, response) => {
			request.on('data', (body: Buffer) => {
				seen.push([
					request.headers['x-telegram-bot-api-secret-token'] as string,
					String(JSON.parse(String(body)).message.text),
				]);
				response.writeHead(seen.length === 1 ? 500 : 200).end();
			});
		});
		await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
		onTestFinished(() => void hook.close());
		const { port } = hook.address() as AddressInfo;
		const { server, call } = await standIn({ webhookTarget: () => `http://127.0.0.1:${port}/` });
		expect(await call('setWebhook', { url: 'http://bot.example/' })).toMatchObject({ ok: false });
		server.takeRejects();
		await call('setWebhook', { url: 'https://bot.example/', secret_token: 's3cret' });
		await server.say(7, 7, '/start');
		expect(seen).toEqual([
			['s3cret', '/start'],
			['s3cret', '/start'],
		]);
		expect(await call('getUpdates')).toMatchObject({ ok: false, error_code: 409 });
		server.assertClean();
	});
});

describe('a press', () => {
	test('can be answered once, and not when it is old', async () => {
		let now = 0;
		const { server, call } = await standIn({ now: () => now });
		const sent = (await call('sendMessage', { chat_id: 7, text: 'خبر', reply_markup: keyboard('a') }))
			.result as never as { message_id: number };
		const presses = [server.press(7, 7, sent.message_id, 'a'), server.press(7, 7, sent.message_id, 'a')];
		const { result } = await call('getUpdates');
		const [first, second] = (result as never as { callback_query: { id: string } }[]).map(
			(one) => one.callback_query.id,
		);
		expect(await call('answerCallbackQuery', { callback_query_id: first })).toMatchObject({ ok: true });
		expect(await call('answerCallbackQuery', { callback_query_id: first })).toMatchObject({ ok: false });
		now = 16_000;
		expect(await call('answerCallbackQuery', { callback_query_id: second })).toMatchObject({ ok: false });
		await call('getUpdates', { offset: 9_999 });
		expect((await Promise.all(presses)).map(({ answer }) => answer !== undefined)).toEqual([true, false]);
	});
});

describe('the limits', () => {
	test('one a second per chat, twenty a minute per group, thirty a second in all', async () => {
		let now = 0;
		const chats = [
			...CHATS,
			...Array.from({ length: 40 }, (_, i) => ({ id: 100 + i, type: 'private' as const, title: 'ق' })),
		];
		const { call } = await standIn({ chats, flood: {}, now: () => now });
		const send = async (chat_id: number) => (await call('sendMessage', { chat_id, text: 'خبر' })).ok;
		expect([await send(7), await send(7)]).toEqual([true, false]);
		now = 1_000;
		expect(await send(7)).toBe(true);
		now = 60_000;
		const all: boolean[] = [];
		for (let i = 0; i < 40; i += 1) all.push(await send(100 + i));
		expect(all.filter(Boolean)).toHaveLength(30);
		const group: boolean[] = [];
		for (let i = 0; i < 30; i += 1) {
			now = 120_000 + i * 1_000;
			group.push(await send(-1001));
		}
		expect(group.filter(Boolean)).toHaveLength(20);
	});
});
