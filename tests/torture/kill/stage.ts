/** Where the program lives and dies: a home, a store that knows who follows, two outlets, and both platforms. */
import { rmSync } from 'node:fs';
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
	/** The channel on Discord. */
	readonly room: string;
	readonly outlets: readonly [Outlet, Outlet];
	readonly discord: StandInDiscord;
	readonly telegram: TelegramStandIn;
	strike(): Promise<void>;
};

const DISCORD_TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const ADDRESS = '300000000000000001';
const GUILD = { id: '200000000000000001', name: 'خادم الأخبار', channels: [{ id: ADDRESS, name: 'أخبار' }] };
const PERSON = 4242;

export const CHANNELS: readonly Channel[] = [
	channel(idOf('c', 'discord', ADDRESS, ''), { address: ADDRESS, scope: `discord-${GUILD.id}` }),
	channel(idOf('c', 'telegram', String(PERSON), ''), {
		platform: 'telegram',
		address: String(PERSON),
		scope: `telegram-${PERSON}`,
		kind: 'private',
	}),
];

/** With a shim, Redis lives in the home's time. */
export async function buildStage(backend: Backend = 'SQLite', shim?: Shim): Promise<Stage> {
	const [discord, telegram, first, second] = await Promise.all([
		startDiscord({ token: DISCORD_TOKEN, guilds: [GUILD], waitMs: 60_000 }),
		startTelegram({ chats: [{ id: PERSON, type: 'private', title: 'قارئة' }], patienceMs: 60_000 }),
		startNewspaper(),
		startNewspaper(),
	]);
	const outlets = [
		{ title: 'صحيفة المدار', paper: first },
		{ title: 'وكالة نبأ الشرق', paper: second },
	] as const;
	const home = homeWith(outlets.map(({ title, paper }) => ({ url: paper.address('feed'), title, announceNewest: 20 })));
	const redis = backend === 'Redis' ? await startRedis({}, shim?.clockOf(home)) : undefined;
	const storeUrl = redis?.url ?? `sqlite:${join(home, 'rasid.db')}`;
	await followAll(storeUrl);
	async function strike(): Promise<void> {
		for (const part of [first, second, discord, telegram, redis]) await part?.stop();
		rmSync(home, { recursive: true, force: true });
	}
	return { home, storeUrl, room: ADDRESS, outlets, discord, telegram, strike };
}

async function followAll(storeUrl: string): Promise<void> {
	const store = await openStore(storeUrl);
	const subscriptions = createSubscriptions(recordsOf(store));
	for (const here of CHANNELS) {
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
		...environment,
	});
}

/** The texts that stand on each platform, without marks of direction and escapes. */
export function standingOn({ discord, telegram }: Stage): Readonly<Record<'discord' | 'telegram', readonly string[]>> {
	return {
		discord: discord.messages(ADDRESS).map((message) => plain(JSON.stringify(message))),
		telegram: telegram.messages(PERSON).map((message) => plain(message.text ?? '')),
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
