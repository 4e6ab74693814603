/**
 * What the Discord side holds in memory on many servers, beside the same process before it connected.
 * node bench/gateway-memory.ts [SERVERS 10000] [CHANNELS of each 30]
 * The stand-in plays Discord in this process; the bot is a child of its own, which is weighed after a garbage collection.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Conversation } from '../commands/command.ts';
import { systemClock } from '../src/domain/clock.ts';
import { createLog } from '../src/observability/log.ts';
import { createDiscord } from '../src/platforms/discord/discord.ts';
import { startDiscord } from '../tests/stand-ins/discord.ts';

const TOKEN = 'stand-in.bot.token';
const SETTLE_MS = 15_000;
type Weight = { readonly rss: number; readonly heapUsed: number };

if (process.send) await beTheBot(process.argv[2]!);
else await weigh(...(process.argv.slice(2).map(Number) as [number?, number?]));

async function weigh(servers = 10_000, channels = 30): Promise<void> {
	const guilds = Array.from({ length: servers }, (_, at) => ({
		id: idOf(at, 0),
		name: `خادم ${at}`,
		channels: Array.from({ length: channels }, (__, nth) => ({ id: idOf(at, nth + 1), name: `قناة-${nth}` })),
	}));
	const discord = await startDiscord({ token: TOKEN, guilds, waitMs: 300_000 });
	const bot = fork(import.meta.filename, [discord.apiBase], { execArgv: ['--expose-gc', '--max-semi-space-size=8'] });
	const [before] = (await once(bot, 'message')) as [Weight];
	const [after] = (await once(bot, 'message')) as [Weight];
	const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
	console.log(
		`| ${servers} servers of ${channels} channels: resident memory | ${mb(after.rss)} | ${mb(before.rss)} before | ≤ 200 MB |`,
	);
	console.log(`| of it live in the heap | ${mb(after.heapUsed)} | ${mb(before.heapUsed)} before | |`);
	bot.kill();
	await discord.stop();
}

async function beTheBot(apiBase: string): Promise<void> {
	const silent = {
		commands: [],
		invoke: async () => undefined,
		press: async () => undefined,
		happened: async () => undefined,
	} as unknown as Conversation;
	const log = createLog({ level: 'error', secrets: [TOKEN] });
	const platform = createDiscord({ token: TOKEN, apiBase, conversation: silent, log, clock: systemClock });
	process.send!(weight());
	await platform.start(new AbortController().signal);
	await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
	process.send!(weight());
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
