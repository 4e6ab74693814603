/** The real Discord platform on a stand-in, with a house that answers as a test tells it. */
import { onTestFinished } from 'vitest';
import type { CommandDefinition, Conversation, PlaceEvent } from '../../../commands/command.ts';
import type { Channel } from '../../../src/domain/channel.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import type { Message } from '../../../src/domain/message.ts';
import type { Delivery, Log, Platform } from '../../../src/domain/ports.ts';
import { createDiscord, type DiscordOptions } from '../../../src/platforms/discord/discord.ts';
import { type StandInDiscord, startDiscord } from '../../stand-ins/discord.ts';

export const TOKEN = 'stand-in.bot.token';
export const SERVER = '175928847299117063';
export const CHANNEL = '175928847299117064';
export const OTHER_CHANNEL = '175928847299117065';
export const ANNOUNCEMENTS = '175928847299117066';
export const FORUM_CHANNEL = '175928847299117067';
export const THREAD_CHANNEL = '175928847299117068';

export const FOLLOW: CommandDefinition = {
	name: 'follow',
	aliases: ['تابع'],
	description: { ar: 'تابع موضوعًا في هذه القناة', en: 'Follow a topic here' },
	permission: 'everyone',
	options: {
		count: { kind: 'integer', description: { ar: 'عدد الأخبار', en: 'How many' }, min: 1, max: 25 },
		topic: {
			kind: 'text',
			description: { ar: 'الموضوع أو العبارة', en: 'Topic' },
			required: true,
			autocomplete: true,
		},
		cadence: {
			kind: 'choice',
			description: { ar: 'متى تصلك الأخبار', en: 'When' },
			choices: [
				{ value: 'instant', name: { ar: 'فورًا', en: 'At once' } },
				{ value: 'daily', name: { ar: 'يوميًّا', en: 'Daily' } },
			],
		},
	},
};

export const TOPIC: CommandDefinition = {
	name: 'topic',
	aliases: ['موضوع'],
	description: { ar: 'إدارة موضوعات هذا الخادم', en: 'Manage topics' },
	permission: 'admin',
	options: {},
};

export type House = {
	-readonly [Key in keyof Conversation]: Conversation[Key];
} & { readonly events: PlaceEvent[] };

export type Stage = {
	readonly discord: StandInDiscord;
	readonly platform: Platform;
	readonly house: House;
	readonly logged: { readonly level: string; readonly text: string; readonly fields?: unknown }[];
	/** The platform is up and its commands are known to Discord. */
	start(): Promise<void>;
};

/** Builds both and takes them down after the test, which fails if the contract was broken. */
export async function setStage(
	options: Partial<DiscordOptions> = {},
	standIn: Partial<Parameters<typeof startDiscord>[0]> = {},
): Promise<Stage> {
	const discord = await startDiscord({
		token: TOKEN,
		guilds: [
			{
				id: SERVER,
				name: 'غرفة الأخبار',
				channels: [
					{ id: CHANNEL, name: 'تنبيهات' },
					{ id: OTHER_CHANNEL, name: 'عام' },
					{ id: ANNOUNCEMENTS, name: 'إعلانات', type: 5 },
					{ id: FORUM_CHANNEL, name: 'منتدى', type: 15, tags: [{ id: '901', name: 'الناتو' }], requiresTag: true },
					{ id: THREAD_CHANNEL, name: 'سلسلة', type: 11, parentId: CHANNEL },
				],
			},
		],
		...standIn,
	});
	const logged: { level: string; text: string; fields?: unknown }[] = [];
	const house = silentHouse();
	const platform = createDiscord({
		token: TOKEN,
		apiBase: discord.apiBase,
		conversation: house,
		log: logInto(logged),
		clock: systemClock,
		...options,
	});
	onTestFinished(async () => {
		await platform.stop();
		await discord.stop();
		discord.assertClean();
	});
	return {
		discord,
		platform,
		house,
		logged,
		async start() {
			await platform.start(new AbortController().signal);
			await discord.waitFor(() => platform.trouble() === undefined, 'the platform is well');
		},
	};
}

function silentHouse(): House {
	const events: PlaceEvent[] = [];
	return {
		events,
		commands: [FOLLOW, TOPIC],
		run: async () => ({ message: words('تمّ.') }),
		complete: async () => [],
		press: async () => ({ message: words('تمّ.') }),
		understand: () => undefined,
		happened: async (event) => void events.push(event),
	};
}

function logInto(logged: { level: string; text: string; fields?: unknown }[]): Log {
	const at = (level: string) => (text: string, fields?: Record<string, unknown>) =>
		void logged.push({ level, text, ...(fields ? { fields } : {}) });
	return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export function words(...paragraphs: string[]): Message {
	return { language: 'ar', paragraphs, links: [] };
}

export function channel(address: string, more: Partial<Channel> = {}): Channel {
	return {
		id: 'c1',
		platform: 'discord',
		address,
		scope: `discord-${SERVER}`,
		kind: 'server',
		title: 'تنبيهات',
		language: 'ar',
		timeZone: 'Asia/Riyadh',
		status: 'active',
		...more,
	};
}

export const ALERT: Message = {
	language: 'ar',
	title: 'روسيا تحذّر من «ناتو آسيوي» قرب حدودها',
	titleUrl: 'https://news.example/asia/42',
	paragraphs: ['قال المتحدث إن توسيع AUKUS يهدد توازن المنطقة، ودعا إلى حوار مباشر بين الأطراف.'],
	links: [
		{ label: 'الأفق', url: 'https://news.example/asia/42' },
		{ label: 'RT World News', url: 'https://other.example/7' },
	],
	linksTitle: 'مصدران',
	tags: ['الناتو الآسيوي', 'AUKUS'],
	buttons: [[{ label: 'لماذا وصلني؟', action: 'why:m1' }]],
	at: '2026-03-01T09:30:00.000Z',
};

export function delivery(more: Partial<Delivery> = {}): Delivery {
	return { alertId: 'm0123456789abcdef01234567', channel: channel(CHANNEL), message: ALERT, ...more };
}

export const RUNNING = new AbortController().signal;
