/** The real platform against the stand-in, set up and taken down for one test. */
import { onTestFinished } from 'vitest';
import type { Channel } from '../../../src/domain/channel.ts';
import { systemClock, systemTimer } from '../../../src/domain/clock.ts';
import type { Message } from '../../../src/domain/message.ts';
import type { Delivery, Platform } from '../../../src/domain/ports.ts';
import type { InboxRecords } from '../../../src/platforms/telegram/inbox.ts';
import { createTelegram, type TelegramOptions } from '../../../src/platforms/telegram/telegram.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import type { StandInChat } from '../../stand-ins/telegram/world.ts';
import { startTelegram, type TelegramStandIn, type TelegramStandInOptions } from '../../stand-ins/telegram.ts';
import { note, recordingLog, type ScriptedHouse, scriptedHouse } from './conversation.ts';

export const READER = 7;
export const ADMIN = 8;
export const GROUP = -1001;
export const FORUM = -1002;
export const NEWS_CHANNEL = -1003;

export const CHATS: readonly StandInChat[] = [
	{ id: READER, type: 'private', title: 'قارئ' },
	{ id: ADMIN, type: 'private', title: 'مشرفة' },
	{ id: GROUP, type: 'supergroup', title: 'غرفة الأخبار', members: { [READER]: 'member', [ADMIN]: 'administrator' } },
	{ id: FORUM, type: 'supergroup', title: 'منتدى', topics: [40], closedTopics: [41] },
	{ id: NEWS_CHANNEL, type: 'channel', title: 'قناة', members: { [READER]: 'editor', [ADMIN]: 'administrator' } },
];

export type SetUp = {
	readonly server: TelegramStandIn;
	readonly telegram: Platform;
	readonly house: ScriptedHouse;
	readonly log: ReturnType<typeof recordingLog>;
};

export type SetUpOptions = {
	readonly house?: ScriptedHouse;
	readonly standIn?: TelegramStandInOptions;
	readonly platform?: Partial<TelegramOptions>;
	readonly start?: boolean;
};

/** Everything is stopped at the test's end, which fails if the stand-in saw anything that Telegram would reject. */
export async function setUp(options: SetUpOptions = {}): Promise<SetUp> {
	const { house = scriptedHouse(), start = true } = options;
	const server = await startTelegram({ chats: CHATS.map((chat) => ({ ...chat })), ...options.standIn });
	const log = recordingLog();
	const telegram = createTelegram({
		token: server.token,
		apiRoot: server.apiRoot,
		conversation: house,
		records: await inboxRecords(),
		log,
		clock: systemClock,
		timer: systemTimer,
		retryMs: 10,
		...options.platform,
	});
	onTestFinished(async () => {
		await telegram.stop();
		await server.stop();
		server.assertClean();
	});
	if (start) await telegram.start(new AbortController().signal);
	return { server, telegram, house, log };
}

/** What is known of updates, in memory. */
export async function inboxRecords(): Promise<InboxRecords> {
	const store = await openStore('memory:', { clock: systemClock });
	return { waiting: store.collection('waiting'), handled: store.collection('handled') };
}

export function channel(address: number | string, threadId?: string): Channel {
	return {
		id: 'c1',
		platform: 'telegram',
		address: String(address),
		...(threadId === undefined ? {} : { threadId }),
		scope: `telegram-${address}`,
		kind: 'group',
		title: '',
		language: 'ar',
		timeZone: 'Asia/Beirut',
		status: 'active',
	};
}

export function delivery(address: number | string, message: Message | string, threadId?: string): Delivery {
	const said = typeof message === 'string' ? note(message) : message;
	return { alertId: 'm1', channel: channel(address, threadId), message: said };
}
