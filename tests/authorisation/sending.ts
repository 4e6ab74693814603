/** What becomes of alerts where the bot was blocked, kicked or moved: the real platforms over stand-ins, the real sender. */
import { createPace, DISCORD_LIMITS, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { purgeRound } from '../../src/conversation/purge.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Channel } from '../../src/domain/channel.ts';
import { isoAt, systemClock, systemTimer } from '../../src/domain/clock.ts';
import type { Platform } from '../../src/domain/ports.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { alert, channel } from '../alerts/samples.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { type StandInDiscord, startDiscord } from '../stand-ins/discord.ts';
import type { StandInChat } from '../stand-ins/telegram/world.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram.ts';
import type { Case } from './cases.ts';
import type { Stage } from './stage.ts';

const TOKEN = 'stand-in.bot.token';
const SERVER = '175928847299117063';
const CHANNEL = '175928847299117064';
const OTHER_CHANNEL = '175928847299117065';
const OTHER_SERVER = '275928847299117063';
const FORUM = -1002;

/** Adds alerts, lets them be sent until nothing is due, and stops: by made-up time, as the stage's clock is turned. */
async function deliver(at: Stage, platform: Platform, alerts: readonly Alert[]): Promise<void> {
	const limits = platform.name === 'discord' ? DISCORD_LIMITS : TELEGRAM_LIMITS;
	const sender = createSender(platform, createPace(limits), at.house, at.clock);
	const stop = new AbortController();
	const running = sender.run(stop.signal);
	for (const one of await at.outbox.add(alerts)) sender.put(one);
	const isActive = (id: string) => at.subscriptions.channel(id)?.status === 'active';
	const due = () =>
		at.outbox
			.live()
			.some(({ status, channelId }) => status === 'sending' || (status === 'pending' && isActive(channelId)));
	for (let turns = 0; turns < 200 && (turns < 5 || due()); turns += 1) {
		await new Promise((done) => setTimeout(done, 5));
		at.clock.advance(1000);
	}
	stop.abort();
	await running;
}

async function onTelegram<T>(
	at: Stage,
	chats: readonly StandInChat[],
	act: (server: TelegramStandIn, telegram: Platform) => Promise<T>,
): Promise<T> {
	const server = await startTelegram({ chats });
	const store = await openStore('memory:', { clock: systemClock });
	const telegram = createTelegram({
		token: server.token,
		apiRoot: server.apiRoot,
		conversation: at.conversation,
		records: { waiting: store.collection('waiting'), handled: store.collection('handled') },
		log: keptLog(),
		clock: systemClock,
		timer: systemTimer,
	});
	try {
		return await act(server, telegram);
	} finally {
		await telegram.stop();
		await server.stop();
		server.assertClean();
	}
}

async function onDiscord<T>(at: Stage, act: (discord: StandInDiscord, platform: Platform) => Promise<T>): Promise<T> {
	const channels = [
		{ id: CHANNEL, name: 'أخبار' },
		{ id: OTHER_CHANNEL, name: 'إدارة' },
	];
	const discord = await startDiscord({ token: TOKEN, guilds: [{ id: SERVER, name: 'خادم', channels }] });
	const parts = { conversation: at.conversation, log: keptLog(), clock: systemClock };
	const platform = createDiscord({ token: TOKEN, apiBase: discord.apiBase, ...parts });
	try {
		await platform.start(new AbortController().signal);
		await discord.waitFor(() => platform.trouble() === undefined, 'the platform is well');
		return await act(discord, platform);
	} finally {
		await platform.stop();
		await discord.stop();
		discord.assertClean();
	}
}

async function known(at: Stage, ...channels: readonly Channel[]): Promise<void> {
	for (const one of channels) {
		await at.subscriptions.saveChannel(one);
		await at.subscriptions.follow(one.id, 'aukus', '7', isoAt(at.clock.now()));
	}
}

const server = (id: string, address: string) => channel(id, { address, scope: `discord-${SERVER}` });
const chat = (id: string, address: number, more: Partial<Channel> = {}) =>
	channel(id, { platform: 'telegram', address: String(address), scope: `telegram-${address}`, kind: 'group', ...more });
const queued = (count: number, channelId: string, platform: 'discord' | 'telegram') =>
	Array.from({ length: count }, (_, number) =>
		alert(`${channelId}-${number}`, { channelId, platform, storyId: `s${number}` }),
	);
const statusOf = (at: Stage, id: string) => at.subscriptions.channel(id)?.status;

export const SENDING: readonly Case[] = [
	{
		area: 'discord',
		does: '500 alerts wait when a server removes the bot: none is sent, and after a month nothing of it is left',
		row: /GUILD_DELETE.*queued/,
		holds: (at) =>
			onDiscord(at, async (discord, platform) => {
				await known(at, server('c1', CHANNEL));
				discord.leaveGuild(SERVER);
				await discord.waitFor(() => statusOf(at, 'c1') === 'gone', 'the server is left');
				await deliver(at, platform, queued(500, 'c1', 'discord'));
				const sends = discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
				at.clock.advance(31 * 24 * 3_600_000);
				await purgeRound(at.house, at.desk.forgetScope).task(new AbortController().signal);
				const left = at.subscriptions.channels().length + at.outbox.live().length;
				return sends.length === 0 && left === 0;
			}),
	},
	{
		area: 'discord',
		does: 'an outage of a server is no kick: all is kept, and alerts go there when it is back',
		row: /guild unavailable/,
		holds: (at) =>
			onDiscord(at, async (discord, platform) => {
				await known(at, server('c1', CHANNEL));
				discord.guildOutage(SERVER);
				// What is told afterwards has been heard: so the outage was, too.
				await known(at, channel('x', { scope: `discord-${OTHER_SERVER}` }));
				discord.joinGuild({ id: OTHER_SERVER, name: 'آخر', channels: [] });
				discord.leaveGuild(OTHER_SERVER);
				await discord.waitFor(() => statusOf(at, 'x') === 'gone', 'the other server is left');
				const kept = statusOf(at, 'c1') === 'active' && at.follows().length === 2;
				await deliver(at, platform, queued(1, 'c1', 'discord'));
				return kept && discord.messages(CHANNEL).length === 1;
			}),
	},
	...(
		[
			['view', '50001'],
			['send', '50013'],
			['deleted', '10003'],
		] as const
	).map(
		([right, code]): Case => ({
			area: 'discord',
			does: `a channel that answers ${code} is parked after one request, and its admins are told once in another one`,
			row: /channel deleted \(10003\)/,
			holds: (at) =>
				onDiscord(at, async (discord, platform) => {
					await known(at, server('c1', CHANNEL), server('c2', OTHER_CHANNEL));
					// Nothing is told of it beforehand: the answer is the first that is heard.
					if (right === 'deleted') discord.deleteChannel(CHANNEL);
					else discord.deny(CHANNEL, right);
					await deliver(at, platform, queued(20, 'c1', 'discord'));
					const tries = discord.requests.filter(({ path }) => path === `/channels/${CHANNEL}/messages`).length;
					if (right === 'deleted') return statusOf(at, 'c1') === 'gone' && tries <= 1;
					const told = at.outbox.live().filter(({ kind, channelId }) => kind === 'notice' && channelId === 'c2').length;
					return statusOf(at, 'c1') === 'paused' && tries === 1 && told === 1;
				}),
		}),
	),
	...(['blocked', 'kicked', 'deleted', 'deactivated'] as const).map(
		(state): Case => ({
			area: 'telegram',
			does: `a chat where the bot is ${state} is parked after one request`,
			row: /403 bot was blocked/,
			holds: (at) =>
				onTelegram(
					at,
					[
						state === 'blocked' || state === 'deactivated'
							? { id: -5, type: 'private', title: 'قارئة', state }
							: { id: -5, type: 'group', title: 'غرفة', state },
					],
					async (telegram, platform) => {
						await known(at, chat('t1', -5));
						await deliver(at, platform, queued(20, 't1', 'telegram'));
						const tries = telegram.requests.filter(({ method }) => method === 'sendMessage').length;
						return statusOf(at, 't1') === 'gone' && tries === 1;
					},
				),
		}),
	),
	...(
		[
			['closed', '41', 'paused'],
			['deleted', '42', 'gone'],
		] as const
	).map(
		([what, threadId, status]): Case => ({
			area: 'telegram',
			does: `a forum’s topic that was ${what} is parked after one request; the forum’s other topics are not`,
			row: /message_thread_id closed/,
			holds: (at) =>
				onTelegram(
					at,
					[{ id: FORUM, type: 'supergroup', title: 'منتدى', topics: [40], closedTopics: [41] }],
					async (telegram, platform) => {
						await known(at, chat('t1', FORUM, { threadId }), chat('t2', FORUM, { threadId: '40' }));
						const alerts = [...queued(20, 't1', 'telegram'), ...queued(1, 't2', 'telegram')];
						await deliver(at, platform, alerts);
						const tries = telegram.requests.filter(({ payload }) => String(payload['message_thread_id']) === threadId);
						return statusOf(at, 't1') === status && tries.length === 1 && statusOf(at, 't2') === 'active';
					},
				),
		}),
	),
	{
		area: 'telegram',
		does: 'sent to a group that became a supergroup, the same alert arrives there once, and the address is changed',
		row: /upgraded to supergroup/,
		holds: (at) =>
			onTelegram(
				at,
				[
					{ id: -5, type: 'group', title: 'غرفة', state: { migratedTo: -1005 } },
					{ id: -1005, type: 'supergroup', title: 'غرفة' },
				],
				async (telegram, platform) => {
					await known(at, chat('t1', -5));
					await deliver(at, platform, queued(1, 't1', 'telegram'));
					const sent = (await at.outbox.get('t1-0'))!;
					return (
						telegram.messages(-1005).length === 1 &&
						sent.status === 'sent' &&
						at.subscriptions.channel('t1')!.address === '-1005' &&
						at.subscriptions.at('telegram', '-5') === undefined
					);
				},
			),
	},
];
