/**
 * Hostile strings by all the ways they take: title, summary, source and topic of an alert, the answer to a command, and the
 * log; through the shipped composer, renderers, platforms and logger, judged by what the stand-ins of the platforms stored.
 */
import { composeAlert } from '../../src/alerts/compose.ts';
import type { PlatformName } from '../../src/domain/channel.ts';
import { systemClock, systemTimer } from '../../src/domain/clock.ts';
import { idOf } from '../../src/domain/id.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Platform } from '../../src/domain/ports.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { createLog } from '../../src/observability/log.ts';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { channel } from '../alerts/samples.ts';
import { place, talkingHouse } from '../conversation/house.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { readMarkdown } from '../stand-ins/discord/reading.ts';
import { startDiscord } from '../stand-ins/discord.ts';
import { startTelegram } from '../stand-ins/telegram.ts';

export const WAYS = ['title', 'summary', 'source', 'topic', 'answer', 'log'] as const;
export type Way = (typeof WAYS)[number];

export type Harm = {
	readonly what: 'ping' | 'foreign link' | 'markup' | 'parse error' | 'direction turned' | 'broken log line';
	readonly where: PlatformName | 'log';
	readonly way: Way;
	readonly text: string;
	readonly shown: string;
};

const OUR_LINK = 'https://almadar.example/news/1';
const PING = /@(everyone|here)|<([@#:/]|(a|t|id):)/i;
/** Embeddings and overrides, and isolates other than ours (FSI, PDI). */
const TURNS = /[\u202A-\u202E\u2066\u2067]/u;
/** What a terminal would obey, or take for the end of a line. */
const UNESCAPED = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const WAIT_MS = 200;

type Sent = { readonly way: Way; readonly text: string; readonly message: Message };
type Judge = (sent: Sent) => Promise<readonly Pick<Harm, 'what' | 'shown'>[]>;

/** Every harm that any of the strings does anywhere; empty if there is none. */
export async function harmsOf(texts: readonly string[]): Promise<readonly Harm[]> {
	const messages = (await Promise.all(texts.map(messagesOf))).flat();
	const [discord, telegram] = await Promise.all([onDiscord(messages), onTelegram(messages)]);
	return [...discord, ...telegram, ...texts.flatMap(inLog)];
}

/** The messages that a string gets into, one for each way. */
async function messagesOf(text: string): Promise<readonly Sent[]> {
	const say = createSay();
	const alert = ({ title = 'خبر', summary = 'نص الخبر.', source = 'المدار', topic = 'آسيا' }) => {
		const at = '2026-11-25T09:00:00.000Z';
		const member = {
			articleId: 'a1',
			role: 'opens',
			publisher: source,
			url: OUR_LINK,
			title,
			at,
			revision: 1,
		} as const;
		const times = { firstSeenAt: at, lastSeenAt: at, revision: 1 };
		const story = { id: 's1', headline: title, members: [member], topicIds: ['t1'], fingerprint: {}, ...times };
		const told = { storyId: 's1', revision: 1, language: 'ar', text: summary, method: 'extract', sources: [] } as const;
		return composeAlert({ story, summary: { ...told, check: 'not-needed' } }, channel('c1'), [topic], 'new', 'm1', say);
	};
	const house = await talkingHouse();
	const { message } = await house.talk.run('follow', { topic: text }, place('42'));
	await house.store.close();
	return [
		{ way: 'title', text, message: alert({ title: text }) },
		{ way: 'summary', text, message: alert({ summary: `قالت الوزارة ${text} أمس.` }) },
		{ way: 'source', text, message: alert({ source: text }) },
		{ way: 'topic', text, message: alert({ topic: text }) },
		{ way: 'answer', text, message },
	];
}

async function judged(where: PlatformName, sent: readonly Sent[], judge: Judge): Promise<readonly Harm[]> {
	const harms: Harm[] = [];
	for (const one of sent)
		for (const harm of await judge(one)) harms.push({ ...harm, where, way: one.way, text: one.text });
	return harms;
}

/** The outcome of a send, which waits for the client's own limits. */
async function send(platform: Platform, address: string, message: Message, number: number) {
	const here = channel('c1', { platform: platform.name, address, kind: 'private' });
	const delivery = { alertId: idOf('m', String(number)), channel: here, message };
	for (;;) {
		const outcome = await platform.send(delivery, new AbortController().signal);
		if (outcome.kind !== 'busy') return outcome;
		await systemTimer.sleep(WAIT_MS);
	}
}

async function onDiscord(sent: readonly Sent[]): Promise<readonly Harm[]> {
	const token = 'stand-in.bot.token';
	const [guild, room] = ['175928847299117063', '175928847299117064'];
	const limits = { channel: { limit: 1e9, perMs: 1 }, globalPerSecond: 1e9 };
	const discord = await startDiscord({
		token,
		limits,
		guilds: [{ id: guild, name: 'خادم', channels: [{ id: room, name: 'أخبار' }] }],
	});
	const { conversation } = await talkingHouse();
	const platform = createDiscord({ token, apiBase: discord.apiBase, conversation, log: keptLog(), clock: systemClock });
	let number = 0;
	const harms = await judged('discord', sent, async ({ message }) => {
		number += 1;
		const outcome = await send(platform, room, message, number);
		const problems = discord.takeProblems();
		if (outcome.kind !== 'sent' || problems.length > 0)
			return [{ what: 'parse error', shown: [JSON.stringify(outcome), ...problems].join('; ') }];
		const [embed = {}] = discord.messages(room).at(-1)!.embeds as Record<string, unknown>[];
		const texts = [embed['title'], embed['description']].map((text) => String(text ?? ''));
		const shown = [...texts, (embed['footer'] as { text?: string } | undefined)?.text ?? ''].join('\n');
		const readings = texts.map(readMarkdown);
		const links = readings.flatMap((reading) => reading.links);
		return [
			...(PING.test(shown) ? [{ what: 'ping', shown } as const] : []),
			...(links.some(({ url }) => url !== OUR_LINK) ? [{ what: 'foreign link', shown } as const] : []),
			...(readings.some(({ markup }) => markup.length > 0) ? [{ what: 'markup', shown } as const] : []),
			...(TURNS.test(shown) ? [{ what: 'direction turned', shown } as const] : []),
		];
	});
	await platform.stop();
	await discord.stop();
	return harms;
}

async function onTelegram(sent: readonly Sent[]): Promise<readonly Harm[]> {
	const server = await startTelegram({ chats: [{ id: 42, type: 'private', title: 'قارئة' }] });
	const store = await openStore('memory:', { clock: systemClock });
	const { conversation } = await talkingHouse();
	const platform = createTelegram({
		token: server.token,
		apiRoot: server.apiRoot,
		conversation,
		records: { waiting: store.collection('waiting'), handled: store.collection('handled') },
		log: keptLog(),
		clock: systemClock,
		timer: systemTimer,
	});
	let number = 0;
	const harms = await judged('telegram', sent, async ({ way, message }) => {
		number += 1;
		const outcome = await send(platform, '42', message, number);
		const rejects = server.takeRejects();
		if (outcome.kind !== 'sent' || rejects.length > 0)
			return [{ what: 'parse error', shown: [JSON.stringify(outcome), ...rejects].join('; ') }];
		const { text: shown = '', entities = [] } = server.messages(42).at(-1)!;
		// Our own commands may be tapped in answers, and the topic's tag in alerts.
		const ours = ['bold', 'hashtag', ...(way === 'answer' ? ['bot_command'] : [])];
		const isForeign = (entity: (typeof entities)[number]) =>
			entity.type === 'text_link' ? entity.url !== OUR_LINK : !ours.includes(entity.type);
		const pings = entities.filter(({ type }) => type === 'mention' || type === 'text_mention');
		return [
			...(pings.length > 0 ? [{ what: 'ping', shown } as const] : []),
			...(entities.some(isForeign) ? [{ what: 'foreign link', shown } as const] : []),
			...(TURNS.test(shown) ? [{ what: 'direction turned', shown } as const] : []),
		];
	});
	await platform.stop();
	await server.stop();
	await store.close();
	return harms;
}

/** An event is one line of JSON, whatever stands in its fields. */
function inLog(text: string): readonly Harm[] {
	const lines: string[] = [];
	const log = createLog({ level: 'debug', secrets: [], write: (line) => lines.push(line) });
	log.info('alert delivered', { title: text, [`key ${text}`]: [text] });
	log.error('feed not read', { error: new Error(text) });
	log.warn(text);
	const isWhole = (line: string) => line.endsWith('\n') && !UNESCAPED.test(line.slice(0, -1)) && isJson(line);
	const broken = lines.filter((line) => !isWhole(line));
	if (lines.length === 3 && broken.length === 0) return [];
	return [{ what: 'broken log line', where: 'log', way: 'log', text, shown: broken.join('') }];
}

function isJson(line: string): boolean {
	try {
		return typeof JSON.parse(line) === 'object';
	} catch {
		return false;
	}
}
