/** Canary tokens down every path of error: in no byte of the log, of what is stored, shown or told. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { systemTimer } from '../../src/domain/clock.ts';
import type { Delivery, Platform } from '../../src/domain/ports.ts';
import { createFetcher } from '../../src/http/fetcher.ts';
import { createLog } from '../../src/observability/log.ts';
import { askPlatform } from '../../src/pipeline/ask-platform.ts';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import type { InboxRecords } from '../../src/platforms/telegram/inbox.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createModel } from '../../src/summaries/model.ts';
import { channel, message } from '../alerts/samples.ts';
import { startNewspaper } from '../end-to-end/newspaper.ts';
import { homeWith, startProgram } from '../end-to-end/program.ts';
import { scriptedHouse } from '../platforms/telegram/conversation.ts';
import { inboxRecords } from '../platforms/telegram/set-up.ts';
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
let records: InboxRecords;

beforeAll(async () => {
	mirror = await startMirror();
	records = await inboxRecords();
});
afterAll(() => mirror.stop());

function expectNoCanary(...texts: readonly string[]): void {
	for (const canary of CANARIES)
		for (const text of texts) {
			const at = text.indexOf(canary);
			expect(at < 0 ? '' : `${canary}: ${text.slice(Math.max(0, at - 200), at)}`).toBe('');
		}
}

const platforms: readonly (readonly [name: 'discord' | 'telegram', create: () => Platform])[] = [
	[
		'discord',
		() => createDiscord({ token: DISCORD, apiBase: `${mirror.origin}/api`, conversation: scriptedHouse(), log, clock }),
	],
	[
		'telegram',
		() =>
			createTelegram({
				token: TELEGRAM,
				apiRoot: mirror.origin,
				conversation: scriptedHouse(),
				records,
				log,
				clock,
				timer: systemTimer,
			}),
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

	/** Both platforms answer with errors that repeat what they were sent; a story is to be told on both. */
	async function startInTrouble(more: Readonly<Record<string, string>> = {}) {
		mirror.answer = WAYS.find(({ status }) => status === 502)!;
		const paper = await startNewspaper();
		const home = homeWith([{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 9 }]);
		const store = await openStore(`sqlite:${join(home, 'rasid.db')}`);
		const subscriptions = createSubscriptions(recordsOf(store));
		for (const platform of ['discord', 'telegram'] as const) {
			await subscriptions.saveChannel(channel(`c-${platform}`, { platform, address: '300000000000000001' }));
			await subscriptions.follow(`c-${platform}`, 'asian-nato', '1', '2026-11-01T00:00:00.000Z');
		}
		await store.close();
		paper.publish('madar', [{ title: 'قمة تبحث قيام الناتو الآسيوي', text: 'بحث الوزراء قيام «الناتو الآسيوي».' }]);
		const port = await freePort();
		const program = startProgram(home, {
			...secrets,
			RASID_WEB_PORT: String(port),
			DISCORD_API_BASE: `${mirror.origin}/api`,
			TELEGRAM_API_ROOT: mirror.origin,
			RASID_LOG: 'debug',
			...more,
		});
		await program.logged('the trouble', ({ msg }) => msg.startsWith('telegram'));
		for (const name of ['discord', 'telegram'])
			await program.logged(`a failed send on ${name}`, ({ msg, platform }) =>
				Boolean(msg === 'alert not delivered' && platform === name),
			);
		const bytes = () => [JSON.stringify(program.lines), program.output.join('\n'), ...textsIn(home)];
		return { program, paper, port, bytes };
	}

	/** Node's own diagnostics, asked for in every way. */
	function reportingTo(folder: string): Readonly<Record<string, string>> {
		const crash = join(import.meta.dirname, 'crash-on-signal.ts');
		const reports = '--report-uncaught-exception --report-on-fatalerror --report-on-signal --report-signal=SIGPROF';
		return { NODE_OPTIONS: `--import ${crash} ${reports} --report-directory=${folder} --max-old-space-size=120` };
	}

	test('with both platforms in error: no byte of its pages, its figures, its output, its folder or its last words', {
		timeout: 90_000,
	}, async () => {
		const reports = mkdtempSync(join(tmpdir(), 'rasid-reports-'));
		const { program, paper, port, bytes } = await startInTrouble(reportingTo(reports));
		const shown = async (path: string) => {
			const answer = await fetch(`http://127.0.0.1:${port}${path}`);
			return `${path} ${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
		};
		const front = await shown('/');
		const alerts = new Set(front.match(/m[0-9a-f]{24}/g)?.map((id) => `/alerts/${id}`));
		expect(alerts.size).toBe(2);
		const fixed = ['/state', '/stories', '/feeds', '/feeds.opml', '/desk', '/desk/asian-nato', '/nowhere'];
		const machine = ['/metrics', '/healthz', '/readyz'];
		const pages = await Promise.all([...alerts, ...fixed, ...machine].map(shown));
		expectNoCanary(front, ...pages);
		// The trouble itself is told.
		expect(pages.find((page) => page.startsWith('/readyz'))).toContain('telegram');
		program.signal('SIGHUP');
		await program.logged('a rejection', ({ msg }) => msg === 'a promise was left alone');
		program.signal('SIGPROF');
		await program.logged('a report', ({ msg }) => msg.includes('report completed'));
		program.signal('SIGUSR2');
		expect(await program.ended).toBe(1);
		await paper.stop();
		expectNoCanary(...bytes(), ...textsIn(reports, 1));
	});

	test('a heap that overflows: nor the report that Node writes then', { timeout: 90_000 }, async () => {
		const reports = mkdtempSync(join(tmpdir(), 'rasid-reports-'));
		const { program, paper, bytes } = await startInTrouble(reportingTo(reports));
		program.signal('SIGWINCH');
		await program.ended;
		await paper.stop();
		expectNoCanary(...bytes(), ...textsIn(reports, 1));
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
		const ran = spawnSync(process.execPath, [main], { cwd: home, env, encoding: 'utf8', timeout: 25_000 });
		expect(ran.status).toBe(1);
		expectNoCanary(ran.stdout, ran.stderr);
	});
});

function textsIn(folder: string, count?: number): string[] {
	const files = readdirSync(folder);
	if (count !== undefined) expect(files).toHaveLength(count);
	return files.map((file) => readFileSync(join(folder, file), 'latin1'));
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
