/**
 * A chain of lives of the shipped program in one home: before each a story is published, in each a point is set at which
 * it dies or its disk fails. So most lives are also a recovery of the one before. The last is in health; then all is read back.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseAlertId } from '../../../src/alerts/audience.ts';
import { createSubscriptions } from '../../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../../src/app/records.ts';
import type { Alert } from '../../../src/domain/alert.ts';
import type { Channel } from '../../../src/domain/channel.ts';
import { idOf } from '../../../src/domain/id.ts';
import type { Story } from '../../../src/domain/story.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import { channel } from '../../alerts/samples.ts';
import { type Newspaper, startNewspaper, type Told } from '../../end-to-end/newspaper.ts';
import { homeWith, type Program, startProgram } from '../../end-to-end/program.ts';
import { type StandInDiscord, startDiscord } from '../../stand-ins/discord.ts';
import { startTelegram, TOKEN as TELEGRAM_TOKEN, type TelegramStandIn } from '../../stand-ins/telegram.ts';
import type { Point, Shim } from './shim.ts';
import { story } from './stories.ts';

export type Chained = {
	/** Lives that ended by SIGKILL. */
	readonly killed: number;
	/** Lives that were done before their point came. */
	readonly missed: number;
	/** Lives that ended by themselves because the disk failed. */
	readonly gaveUp: number;
	/** Lives that were stopped while they waited to try again what the disk had spoilt. */
	readonly waited: number;
	/** Most steps that a life took. */
	readonly steps: number;
	/** Messages that stand twice on Telegram. */
	readonly twice: number;
	readonly problems: readonly string[];
};

const DISCORD_TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const ADDRESS = '300000000000000001';
const GUILD = { id: '200000000000000001', name: 'خادم الأخبار', channels: [{ id: ADDRESS, name: 'أخبار' }] };
const PERSON = 4242;
const CHANNELS: readonly Channel[] = [
	channel(idOf('c', 'discord', ADDRESS, ''), { address: ADDRESS, scope: `discord-${GUILD.id}` }),
	channel(idOf('c', 'telegram', String(PERSON), ''), {
		platform: 'telegram',
		address: String(PERSON),
		scope: `telegram-${PERSON}`,
		kind: 'private',
	}),
];
/** Longer than a dead instance's lease. */
const BETWEEN_LIVES_S = 20;
const PATIENCE_MS = 60_000;
/** A look that the disk spoilt comes again after two minutes: the next life need not wait for it. */
const PATIENCE_WITH_ERRORS_MS = 12_000;

export type Stage = {
	readonly home: string;
	readonly storeUrl: string;
	readonly paper: Newspaper;
	readonly discord: StandInDiscord;
	readonly telegram: TelegramStandIn;
};

/** `watch` sees the home before and after each life. */
export async function runChain(
	points: readonly Point[],
	shim: Shim,
	watch: (home: string, when: 'before' | 'after', life: number) => void = () => undefined,
): Promise<Chained> {
	const stage = await buildStage();
	const told: Told[] = [];
	const result = { killed: 0, missed: 0, gaveUp: 0, waited: 0, steps: 0 };
	const problems: string[] = [];
	try {
		for (const [life, point] of [...points, { at: 0, mode: 'none' } as const].entries()) {
			rmSync(join(stage.home, 'steps'), { force: true });
			told.push(story(life));
			stage.paper.publish('madar', told);
			watch(stage.home, 'before', life);
			const program = startOn(stage, shim.environment(stage.home, point, life * BETWEEN_LIVES_S));
			const titles = life < points.length ? [told.at(-1)!.title] : told.map(({ title }) => title);
			const withErrors = point.mode === 'enospc' || point.mode === 'eio';
			const end = await live(program, stage, titles, withErrors);
			watch(stage.home, 'after', life);
			result.steps = Math.max(result.steps, shim.steps(stage.home));
			if (end === 'stuck')
				problems.push(`life ${life} (${point.mode} ${point.at}) neither died nor delivered: ${logOf(program)}`);
			else if (end === 'gaveUp' && !withErrors)
				problems.push(`life ${life} (${point.mode} ${point.at}) gave up: ${logOf(program)}`);
			else if (point.mode !== 'none') result[end] += 1;
		}
		const judged = await judge(stage, told, result.killed);
		return { ...result, twice: judged.twice, problems: [...problems, ...judged.problems] };
	} finally {
		await strikeStage(stage);
	}
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

export async function strikeStage({ paper, discord, telegram, home }: Stage): Promise<void> {
	await paper.stop();
	await discord.stop();
	await telegram.stop();
	rmSync(home, { recursive: true, force: true });
}

/** Both platforms, a newspaper, and a home whose store knows who follows the topic. */
export async function buildStage(): Promise<Stage> {
	const [discord, telegram, paper] = await Promise.all([
		startDiscord({ token: DISCORD_TOKEN, guilds: [GUILD] }),
		startTelegram({ chats: [{ id: PERSON, type: 'private', title: 'قارئة' }] }),
		startNewspaper(),
	]);
	const home = homeWith([{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 20 }]);
	const storeUrl = `sqlite:${join(home, 'rasid.db')}`;
	const store = await openStore(storeUrl);
	const subscriptions = createSubscriptions(recordsOf(store));
	for (const here of CHANNELS) {
		await subscriptions.saveChannel(here);
		await subscriptions.follow(here.id, 'asian-nato', '1', '2026-11-01T00:00:00.000Z');
	}
	await store.close();
	return { home, storeUrl, paper, discord, telegram };
}

/** Until it dies, or the titles stand on both platforms and it is stopped. */
async function live(
	program: Program,
	stage: Stage,
	titles: readonly string[],
	withErrors: boolean,
): Promise<'killed' | 'missed' | 'gaveUp' | 'waited' | 'stuck'> {
	const patience = AbortSignal.timeout(withErrors ? PATIENCE_WITH_ERRORS_MS : PATIENCE_MS);
	let code: number | null | undefined;
	void program.ended.then((ended) => {
		code = ended;
	});
	const stands = (texts: readonly string[]) => titles.every((title) => texts.some((text) => text.includes(title)));
	while (code === undefined && !patience.aborted) {
		if (stands(discordTexts(stage)) && stands(telegramTexts(stage))) break;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	if (code === undefined && patience.aborted && !withErrors) {
		await program.kill();
		return 'stuck';
	}
	const isWaiting = code === undefined && patience.aborted;
	const ended = code === undefined ? await program.stop() : code;
	if (isWaiting && ended === 0) return 'waited';
	if (ended === null) return 'killed';
	return ended === 0 ? 'missed' : 'gaveUp';
}

function plain(text: string): string {
	return text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\\(.)/g, '$1');
}

export function discordTexts({ discord }: Stage): string[] {
	return discord.messages(ADDRESS).map((message) => plain(JSON.stringify(message)));
}

export function telegramTexts({ telegram }: Stage): string[] {
	return telegram.messages(PERSON).map((message) => plain(message.text ?? ''));
}

function logOf(program: Program): string {
	return program.lines
		.slice(-12)
		.map((line) => JSON.stringify(line))
		.join('\n');
}

export async function judge(
	stage: Stage,
	told: readonly Told[],
	kills: number,
): Promise<{ twice: number; problems: string[] }> {
	const store = await openStore(stage.storeUrl);
	const records = recordsOf(store);
	const stories: Story[] = [];
	for await (const [, one] of records.stories.entries()) stories.push(one);
	const alerts = new Map<string, Alert>();
	for await (const [id, one] of records.alerts.entries()) alerts.set(id, one);
	await store.close();
	const problems: string[] = [];
	const placed = new Set(stories.flatMap((one) => one.members.map((member) => member.title)));
	for (const { title } of told) if (!placed.has(title)) problems.push(`lost before it was placed: ${title}`);
	for (const one of stories) {
		for (const here of CHANNELS) {
			const status = alerts.get(baseAlertId(one.id, here.id))?.status;
			if (status !== 'sent') problems.push(`${one.headline} is ${status} on ${here.platform}`);
		}
	}
	const expected = [...alerts.values()].filter(({ kind, status }) => kind !== 'edit' && status === 'sent');
	const standing = { discord: discordTexts(stage), telegram: telegramTexts(stage) };
	const surplus = (name: 'discord' | 'telegram') =>
		standing[name].length - expected.filter(({ platform }) => platform === name).length;
	if (surplus('discord') !== 0) problems.push(`Discord shows ${surplus('discord')} too many`);
	if (surplus('telegram') < 0) problems.push(`Telegram shows ${-surplus('telegram')} too few`);
	if (surplus('telegram') > kills) problems.push(`Telegram shows ${surplus('telegram')} twice after ${kills} kills`);
	for (const one of stories) {
		if (!standing.discord.some((text) => text.includes(one.headline))) problems.push(`not on Discord: ${one.headline}`);
		if (!standing.telegram.some((text) => text.includes(one.headline)))
			problems.push(`not on Telegram: ${one.headline}`);
	}
	stage.discord.takeProblems();
	return { twice: surplus('telegram'), problems };
}
