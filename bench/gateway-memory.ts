/**
 * What the Discord side holds in memory on many servers, with either gateway, beside the same process before it connected.
 * node bench/gateway-memory.ts [SERVERS 10000] [CHANNELS of each 30] [ids|client|both, ids by default]
 * The stand-in plays Discord in this process; the bot is a child of its own, which is weighed after a garbage collection.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Conversation } from '../commands/command.ts';
import { systemClock } from '../src/domain/clock.ts';
import { createLog } from '../src/observability/log.ts';
import { createDiscord } from '../src/platforms/discord/discord.ts';
import type { GatewayKind } from '../src/platforms/discord/gateway.ts';
import { startDiscord } from '../tests/stand-ins/discord.ts';
import { FLAGS } from './launcher.ts';

const TOKEN = 'stand-in.bot.token';
type Weight = { readonly rss: number; readonly heapUsed: number };

if (process.send) await beTheBot(process.argv[2]!, process.argv[3] as GatewayKind);
else await weighAll(process.argv.slice(2));

async function weighAll([servers = '10000', channels = '30', kind = 'ids']: string[]): Promise<void> {
	const kinds: readonly GatewayKind[] = kind === 'both' ? ['ids', 'client'] : [kind as GatewayKind];
	for (const gateway of kinds) await weigh(Number(servers), Number(channels), gateway);
}

async function weigh(servers: number, channels: number, gateway: GatewayKind): Promise<void> {
	const guilds = Array.from({ length: servers }, (_, at) => ({
		id: idOf(at, 0),
		name: `خادم ${at}`,
		channels: Array.from({ length: channels }, (__, nth) => ({ id: idOf(at, nth + 1), name: `قناة-${nth}` })),
	}));
	const discord = await startDiscord({ token: TOKEN, guilds, waitMs: 300_000 });
	const options = { execArgv: ['--expose-gc', ...FLAGS] };
	const bot = fork(import.meta.filename, [discord.apiBase, gateway], options);
	const [before] = (await once(bot, 'message')) as [Weight];
	await once(bot, 'message');
	// The gateway tells in order: who hears of this one has heard of all the others.
	discord.joinGuild({ id: idOf(servers, 0), name: 'الخادم الأخير', channels: [] });
	const [after] = (await once(bot, 'message')) as [Weight];
	const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
	const goal = gateway === 'ids' ? '≤ 200 MB' : '';
	console.log(
		`| gateway ${gateway}, ${servers} servers of ${channels} channels: resident | ${mb(after.rss)} | ${mb(before.rss)} before | ${goal} |`,
	);
	console.log(`| of it live in the heap | ${mb(after.heapUsed)} | ${mb(before.heapUsed)} before | |`);
	bot.kill();
	await discord.stop();
}

async function beTheBot(apiBase: string, gateway: GatewayKind): Promise<void> {
	const silent = {
		commands: [],
		run: async () => undefined,
		complete: async () => [],
		press: async () => undefined,
		happened: async () => process.send!(weight()),
	} as unknown as Conversation;
	const log = createLog({ level: 'error', secrets: [TOKEN] });
	const platform = createDiscord({ token: TOKEN, apiBase, gateway, conversation: silent, log, clock: systemClock });
	process.send!(weight());
	await platform.start(new AbortController().signal);
	if (platform.trouble()?.includes('not connected')) throw new Error('the bot did not connect');
	process.send!('up');
	process.on('disconnect', () => process.exit());
}

function weight(): Weight {
	global.gc!();
	return process.memoryUsage();
}

/** Snowflakes that no two servers or channels share. */
function idOf(server: number, nth: number): string {
	return String(200_000_000_000_000_000n + BigInt(server * 100 + nth));
}
