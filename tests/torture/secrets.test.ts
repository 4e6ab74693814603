/** Canary tokens down every path of error: in no byte of the log, of what is stored, shown or told. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery, Platform } from '../../src/domain/ports.ts';
import { createFetcher } from '../../src/http/fetcher.ts';
import { createLog } from '../../src/observability/log.ts';
import { askPlatform } from '../../src/pipeline/ask-platform.ts';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { createModel } from '../../src/summaries/model.ts';
import { channel, message } from '../alerts/samples.ts';
import { homeWith, startProgram } from '../end-to-end/program.ts';
import { scriptedHouse } from '../platforms/telegram/conversation.ts';
import { type Mirror, startMirror, WAYS } from './mirror.ts';

const TELEGRAM = '123456789:AAcanary-canary-canary-canary-canary0';
const DISCORD = 'MTAwMDAwMDAwMDAwMDAwMDAx.GCanar.canary-canary-canary-canary-canary-001';
const KEY = 'sk-canary-canary-canary-canary';
/** What must not be found: the secrets, and the telling part of each. */
const CANARIES = [TELEGRAM, DISCORD, KEY, 'AAcanary', 'GCanar', 'canary-canary'];

const written: string[] = [];
const log = createLog({ level: 'debug', secrets: [TELEGRAM, DISCORD, KEY], write: (line) => void written.push(line) });
const clock = { now: Date.now };
const RUNNING = new AbortController().signal;
let mirror: Mirror;

beforeAll(async () => {
	mirror = await startMirror();
});
afterAll(() => mirror.stop());

function expectNoCanary(...texts: readonly string[]): void {
	for (const canary of CANARIES) for (const text of texts) expect(text).not.toContain(canary);
}

const platforms: readonly (readonly [name: 'discord' | 'telegram', create: () => Platform])[] = [
	[
		'discord',
		() => createDiscord({ token: DISCORD, apiBase: `${mirror.origin}/api`, conversation: scriptedHouse(), log, clock }),
	],
	[
		'telegram',
		() => createTelegram({ token: TELEGRAM, apiRoot: mirror.origin, conversation: scriptedHouse(), log, clock }),
	],
];

describe.each(platforms)('%s', (name, create) => {
	const delivery: Delivery = {
		alertId: 'm0123456789abcdef01234567',
		channel: channel('c1', { platform: name, address: '300000000000000001' }),
		message: message(),
		mayHaveArrived: true,
	};

	test.each(WAYS)('$name', async (way) => {
		mirror.answer = way;
		const before = mirror.asked();
		const outcomes = [
			await askPlatform(create(), delivery, undefined, log, RUNNING),
			await askPlatform(create(), delivery, '5', log, RUNNING),
		];
		expect(mirror.asked()).toBeGreaterThan(before);
		// An outcome's reason is stored with the alert and shown on the page.
		expectNoCanary(JSON.stringify(outcomes), written.join(''));
	});
});

test.each(WAYS)('a model: $name', async (way) => {
	mirror.answer = way;
	const fetcher = createFetcher({ userAgent: 'Rasid', now: Date.now });
	const model = createModel(fetcher.fetch, { baseUrl: mirror.origin, key: KEY, model: 'm' });
	const answer = await model.ask({ system: 'x', user: 'y' });
	await fetcher.close();
	expectNoCanary(JSON.stringify(answer), written.join(''));
});

describe('the shipped program', () => {
	const secrets = { DISCORD_TOKEN: DISCORD, TELEGRAM_TOKEN: TELEGRAM };

	test('with both platforms in error: no byte of its output or of its folder', async () => {
		mirror.answer = WAYS.find(({ status }) => status === 502)!;
		const home = homeWith([{ url: `${mirror.origin}/feed`, title: 'صحيفة' }]);
		const program = startProgram(home, {
			...secrets,
			DISCORD_API_BASE: `${mirror.origin}/api`,
			TELEGRAM_API_ROOT: mirror.origin,
			RASID_LOG_LEVEL: 'debug',
		});
		await program.logged('the trouble', (line) => line.msg.startsWith('telegram'));
		await program.stop();
		const files = readdirSync(home).map((file) => readFileSync(join(home, file), 'latin1'));
		expectNoCanary(JSON.stringify(program.lines), program.output.join(''), ...files);
	});

	test.each([
		['a token of the wrong shape', { DISCORD_TOKEN: `${DISCORD} x`, TELEGRAM_TOKEN: `bot${TELEGRAM}` }],
		['a token in the place of an address', { ...secrets, TELEGRAM_API_ROOT: TELEGRAM, DISCORD_API_BASE: DISCORD }],
		['a token in the place of a number', { ...secrets, RASID_WEB_PORT: DISCORD }],
		['a token in the place of the store', { ...secrets, RASID_STORE: TELEGRAM }],
		['a token in the place of a zone', { ...secrets, RASID_TIME_ZONE: DISCORD }],
	])('%s is not repeated in the complaint', (_name, environment) => {
		const home = homeWith([]);
		writeFileSync(join(home, 'feeds.yaml'), 'feeds: []\n');
		const main = resolve(import.meta.dirname, '../../src/main.ts');
		const env = {
			PATH: process.env['PATH'],
			RASID_FEEDS: 'feeds.yaml',
			RASID_STORE: 'sqlite:rasid.db',
			...environment,
		};
		const ran = spawnSync(process.execPath, [main], { cwd: home, env, encoding: 'utf8', timeout: 8000 });
		expect(ran.status).toBe(1);
		expectNoCanary(ran.stdout, ran.stderr);
	});
});
