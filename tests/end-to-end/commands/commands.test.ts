/** Every command of the shipped program on both platforms, in Arabic and English, as people give it and read its answer. */
import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../commands/index.ts';
import { type StandInDiscord, startDiscord } from '../../stand-ins/discord.ts';
import { startTelegram, TOKEN as TELEGRAM_TOKEN, type TelegramStandIn } from '../../stand-ins/telegram.ts';
import { type Newspaper, startNewspaper } from '../newspaper.ts';
import { homeWith, type Program, startProgram } from '../program.ts';
import { FIRST, OTHER } from '../tellings.ts';
import { discordReader, type Language, OWNERS, type Reader, type Shown, telegramReader } from './reader.ts';
import { type Both, SCENARIOS, type Scenario, type Step } from './scenarios.ts';

/** Seconds of Discord in a second: whether its three are kept is measured elsewhere, not on a machine that runs all tests. */
const SLOWLY = 0.2;
/** People wait for their turn; a machine that runs all tests at once makes them wait longer. */
const PATIENTLY = { timeout: 120_000 };
const DISCORD_TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const PLATFORMS = ['Discord', 'Telegram'] as const;
const LANGUAGES = ['ar', 'en'] as const;
type PlatformName = (typeof PLATFORMS)[number];

let discord: StandInDiscord;
let telegram: TelegramStandIn;
let paper: Newspaper;
let program: Program;
/** On Telegram all at once, since a chat is answered once a second. */
const LANES: Readonly<Record<PlatformName, number>> = { Discord: 4, Telegram: Number.POSITIVE_INFINITY };
const played = new Map<string, Promise<void>>();
const keyOf = (platform: PlatformName, language: Language, title: string) => `${platform} ${language} ${title}`;

/** A place of its own for each scenario in each language: what is asked in one changes nothing in another. */
const numberOf = (scenario: Scenario, language: Language) =>
	10_000 + 2 * SCENARIOS.indexOf(scenario) + LANGUAGES.indexOf(language);
const channelOf = (number: number) => `3000000000000${number}`;
/** Somebody manages the place and sets its language, whoever plays the scenario. */
const ADMIN = 5;

beforeAll(async () => {
	const numbers = SCENARIOS.flatMap((scenario) => LANGUAGES.map((language) => numberOf(scenario, language)));
	const guilds = numbers.map((number) => ({
		id: `2000000000000${number}`,
		name: 'خادم',
		channels: [{ id: channelOf(number), name: 'أخبار' }],
	}));
	const chats = numbers.flatMap((number) => [
		{ id: number, type: 'private', title: 'قارئة' } as const,
		{
			id: -number,
			type: 'supergroup',
			title: 'غرفة',
			members: { [ADMIN]: 'administrator', 90001: 'administrator', [number]: 'member' },
		} as const,
	]);
	[discord, telegram, paper] = await Promise.all([
		startDiscord({ token: DISCORD_TOKEN, guilds, speed: SLOWLY }),
		startTelegram({ chats }),
		startNewspaper(),
	]);
	paper.publish('madar', [OTHER, FIRST]);
	program = startProgram(homeWith([{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 5 }]), {
		DISCORD_TOKEN,
		DISCORD_API_BASE: discord.apiBase,
		TELEGRAM_TOKEN,
		TELEGRAM_API_ROOT: telegram.apiRoot,
		RASID_OWNERS: OWNERS,
	});
	await program.logged('the archive', (line) => line.msg === 'article placed');
	for (const platform of PLATFORMS) {
		const lanes = new PQueue({ concurrency: LANES[platform] });
		for (const language of LANGUAGES)
			for (const scenario of SCENARIOS) {
				const playing = lanes.add(() => playIn(platform, language, scenario));
				played.set(keyOf(platform, language, scenario.title), playing);
				// Whoever awaits it hears of it: the test of that name.
				playing.catch(() => undefined);
			}
	}
});

afterAll(async () => {
	await program.kill();
	await Promise.all([discord.stop(), telegram.stop(), paper.stop()]);
});

describe.each(PLATFORMS)('%s', (platform) => {
	describe.each(LANGUAGES)('in %s', (language) => {
		test.each(SCENARIOS.map(({ title }) => title))('%s', PATIENTLY, (title) =>
			played.get(keyOf(platform, language, title)),
		);
	});
});

test('nothing that was sent broke a rule of the platforms', () => {
	discord.assertClean();
	telegram.assertClean();
});

test('every command has its scenario, and on Telegram its Arabic word', () => {
	const steps = SCENARIOS.flatMap((scenario) => scenario.steps);
	for (const { name, aliases } of COMMANDS) {
		const given = steps.filter((step) => 'give' in step && step.give === name);
		const words = given.flatMap((step) => ('words' in step ? (step.words ?? []) : []));
		expect(words.filter((line) => aliases.some((alias) => line.startsWith(alias))).length, name).toBeGreaterThan(0);
	}
});

function readerOf(platform: PlatformName, scenario: Scenario, language: Language, rank = scenario.rank): Reader {
	const number = numberOf(scenario, language);
	if (platform === 'Discord') return discordReader(discord, channelOf(number), String(number), rank ?? 'admin');
	if (scenario.place !== 'group') return telegramReader(telegram, number, number);
	return telegramReader(telegram, -number, { admin: ADMIN, member: number, owner: 90_001 }[rank ?? 'admin']);
}

async function playIn(platform: PlatformName, language: Language, scenario: Scenario): Promise<void> {
	if (language === 'en') {
		const admin = readerOf(platform, scenario, language, 'admin');
		const { text } = await admin.say({ command: 'language', options: { language } });
		expect(text).toContain('I will speak English here.');
	}
	await play(readerOf(platform, scenario, language), scenario.steps, platform, language);
}

async function play(reader: Reader, steps: readonly Step[], platform: PlatformName, language: Language): Promise<void> {
	const said = (both: Both) => (typeof both === 'string' ? both : both[LANGUAGES.indexOf(language)]!);
	let shown: Shown | undefined;
	for (const step of steps) {
		if (step.only !== undefined && step.only !== platform) continue;
		if ('types' in step) {
			const names = await reader.suggestions(step.types, step.option, said(step.typed));
			if (names) expect(names, `suggestions for ${said(step.typed)}`).toContain(said(step.sees));
			continue;
		}
		if ('press' in step) shown = await shown!.press(said(step.press));
		else {
			const options = Object.fromEntries(Object.entries(step.options ?? {}).map(([name, both]) => [name, said(both)]));
			const words = platform === 'Telegram' && language === 'ar' ? step.words : undefined;
			shown = await reader.say({ command: step.give, options, words });
		}
		expect(shown.text, JSON.stringify(step)).toContain(said(step.sees));
		if (step.offers !== undefined) expect(shown.labels).toContain(said(step.offers));
		if (step.not !== undefined) expect(shown.text).not.toContain(said(step.not));
		if (step.file !== undefined) expect(shown.file).toBe(step.file);
	}
}
