/** The platform's life: login, registration, lost connections, a wrong token, and what Discord tells of places. */
import { describe, expect, test } from 'vitest';
import { outage, tooMany } from '../../stand-ins/discord/faults.ts';
import { CHANNEL, channel, delivery, RUNNING, SERVER, setStage, THREAD_CHANNEL, TOKEN } from './stage.ts';

const GUILDS_INTENT = 1;

describe.each(['client', 'ids'] as const)('the gateway of kind %s:', (gateway) => {
	const stage = (options: Parameters<typeof setStage>[0] = {}, standIn: Parameters<typeof setStage>[1] = {}) =>
		setStage({ gateway, ...options }, standIn);

	describe('connecting', () => {
		test('asks for servers only, and says it is well', async () => {
			const { discord, platform, start } = await stage();
			expect(platform.trouble()).toContain('not connected');
			await start();
			const identify = discord.gateway.received.find(({ op }) => op === 2);
			expect(identify!.data).toMatchObject({ intents: GUILDS_INTENT });
			expect(platform.trouble()).toBeUndefined();
		});

		test('a wrong token rejects the start and is in no log', async () => {
			const { logged, platform } = await stage({ token: 'wrong.secret.token' });
			await expect(platform.start(RUNNING)).rejects.toThrow('refuses the token');
			expect(JSON.stringify(logged)).not.toContain('secret');
		});

		test('Discord out of reach at the start: it is tried again until it is there', async () => {
			const { discord, platform } = await stage({ reconnectAfterMs: 10 });
			discord.faults.add(outage(503, { on: /^GET \/gateway\/bot/, times: 8 }));
			await platform.start(RUNNING);
			expect(platform.trouble()).toContain('not connected');
			expect((await platform.send(delivery(), RUNNING)).kind).toBe('sent');
			await discord.waitFor(() => platform.trouble() === undefined, 'the platform is well');
		});

		test('stopping while it connects leaves nothing running', async () => {
			const { discord, platform } = await stage();
			discord.faults.add({ on: /^GET \/gateway\/bot/, kind: 'hang' });
			const starting = platform.start(RUNNING);
			await discord.waitFor(() => discord.requests.length > 0);
			await platform.stop();
			await starting;
			expect(platform.trouble()).toContain('not connected');
		});

		test('stopped, as a process is that lost its role, and started again: connected and well', async () => {
			const { discord, platform, start } = await stage();
			await start();
			await platform.stop();
			expect(platform.trouble()).toContain('not connected');
			await platform.start(RUNNING);
			await discord.waitFor(() => platform.trouble() === undefined, 'the platform is well again');
			expect(discord.gateway.received.filter(({ op }) => op === 2)).toHaveLength(2);
			expect((await platform.send(delivery(), RUNNING)).kind).toBe('sent');
		});
	});

	describe('commands', () => {
		test('are registered once a change, in Arabic, with rights as defaults', async () => {
			const { discord, start } = await stage();
			await start();
			expect(discord.commands).toMatchObject([
				{
					name: 'follow',
					description: 'تابع موضوعًا في هذه القناة',
					default_member_permissions: null,
					contexts: [0, 1],
					options: [{ name: 'topic', required: true, autocomplete: true }, { name: 'count' }, { name: 'cadence' }],
				},
				{ name: 'topic', default_member_permissions: '32' },
			]);
			expect(discord.commands.some((command) => command['description_localizations'])).toBe(false);
		});

		test('are left alone when they are as wanted', async () => {
			const first = await stage();
			await first.start();
			await first.platform.stop();
			const again = await stage({ apiBase: first.discord.apiBase });
			await again.platform.start(RUNNING);
			await first.discord.waitFor(() => again.platform.trouble() === undefined, 'the second one is well');
			expect(first.discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
		});

		test('that could not be registered are tried again, and alerts go on', async () => {
			const { discord, platform } = await stage({ reconnectAfterMs: 10 });
			discord.faults.add(outage(500, { on: /^PUT .*commands$/, times: 5 }));
			await platform.start(RUNNING);
			expect((await platform.send(delivery(), RUNNING)).kind).toBe('sent');
			await discord.waitFor(() => platform.trouble() === undefined, 'the platform is well');
		});

		test('wait out a 429', async () => {
			const { discord, start } = await stage();
			discord.faults.add(tooMany('user', 0.05, { on: /^PUT .*commands$/ }));
			await start();
			expect(discord.commands).toHaveLength(2);
		});
	});

	describe('a lost gateway', () => {
		test('is resumed, and what was missed arrives', async () => {
			const { discord, platform, start } = await stage();
			await start();
			discord.gateway.drop();
			const reply = discord.interact({ command: 'topic', channelId: CHANNEL });
			expect((await platform.send(delivery(), RUNNING)).kind).toBe('sent');
			expect((await reply).message).toBeDefined();
			expect(discord.gateway.resumes).toBe(1);
			expect(discord.gateway.received.filter(({ op }) => op === 2)).toHaveLength(1);
		});

		test.each([
			['asked to reconnect', 'reconnect'],
			['with a forgotten session', 'forget'],
		])('%s: commands work again', async (_, how) => {
			const { discord, platform, start } = await stage();
			await start();
			if (how === 'forget') discord.gateway.forgetSessions();
			if (how === 'forget') discord.gateway.drop();
			else discord.gateway.reconnect();
			await discord.waitFor(() => discord.gateway.resumes + identifies() > 1, 'a second connection');
			await discord.waitFor(() => platform.trouble() === undefined, 'the platform is well');
			expect((await discord.interact({ command: 'topic', channelId: CHANNEL })).message).toBeDefined();

			function identifies(): number {
				return discord.gateway.received.filter(({ op }) => op === 2).length;
			}
		});

		test('that takes heartbeats and answers none is left for a new one', async () => {
			const { discord, start } = await stage({}, { heartbeatMs: 100 });
			await start();
			discord.gateway.stopAcknowledging();
			await discord.waitFor(() => discord.gateway.resumes > 0, 'the resume');
		});

		test('a token taken back stops everything', async () => {
			const { discord, platform, start } = await stage();
			await start();
			discord.gateway.close(4004);
			await discord.waitFor(() => platform.trouble()?.includes('token'), 'the refusal');
			const before = discord.requests.length;
			expect((await platform.send(delivery(), RUNNING)).kind).toBe('unauthorised');
			expect(discord.requests).toHaveLength(before);
		});
	});

	describe('places', () => {
		const OTHER = { id: '275928847299117063', name: 'جريدة', channels: [{ id: '275928847299117064', name: 'أخبار' }] };

		test('servers joined and left are told, outages and old servers are not', async () => {
			const { discord, house, start } = await stage();
			await start();
			discord.guildOutage(SERVER);
			discord.joinGuild(OTHER);
			discord.leaveGuild(OTHER.id);
			await discord.waitFor(() => house.events.length === 2, 'both events');
			const scope = `discord-${OTHER.id}`;
			expect(house.events).toMatchObject([
				{ kind: 'joined', place: { scope, address: '', kind: 'server', title: 'جريدة' } },
				{ kind: 'left', place: { scope, address: '' } },
			]);
		});

		test('a deleted channel is left, a deleted thread alone is not', async () => {
			const { discord, house, platform, start } = await stage();
			await start();
			discord.deleteChannel(THREAD_CHANNEL);
			discord.deleteChannel(CHANNEL);
			await discord.waitFor(() => house.events.length > 0, 'the event');
			const place = {
				platform: 'discord',
				scope: `discord-${SERVER}`,
				address: CHANNEL,
				kind: 'server',
				title: 'تنبيهات',
			};
			expect(house.events).toEqual([{ kind: 'left', place }]);
			expect((await platform.send(delivery(), RUNNING)).kind).toBe('gone');
			const toThread = delivery({ channel: channel(CHANNEL, { threadId: THREAD_CHANNEL }) });
			expect((await platform.send(toThread, RUNNING)).kind).toBe('gone');
		});

		test('rights that come back are told once', async () => {
			const { discord, house, start } = await stage();
			await start();
			discord.deny(CHANNEL, 'send');
			discord.deny(CHANNEL);
			discord.deny(CHANNEL);
			discord.joinGuild(OTHER);
			await discord.waitFor(() => house.events.some(({ kind }) => kind === 'joined'), 'the last event');
			expect(house.events).toMatchObject([{ kind: 'restored', place: { address: CHANNEL } }, { kind: 'joined' }]);
		});
	});

	test('no token in anything that is logged', async () => {
		const { discord, logged, start } = await stage();
		await start();
		discord.gateway.drop();
		await discord.waitFor(() => discord.gateway.resumes === 1, 'the resume');
		expect(JSON.stringify(logged)).not.toContain(TOKEN);
	});
});
