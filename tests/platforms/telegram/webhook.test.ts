/** Telegram posts its updates: only with the secret, each once, in order within a chat, and again until one is taken. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { systemClock, systemTimer } from '../../../src/domain/clock.ts';
import { createTelegram } from '../../../src/platforms/telegram/telegram.ts';
import { secretOf } from '../../../src/platforms/telegram/webhook.ts';
import { note, scriptedHouse } from './conversation.ts';
import { ADMIN, GROUP, inboxRecords, READER, type SetUpOptions, setUp } from './set-up.ts';

const PUBLIC_URL = 'https://rasid.example/telegram';

/** The platform behind the address that the stand-in posts to. */
async function posted(options: SetUpOptions = {}) {
	const port = await freePort();
	const here = `http://127.0.0.1:${port}/telegram`;
	const webhook = { publicUrl: PUBLIC_URL, port };
	const standIn = { webhookTarget: () => here, ...options.standIn };
	const stage = await setUp({ ...options, standIn, platform: { webhook, ...options.platform } });
	const { server } = stage;
	await server.waitFor('the open door', () => server.requests.some(({ method }) => method === 'getWebhookInfo'));
	const secret = secretOf(server.token);
	function post(body: string, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret }) {
		return fetch(here, { method: 'POST', body, headers }).then(({ status }) => status);
	}
	return { ...stage, webhook, here, post };
}

const command = (update_id: number) =>
	JSON.stringify({
		update_id,
		message: {
			message_id: update_id,
			date: 1,
			chat: { id: READER, type: 'private', first_name: 'قارئ' },
			from: { id: READER, is_bot: false, first_name: 'قارئ' },
			text: '/help',
		},
	});

test('a command is posted, answered and not polled for; a press too', async () => {
	const { server, house, telegram } = await posted();
	const [reply] = await server.say(READER, READER, '/help');
	expect(reply?.text).toBe('حسنا');
	await server.press(READER, READER, reply!.message_id, 'm');
	expect([house.invocations.length, house.presses.length]).toEqual([1, 1]);
	expect(server.requests.filter(({ method }) => method === 'getUpdates')).toEqual([]);
	expect(telegram.trouble()).toBeUndefined();
});

test('what nobody asked for is not posted, and the registration carries the secret', async () => {
	const { server } = await posted();
	const { payload } = server.requests.find(({ method }) => method === 'setWebhook')!;
	expect(payload).toEqual({
		url: PUBLIC_URL,
		secret_token: secretOf(server.token),
		allowed_updates: ['message', 'callback_query', 'my_chat_member'],
	});
	expect(payload['secret_token']).toMatch(/^[\w-]{1,256}$/);
	expect(payload['secret_token']).not.toContain(server.token.split(':')[1]);
});

describe('a stranger', () => {
	test.each<[string, Record<string, string>, number]>([
		['no secret', {}, 401],
		['a wrong one', { 'x-telegram-bot-api-secret-token': 'f'.repeat(64) }, 401],
		['a shorter one', { 'x-telegram-bot-api-secret-token': 'f' }, 401],
	])('with %s is turned away unheard', async (_, headers, status) => {
		const { post, house } = await posted();
		expect(await post(command(5), headers)).toBe(status);
		expect(house.invocations).toEqual([]);
	});

	test('what is no update is refused, a flood of bytes is cut off, and the door stays open', async () => {
		const { server, here, post, house } = await posted();
		expect(await post('{')).toBe(400);
		expect(await post('null')).toBe(400);
		expect(await post('{"update_id":"5"}')).toBe(400);
		expect(await post('x'.repeat(1_000_001)).catch(() => 413)).toBe(413);
		expect(await fetch(here, { headers: { 'x-telegram-bot-api-secret-token': secretOf(server.token) } })).toMatchObject(
			{
				status: 405,
			},
		);
		expect(await post(command(5))).toBe(200);
		expect(house.invocations).toHaveLength(1);
	});
});

test('posted again, at once or after its answer was lost, an update is handled once', async () => {
	const { post, house, server } = await posted();
	expect(await Promise.all([post(command(5)), post(command(5))])).toEqual([200, 200]);
	expect(await post(command(5))).toBe(200);
	expect(house.invocations).toHaveLength(1);
	expect(server.messages(READER)).toHaveLength(1);
});

test('one chat’s updates are handled in their order, and other chats do not wait for a slow one', async () => {
	const gate = Promise.withResolvers<void>();
	const done: string[] = [];
	const house = scriptedHouse(async ({ options: { topic = '' } }) => {
		if (topic === 'واحد') await gate.promise;
		done.push(topic);
		return { message: note(topic) };
	});
	const { server } = await posted({ house });
	const slow = ['واحد', 'اثنان', 'ثلاثة'].map((topic) => server.say(GROUP, ADMIN, `/follow ${topic}`));
	await server.say(READER, READER, '/follow غيرها');
	expect(done).toEqual(['غيرها']);
	gate.resolve();
	await Promise.all(slow);
	expect(done).toEqual(['غيرها', 'واحد', 'اثنان', 'ثلاثة']);
});

test('while the store is away nothing is confirmed; once it is back everything is handled', async () => {
	const records = await inboxRecords();
	let isAway = true;
	const has = (id: string) => (isAway ? Promise.reject(new Error('away')) : records.handled.has(id));
	const { server, house, log } = await posted({
		platform: { records: { ...records, handled: { ...records.handled, has } } },
	});
	const said = server.say(READER, READER, '/help');
	await server.waitFor('a try', () => log.lines.some((line) => line.includes('cannot be stored')));
	expect(house.invocations).toEqual([]);
	isAway = false;
	expect(await said).toHaveLength(1);
});

test('stopped and started anew by polling: the webhook is taken down, and what came between is heard', async () => {
	const { server, house, telegram, log } = await posted();
	await server.say(READER, READER, '/help');
	await telegram.stop();
	const between = server.say(READER, READER, '/help');
	const { token, apiRoot } = server;
	const world = { log, clock: systemClock, timer: systemTimer, records: await inboxRecords() };
	const polling = createTelegram({ token, apiRoot, conversation: house, ...world });
	await polling.start(new AbortController().signal);
	expect(await between).toHaveLength(1);
	await polling.stop();
});

test('a port that is taken stops no alert, and is said', async () => {
	const other = createServer();
	const port = await listening(other);
	const { log, telegram } = await setUp({ platform: { webhook: { publicUrl: PUBLIC_URL, port } } });
	await telegram.stop();
	expect(log.lines.join('\n')).toContain('RASID_TELEGRAM_WEBHOOK_PORT');
	await new Promise((resolve) => other.close(resolve));
});

test('a webhook that another program took down is put up again', async () => {
	const looks: (() => void)[] = [];
	/** Rings when the test says so. */
	const timer = {
		sleep: (ms: number, signal?: AbortSignal) =>
			ms < 60_000
				? systemTimer.sleep(ms, signal)
				: new Promise<void>((resolve) => {
						looks.push(resolve);
						signal?.addEventListener('abort', () => resolve(), { once: true });
					}),
	};
	const { server, house } = await posted({ platform: { timer } });
	await server.waitFor('the first look', () => looks.length === 1);
	await fetch(`${server.apiRoot}/bot${server.token}/deleteWebhook`);
	const said = server.say(READER, READER, '/help');
	looks[0]!();
	await said;
	expect(house.invocations).toHaveLength(1);
});

async function freePort(): Promise<number> {
	const server = createServer();
	const port = await listening(server);
	await new Promise((resolve) => server.close(resolve));
	return port;
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}
