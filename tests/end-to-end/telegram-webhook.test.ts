/** The shipped program with Telegram's webhook: in one process, and in two on Redis of which one takes over from the other. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { redisIsMissing, startRedis } from '../redis.ts';
import { startTelegram, TOKEN } from '../stand-ins/telegram.ts';
import { homeWith, type Program, startProgram } from './program.ts';

const PERSON = 4242;
const TAKE_OVER_MS = 60_000;

/** Telegram posts to each of the ports in turn, as a proxy in front of several processes would lead it. */
async function stage(ports: readonly number[]) {
	let posts = 0;
	const chats = [{ id: PERSON, type: 'private' as const, title: 'قارئة' }];
	const webhookTarget = () => `http://127.0.0.1:${ports[posts++ % ports.length]}/`;
	const telegram = await startTelegram({ chats, webhookTarget, patienceMs: TAKE_OVER_MS });
	onTestFinished(() => telegram.stop());
	const home = homeWith([{ url: 'http://127.0.0.1:9/rss', title: 'صحيفة المدار' }]);
	function start(port: number, more: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Program {
		const webhook = {
			RASID_TELEGRAM_WEBHOOK: 'https://rasid.example/hook',
			RASID_TELEGRAM_WEBHOOK_PORT: String(port),
		};
		const names = { TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot };
		const program = startProgram(home, { ...names, ...webhook, ...more }, args);
		onTestFinished(() => program.kill());
		return program;
	}
	const polls = () => telegram.requests.filter(({ method }) => method === 'getUpdates').length;
	return { telegram, start, polls };
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

test('commands are posted and answered; what is posted while nobody is there is heard by the next process', async () => {
	const port = await freePort();
	const { telegram, start, polls } = await stage([port]);
	const program = start(port);
	const [reply] = await telegram.say(PERSON, PERSON, 'تابع الناتو الآسيوي');
	expect(reply!.text).toContain('صرتَ تتابع «الناتو الآسيوي» هنا.');
	expect(await program.stop()).toBe(0);
	const said = telegram.say(PERSON, PERSON, '/topics');
	start(port);
	expect((await said)[0]!.text).toContain('الناتو الآسيوي');
	expect(polls()).toBe(0);
	telegram.assertClean();
});

describe.skipIf(redisIsMissing())('two processes on Redis', () => {
	test(
		'one listens; when it dies the other does, and each command is answered once, in order',
		async () => {
			const redis = await startRedis();
			onTestFinished(() => redis.stop());
			const ports = [await freePort(), await freePort()];
			const { telegram, start, polls } = await stage(ports);
			const programs = ports.map((port) => start(port, { RASID_STORE: redis.url }, ['--role=bot']));
			const commands = ['تابع الناتو الآسيوي', '/topics', '/language en', '/topics'];
			const before = await Promise.all(commands.map((text) => telegram.say(PERSON, PERSON, text)));
			expect(before).toHaveLength(4);
			const listener = programs.find(({ lines }) => lines.some(({ msg }) => msg === 'role taken'))!;
			await listener.kill();
			const after = ['/language ar', '/topics'].map((text) => telegram.say(PERSON, PERSON, text));
			await Promise.all(after);
			const texts = telegram.messages(PERSON).map(({ text = '' }) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, ''));
			expect(texts).toHaveLength(6);
			expect(texts[1]).toContain('الناتو الآسيوي');
			expect(texts[3]).toContain('Asian NATO');
			expect(texts[5]).toContain('الناتو الآسيوي');
			expect(polls()).toBe(0);
			telegram.assertClean();
		},
		2 * TAKE_OVER_MS,
	);
});
