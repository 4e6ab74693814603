/** The shipped program as several processes on Redis: each does its roles, one takes over from another, nothing is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redisIsMissing, startRedis, type TestRedis } from '../redis.ts';
import { MANAGE_GUILD } from '../stand-ins/discord/interactions.ts';
import { type StandInDiscord, startDiscord } from '../stand-ins/discord.ts';
import { type Newspaper, startNewspaper } from './newspaper.ts';
import { homeWith, type LogLine, type Program, startProgram } from './program.ts';
import { FIRST, SECOND } from './tellings.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const CHANNEL = '300000000000000001';
const GUILD = { id: '200000000000000001', name: 'خادم الأخبار', channels: [{ id: CHANNEL, name: 'أخبار' }] };
const OWNER = '400000000000000077';
const TAKE_OVER_MS = 120_000;

describe.skipIf(redisIsMissing())('several processes on Redis', () => {
	let redis: TestRedis;
	let discord: StandInDiscord;
	let paper: Newspaper;
	let home: string;
	let programs: Program[];
	let store: string;

	function start(roles: string): Program {
		const environment = {
			DISCORD_TOKEN: TOKEN,
			DISCORD_API_BASE: discord.apiBase,
			RASID_STORE: store,
			RASID_OWNERS: `discord:${OWNER}`,
		};
		const program = startProgram(home, environment, [`--role=${roles}`]);
		programs.push(program);
		return program;
	}

	const took =
		(role: string) =>
		({ msg, roles }: LogLine) =>
			msg === 'role taken' && (roles as string[]).includes(role);

	async function follow(): Promise<void> {
		const options = { topic: 'الناتو الآسيوي' };
		await discord.interact({ command: 'follow', options, channelId: CHANNEL, permissions: MANAGE_GUILD });
	}

	async function useRedis(settings: Readonly<Record<string, string>> = {}, word = ''): Promise<void> {
		await redis?.stop();
		redis = await startRedis(settings);
		store = redis.url + word;
	}

	const shown = () => discord.messages(CHANNEL).map((message) => JSON.stringify(message));

	beforeEach(async () => {
		await useRedis();
		discord = await startDiscord({ token: TOKEN, guilds: [GUILD], waitMs: 60_000 });
		paper = await startNewspaper();
		home = homeWith([
			{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 5 },
			{ url: paper.address('nabaa'), title: 'وكالة نبأ الشرق', announceNewest: 5 },
		]);
		programs = [];
	});

	afterEach(async () => {
		for (const program of programs) await program.kill();
		await paper.stop();
		await discord.stop();
		await redis.stop();
	});

	test(
		'followed in one process, found in another, sent by a third; whoever dies is followed by another',
		async () => {
			start('bot');
			const deliver = start('deliver');
			const first = start('poll,place,announce');
			await first.logged('the roles', took('announce'));
			await follow();
			paper.publish('madar', [FIRST]); // at once: the look that waits for it has a deadline
			const second = start('poll,place,announce');
			await second.logged('the start', (line) => line.msg === 'started');
			await discord.waitFor(() => shown().length === 1, 'the alert');
			await deliver.logged('the delivery', (line) => line.msg === 'alert delivered');
			// The listening process learns what the delivering one has sent.
			const status = () => discord.interact({ command: 'status', channelId: CHANNEL, userId: OWNER });
			await expect
				.poll(async () => JSON.stringify(await status()), { interval: 1_000, timeout: 15_000 })
				.toContain('وصل: تنبيه واحد');

			await first.kill();
			await second.logged('the take-over', took('place'));
			paper.publish('nabaa', [SECOND]);
			await second.logged('the second telling', (line) => line.msg === 'article placed' && line['role'] !== 'opens');
			await deliver.logged('the edit', (line) => line.msg === 'alert delivered' && line['kind'] === 'edit');
			expect(shown()).toHaveLength(1);
			expect(shown()[0]).toContain('وكالة نبأ الشرق');

			expect(await Promise.all(programs.filter((one) => one !== first).map((one) => one.stop()))).toEqual([0, 0, 0]);
			discord.assertClean();
		},
		TAKE_OVER_MS,
	);

	test.each(['article placed', 'story announced'])(
		'Redis is killed at "%s" and comes back: the alert arrives, once',
		async (moment) => {
			const worker = start('poll,place,announce');
			const deliver = start('bot,deliver');
			await Promise.all([worker.logged('the roles', took('announce')), deliver.logged('the roles', took('bot'))]);
			await follow();
			paper.publish('madar', [FIRST]);
			await worker.logged(moment, (line) => line.msg === moment);
			await redis.kill();
			await redis.restart();
			await discord.waitFor(() => shown().length === 1, 'the alert');
			await deliver.logged('the delivery', (line) => line.msg === 'alert delivered');
			// A command goes all the way and back; whatever was to be sent again has had its time.
			await discord.interact({ command: 'topics', channelId: CHANNEL, permissions: MANAGE_GUILD });
			expect(shown()).toHaveLength(1);
			discord.assertClean();
		},
		TAKE_OVER_MS,
	);

	test(
		'Redis has no more than an old snapshot when it is back: followed still, sent once, and the next telling finds it',
		async () => {
			await useRedis({ appendonly: 'no', save: '3600 1' }, '/?persistence=snapshots');
			const worker = start('poll,place,announce');
			const deliver = start('bot,deliver');
			await Promise.all([worker.logged('the roles', took('announce')), deliver.logged('the roles', took('bot'))]);
			await follow();
			paper.publish('madar', [FIRST]);
			await deliver.logged('the delivery', (line) => line.msg === 'alert delivered');
			await redis.kill();
			await redis.restart();
			const isBack = ({ msg }: LogLine) => msg === 'redis came back as of its last snapshot';
			await Promise.all([worker, deliver].map((program) => program.logged('the return', isBack)));
			paper.publish('nabaa', [SECOND]);
			await discord.waitFor(() => shown()[0]!.includes('وكالة نبأ الشرق'), 'the second source in the first message');
			expect(shown()).toHaveLength(1);
			discord.assertClean();
		},
		TAKE_OVER_MS,
	);

	test.each([
		[{ appendonly: 'no', save: '3600 1' }, 'appendonly yes'],
		[{ 'maxmemory-policy': 'allkeys-lru' }, 'maxmemory-policy noeviction'],
	])('a Redis with %j would lose alerts: refused with the remedy', async (settings, remedy) => {
		await useRedis(settings);
		const program = start('poll');
		expect(await program.ended).toBe(1);
		expect(JSON.stringify(program.lines)).toContain(remedy);
	});
});
