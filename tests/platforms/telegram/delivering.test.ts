/** What becomes of a message that is given to Telegram: arrived, not sent, or unknown, and never sent a second time. */
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { systemClock, systemTimer } from '../../../src/domain/clock.ts';
import { createTelegram } from '../../../src/platforms/telegram/telegram.ts';
import { BAD_GATEWAY, type Fault } from '../../stand-ins/telegram/faults.ts';
import type { ChatState, StandInChat } from '../../stand-ins/telegram/world.ts';
import { note, scriptedHouse } from './conversation.ts';
import { ADMIN, delivery, FORUM, GROUP, inboxRecords, NEWS_CHANNEL, READER, setUp } from './set-up.ts';

const signal = new AbortController().signal;

/** 20 MB of an answer that would be a fine one. */
const BOMB: Fault['what'] = {
	status: 200,
	body: gzipSync(JSON.stringify({ ok: true, result: { message_id: 1, text: 'ا'.repeat(10_000_000) } })),
	headers: { 'content-encoding': 'gzip' },
};

const BAD_REQUEST: Fault['what'] = {
	status: 400,
	body: { ok: false, error_code: 400, description: 'Bad Request: something new' },
};

describe('a message', () => {
	test('arrives as it was rendered, and its id comes back', async () => {
		const { server, telegram } = await setUp();
		const outcome = await telegram.send(delivery(GROUP, 'خبر عاجل'), signal);
		const [message] = server.messages(GROUP);
		expect(outcome).toEqual({ kind: 'sent', messageId: String(message?.message_id) });
		expect(message?.text).toBe('خبر عاجل');
	});

	test('goes to a channel, and to a topic of a forum', async () => {
		const { server, telegram } = await setUp();
		expect(await telegram.send(delivery(NEWS_CHANNEL, 'إلى القناة'), signal)).toMatchObject({ kind: 'sent' });
		expect(await telegram.send(delivery(FORUM, 'إلى الموضوع', '40'), signal)).toMatchObject({ kind: 'sent' });
		expect(await telegram.send(delivery(FORUM, 'إلى العام', '1'), signal)).toMatchObject({ kind: 'sent' });
		expect(server.messages(FORUM).map((message) => message.message_thread_id)).toEqual([40, undefined]);
	});

	test('answers an earlier one, unless that is gone', async () => {
		const { server, telegram } = await setUp();
		const first = await telegram.send(delivery(GROUP, 'أول'), signal);
		const replyTo = first.kind === 'sent' ? first.messageId : '';
		await telegram.send({ ...delivery(GROUP, 'تطور'), replyTo }, signal);
		expect(server.messages(GROUP)[1]?.reply_to_message?.text).toBe('أول');
		expect(await telegram.send({ ...delivery(GROUP, 'تطور'), replyTo: '9999' }, signal)).toEqual({ kind: 'missing' });
	});

	test('is edited in place; an edit that changes nothing has succeeded; one of nothing is missing', async () => {
		const { server, telegram } = await setUp();
		const sent = await telegram.send(delivery(GROUP, 'مصدر واحد'), signal);
		const messageId = sent.kind === 'sent' ? sent.messageId : '';
		const edit = { ...delivery(GROUP, 'مصدران'), messageId };
		expect(await telegram.edit(edit, signal)).toEqual({ kind: 'sent', messageId });
		expect(await telegram.edit(edit, signal)).toEqual({ kind: 'sent', messageId });
		expect(server.messages(GROUP).map(({ text }) => text)).toEqual(['مصدران']);
		expect(await telegram.edit({ ...edit, messageId: '9999' }, signal)).toEqual({ kind: 'missing' });
	});

	test('tells its time in the words it is given', async () => {
		const { server, telegram } = await setUp({ platform: { timeText: (at) => `الساعة ${at.slice(11, 16)}` } });
		await telegram.send(delivery(READER, { ...note('خبر'), at: '2026-05-03T10:30:00.000Z' }), signal);
		expect(server.messages(READER)[0]?.text).toBe('خبر\n\nالساعة 10:30');
	});
});

describe('a refusal', () => {
	const group = (state: ChatState): StandInChat => ({ id: -5, type: 'supergroup', title: 'غرفة', state });
	const person = (state: ChatState): StandInChat => ({ id: 5, type: 'private', title: 'قارئ', state });

	test.each([
		['blocked by a person', person('blocked'), { kind: 'gone', reason: 'blocked by the user (403)' }],
		['a deactivated account', person('deactivated'), { kind: 'gone', reason: 'the account is deactivated (403)' }],
		['a person never met', person('not-started'), { kind: 'gone', reason: 'the person has not started the bot (403)' }],
		['kicked from a group', group('kicked'), { kind: 'gone', reason: 'removed from the chat (403)' }],
		['no member of a group', group('not-a-member'), { kind: 'gone', reason: 'not a member of the chat (403)' }],
		['a deleted group', group('deleted'), { kind: 'gone', reason: 'the chat was deleted (403)' }],
		['no right to write', group('no-rights'), { kind: 'refused', reason: 'not enough rights (400)' }],
		['writing forbidden', group('write-forbidden'), { kind: 'refused', reason: 'no right to write here (400)' }],
		['a group that became a supergroup', group({ migratedTo: -1005 }), { kind: 'migrated', address: '-1005' }],
	])('%s', async (_, chat, expected) => {
		const { server, telegram } = await setUp({ standIn: { chats: [chat] } });
		expect(await telegram.send(delivery(chat.id, 'خبر'), signal)).toEqual(expected);
		expect(server.requests.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
	});

	test('an unknown chat, a closed topic and a deleted one', async () => {
		const { telegram } = await setUp();
		expect(await telegram.send(delivery(424242, 'خبر'), signal)).toEqual({
			kind: 'gone',
			reason: 'chat not found (400)',
		});
		expect(await telegram.send(delivery(FORUM, 'خبر', '41'), signal)).toMatchObject({ kind: 'refused' });
		expect(await telegram.send(delivery(FORUM, 'خبر', '42'), signal)).toMatchObject({ kind: 'gone' });
	});

	test.each([
		['too long', 'Bad Request: message is too long', { kind: 'invalid', reason: 'the message is too long (400)' }],
		['markup', "Bad Request: can't parse entities: x", { kind: 'invalid', reason: 'the markup is rejected (400)' }],
		['a button', 'Bad Request: BUTTON_DATA_INVALID', { kind: 'invalid', reason: 'a button is rejected (400)' }],
		['anything new', 'Bad Request: SOMETHING_NEW', { kind: 'invalid', reason: 'rejected (400)' }],
	])('of the message itself: %s', async (_, description, expected) => {
		const { server, telegram } = await setUp();
		const body = { ok: false, error_code: 400, description };
		server.faults.add({ method: 'sendMessage', when: 'before', what: { status: 400, body } });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toEqual(expected);
	});

	test('too many messages: the wait that Telegram names', async () => {
		const { server, telegram } = await setUp({ standIn: { flood: { secondMs: 60_000 } } });
		await telegram.send(delivery(READER, 'واحد'), signal);
		expect(await telegram.send(delivery(READER, 'اثنان'), signal)).toEqual({
			kind: 'busy',
			retryAfterMs: 1000,
			scope: 'channel',
		});
		expect(await telegram.send(delivery(ADMIN, 'لغيره'), signal)).toMatchObject({ kind: 'sent' });
		expect(server.refusedByFlood()).toBe(1);
	});

	test('too many in all: seen when chat after chat is refused', async () => {
		const { telegram } = await setUp({ standIn: { flood: { secondMs: 60_000, all: 1 } } });
		const outcomes = [];
		for (const address of [READER, ADMIN, GROUP, FORUM]) {
			const outcome = await telegram.send(delivery(address, 'خبر'), signal);
			outcomes.push(outcome.kind === 'busy' ? outcome.scope : outcome.kind);
		}
		expect(outcomes).toEqual(['sent', 'channel', 'channel', 'platform']);
	});

	test.each([
		[43_837, 43_837_000],
		[0, 5_000],
		[-3, 5_000],
		['abc', 5_000],
		[undefined, 5_000],
		[1e9, 3_600_000],
	])('a wait of %s', async (retry_after, retryAfterMs) => {
		const { server, telegram, log } = await setUp();
		const body = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after } };
		server.faults.add({ method: 'sendMessage', when: 'before', what: { status: 429, body } });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'busy', retryAfterMs });
		expect(log.lines.some((line) => line.includes('a long wait'))).toBe(retryAfterMs > 5_000);
	});
});

describe('a silence', () => {
	const FAULTS: readonly [name: string, fault: Fault['what']][] = [
		['the connection drops', 'drop'],
		['no answer in time', 'hang'],
		['half an answer', 'truncate'],
		['a gateway’s page', BAD_GATEWAY],
		['500', { status: 500, body: { ok: false, error_code: 500, description: 'Internal Server Error' } }],
		['504 without a body', { status: 504, body: '' }],
		['200 that is no JSON', { status: 200, body: 'مرحبا' }],
		['200 that is no success', { status: 200, body: { ok: false } }],
		['a bomb', BOMB],
		['success without a message', { status: 200, body: { ok: true, result: true } }],
	];

	test.each(FAULTS)('%s, after the message stood: unknown, and one message only', async (_, what) => {
		const { server, telegram } = await setUp({ platform: { timeoutMs: 200 } });
		server.faults.add({ method: 'sendMessage', when: 'after', what });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'unknown' });
		expect(await telegram.send(delivery(GROUP, 'التالي'), signal)).toMatchObject({ kind: 'sent' });
		expect(server.messages(GROUP).map(({ text }) => text)).toEqual(['خبر', 'التالي']);
	});

	test('before the message was read is unknown too: we cannot tell', async () => {
		const { server, telegram } = await setUp();
		server.faults.add({ method: 'sendMessage', when: 'before', what: 'drop' });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'unknown' });
		expect(server.messages(GROUP)).toEqual([]);
	});

	test.each<[string, (socket: Socket) => void]>([
		['after the request', (socket) => socket.once('data', () => socket.resetAndDestroy())],
		[
			'after the headers',
			(socket) =>
				socket.once('data', () =>
					socket.write('HTTP/1.1 200 OK\r\n\r\n', () => setImmediate(() => socket.resetAndDestroy())),
				),
		],
		[
			'in mid-body',
			(socket) =>
				socket.once('data', () =>
					socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"ok":true', () =>
						setImmediate(() => socket.resetAndDestroy()),
					),
				),
		],
	])('a connection that is reset %s leaves a doubt', async (_, strike) => {
		const server = createTcpServer((socket) => strike(socket.on('error', () => undefined)));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const { telegram } = await setUp({ start: false, platform: { apiRoot } });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'unknown' });
		await new Promise((resolve) => server.close(resolve));
	});

	test('while the polls find nobody at all, one send a minute finds out and the others wait, in no doubt', async () => {
		let nowMs = Date.now();
		const clock = { now: () => nowMs };
		const { server, telegram } = await setUp({ platform: { clock, retryMs: 5, pollMs: 1_000 } });
		server.faults.add({ method: 'getUpdates', when: 'before', what: 'drop', times: 1_000_000 });
		await server.waitFor('the trouble', () => telegram.trouble()?.includes('no answer'));
		expect(await telegram.send(delivery(GROUP, 'واحد'), signal)).toMatchObject({ kind: 'sent' });
		expect(await telegram.send(delivery(ADMIN, 'اثنان'), signal)).toMatchObject({ kind: 'not-sent' });
		nowMs += 60_000;
		expect(await telegram.send(delivery(ADMIN, 'اثنان'), signal)).toMatchObject({ kind: 'sent' });
		expect(await telegram.send(delivery(READER, 'ثلاثة'), signal)).toMatchObject({ kind: 'not-sent' });
		server.faults.clear();
		await server.waitFor('the trouble to be over', () => telegram.trouble() === undefined);
		expect(await telegram.send(delivery(READER, 'ثلاثة'), signal)).toMatchObject({ kind: 'sent' });
	});

	test('polls that are answered badly bar no send', async () => {
		const { server, telegram } = await setUp({ platform: { retryMs: 5 } });
		server.faults.add({ method: 'getUpdates', when: 'before', what: BAD_REQUEST, times: 1_000_000 });
		await server.waitFor('the trouble', () => telegram.trouble()?.includes('no usable answer'));
		expect(await telegram.send(delivery(GROUP, 'واحد'), signal)).toMatchObject({ kind: 'sent' });
		expect(await telegram.send(delivery(ADMIN, 'اثنان'), signal)).toMatchObject({ kind: 'sent' });
	});

	test('nobody listens: certainly not sent', async () => {
		const apiRoot = `http://127.0.0.1:${await closedPort()}`;
		const { telegram } = await setUp({ start: false, platform: { apiRoot } });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'not-sent' });
	});

	test('stopped before it began: certainly not sent', async () => {
		const { server, telegram } = await setUp();
		expect(await telegram.send(delivery(GROUP, 'خبر'), AbortSignal.abort())).toMatchObject({ kind: 'not-sent' });
		expect(server.messages(GROUP)).toEqual([]);
	});

	test('stopped half-way: unknown', async () => {
		const { server, telegram } = await setUp();
		const stopping = new AbortController();
		server.faults.add({ method: 'sendMessage', when: 'after', what: 'hang' });
		const sending = telegram.send(delivery(GROUP, 'خبر'), stopping.signal);
		await server.waitFor('the message', () => server.messages(GROUP).length === 1);
		stopping.abort();
		expect(await sending).toMatchObject({ kind: 'unknown' });
	});
});

describe('the token', () => {
	test('revoked while we send: that is told, and nothing more is asked', async () => {
		const { server, telegram } = await setUp();
		const body = { ok: false, error_code: 401, description: 'Unauthorized' };
		server.faults.add({ method: 'sendMessage', when: 'before', what: { status: 401, body } });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'unauthorised' });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'unauthorised' });
		expect(server.requests.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
		expect(telegram.trouble()).toMatch(/token is rejected/);
	});

	test('that never was one (404): that is told as well', async () => {
		const { server, telegram } = await setUp();
		const body = { ok: false, error_code: 404, description: 'Not Found' };
		server.faults.add({ method: 'sendMessage', when: 'before', what: { status: 404, body } });
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'unauthorised' });
	});

	test('used by a second program: nothing is sent until it has stopped', async () => {
		const { server, telegram, house } = await setUp();
		await server.waitFor('our poll', () => server.requests.some(({ method }) => method === 'getUpdates'));
		const other = fetch(`${server.apiRoot}/bot${server.token}/getUpdates?timeout=50`);
		await server.waitFor('the conflict to be seen', () => telegram.trouble()?.includes('another program'));
		expect(await telegram.send(delivery(GROUP, 'خبر'), signal)).toMatchObject({ kind: 'busy', scope: 'platform' });
		await (await other).text();
		await server.waitFor('the trouble to be over', () => telegram.trouble() === undefined);
		await server.say(READER, READER, '/help');
		expect(house.invocations).toHaveLength(1);
	});

	test('is in no log line and no outcome, whatever goes wrong', async () => {
		const house = scriptedHouse(async ({ actor }) => ({ message: note(String(await actor.isAdmin(true))) }));
		const { server, telegram, log } = await setUp({ house, platform: { timeoutMs: 100, pollMs: 1_000 } });
		const { token, apiRoot } = server;
		const sent = await telegram.send(
			delivery(GROUP, { ...note('خبر'), buttons: [[{ label: 'كتم', action: 'm' }]] }),
			signal,
		);
		const outcomes: unknown[] = [sent];
		const faults: Fault['what'][] = [
			'drop',
			'hang',
			'truncate',
			BAD_GATEWAY,
			{ status: 302, body: '', headers: { location: `${apiRoot}/bot${token}/x` } },
			{ status: 400, body: { ok: false, error_code: 400, description: `Bad Request: ${token}` } },
			{ status: 403, body: { ok: false, error_code: 403, description: `Forbidden: ${token}` } },
		];
		for (const what of faults) {
			for (const method of ['sendMessage', 'getChatMember', 'answerCallbackQuery', 'getUpdates', 'editMessageText']) {
				server.faults.add({ method, when: 'before', what });
			}
			outcomes.push(await telegram.send(delivery(GROUP, 'خبر'), signal));
			outcomes.push(await telegram.edit({ ...delivery(GROUP, 'خبر'), messageId: '1' }, signal));
			await server.say(GROUP, ADMIN, '/help');
			await server.press(GROUP, ADMIN, Number(sent.kind === 'sent' && sent.messageId), 'm');
			outcomes.push(telegram.trouble());
		}
		for (const broken of ['not an address', 'ftp://example.org', `http://127.0.0.1:${await closedPort()}`]) {
			const here = { records: await inboxRecords(), log, clock: systemClock, timer: systemTimer };
			const options = { token, apiRoot: broken, conversation: house, ...here };
			outcomes.push(await createTelegram(options).send(delivery(GROUP, 'خبر'), signal));
		}
		expect(JSON.stringify([log.lines, outcomes])).not.toContain(token.split(':')[1]);
		expect(log.lines.join('\n')).toMatch(/rights could not be asked.*\n(.*\n)*.*no (usable )?answer/);
	});
});

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
