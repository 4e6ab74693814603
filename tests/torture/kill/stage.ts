/** Where the program lives and dies: a home, a store that knows who follows, two outlets, and both platforms. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSubscriptions } from '../../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../../src/app/records.ts';
import type { Channel } from '../../../src/domain/channel.ts';
import { idOf } from '../../../src/domain/id.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import { channel } from '../../alerts/samples.ts';
import { type Newspaper, startNewspaper } from '../../end-to-end/newspaper.ts';
import { homeWith, type Program, startProgram } from '../../end-to-end/program.ts';
import { startRedis } from '../../redis.ts';
import { type StandInDiscord, startDiscord } from '../../stand-ins/discord.ts';
import { startTelegram, TOKEN as TELEGRAM_TOKEN, type TelegramStandIn } from '../../stand-ins/telegram.ts';
import type { Shim } from './shim.ts';

export type Backend = 'SQLite' | 'Redis';

export type Outlet = { readonly title: string; readonly paper: Newspaper };

export type Stage = {
	readonly home: string;
	readonly storeUrl: string;
	/** Who follows: a channel on Discord, then chats on Telegram. */
	readonly channels: readonly Channel[];
	readonly outlets: readonly [Outlet, Outlet];
	readonly discord: StandInDiscord;
	readonly telegram: TelegramStandIn;
	strike(): Promise<void>;
};

const DISCORD_TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const ROOM = '300000000000000001';
const GUILD = { id: '200000000000000001', name: 'خادم الأخبار', channels: [{ id: ROOM, name: 'أخبار' }] };
const READER = 4242;

/** The one topic that is followed: a life that begins two thousand times reads no more. */
const TOPICS =
	'topics:\n  - id: asian-nato\n    names: { ar: الناتو الآسيوي, en: Asian NATO }\n    keywords: [الناتو الآسيوي]\n';

/** With a shim, Redis lives in the home's time. `readers` follow in Telegram, each in a private chat. */
export async function buildStage(
	backend: Backend = 'SQLite',
	shim?: Shim,
	readers: readonly number[] = [READER],
): Promise<Stage> {
	const [discord, telegram, first, second] = await Promise.all([
		startDiscord({ token: DISCORD_TOKEN, guilds: [GUILD], waitMs: 60_000 }),
		startTelegram({
			chats: readers.map((id) => ({ id, type: 'private' as const, title: 'قارئة' })),
			patienceMs: 60_000,
		}),
		startNewspaper(),
		startNewspaper(),
	]);
	const outlets = [
		{ title: 'صحيفة المدار', paper: first },
		{ title: 'وكالة نبأ الشرق', paper: second },
	] as const;
	const home = homeWith(outlets.map(({ title, paper }) => ({ url: paper.address('feed'), title, announceNewest: 20 })));
	writeFileSync(join(home, 'topics.yaml'), TOPICS);
	const redis = backend === 'Redis' ? await startRedis({}, shim?.clockOf(home)) : undefined;
	const storeUrl = redis?.url ?? `sqlite:${join(home, 'rasid.db')}`;
	const channels = [
		channel(idOf('c', 'discord', ROOM, ''), { address: ROOM, scope: `discord-${GUILD.id}` }),
		...readers.map(chatOf),
	];
	await followAll(storeUrl, channels);
	async function strike(): Promise<void> {
		for (const part of [first, second, discord, telegram, redis]) await part?.stop();
		rmSync(home, { recursive: true, force: true });
	}
	return { home, storeUrl, channels, outlets, discord, telegram, strike };
}

function chatOf(reader: number): Channel {
	const address = String(reader);
	const more = { platform: 'telegram', address, scope: `telegram-${address}`, kind: 'private' } as const;
	return channel(idOf('c', 'telegram', address, ''), more);
}

async function followAll(storeUrl: string, channels: readonly Channel[]): Promise<void> {
	const store = await openStore(storeUrl);
	const subscriptions = createSubscriptions(recordsOf(store));
	for (const here of channels) {
		await subscriptions.saveChannel(here);
		await subscriptions.follow(here.id, 'asian-nato', '1', '2026-11-01T00:00:00.000Z');
	}
	await store.close();
}

/** The shipped program in this home, on both platforms. */
export function startOn(stage: Stage, environment: Readonly<Record<string, string>> = {}): Program {
	return startProgram(stage.home, {
		DISCORD_TOKEN,
		DISCORD_API_BASE: stage.discord.apiBase,
		TELEGRAM_TOKEN,
		TELEGRAM_API_ROOT: stage.telegram.apiRoot,
		RASID_STORE: stage.storeUrl,
		RASID_TOPICS: 'topics.yaml',
		...environment,
	});
}

/** The texts that stand on each platform, without marks of direction and escapes. */
export function standingOn({
	discord,
	telegram,
	channels,
}: Stage): Readonly<Record<'discord' | 'telegram', readonly string[]>> {
	const chats = channels.filter(({ platform }) => platform === 'telegram');
	return {
		discord: discord.messages(ROOM).map((message) => plain(JSON.stringify(message))),
		telegram: chats.flatMap(({ address }) =>
			telegram.messages(Number(address)).map((message) => plain(message.text ?? '')),
		),
	};
}

/** Whether some one text on each platform has all these words in it. */
export function isTold(stage: Stage, words: readonly string[]): boolean {
	return Object.values(standingOn(stage)).every((texts) =>
		texts.some((text) => words.every((word) => text.includes(word))),
	);
}

function plain(text: string): string {
	return text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\\(.)/g, '$1');
}
