/** Somebody who gives commands on a platform as its people do, and reads what comes back. */
import { expect } from 'vitest';
import { COMMANDS } from '../../../commands/index.ts';
import { MANAGE_GUILD, MEMBER } from '../../stand-ins/discord/interactions.ts';
import type { Message, StandInDiscord } from '../../stand-ins/discord.ts';
import type { Stored } from '../../stand-ins/telegram/world.ts';
import type { TelegramStandIn } from '../../stand-ins/telegram.ts';

export type Language = 'ar' | 'en';
export type Rank = 'admin' | 'member' | 'owner';

export type Said = {
	readonly command: string;
	readonly options: Readonly<Record<string, string>>;
	/** Plain Arabic words instead of the command, where the platform takes them. */
	readonly words?: string | undefined;
};

/** What somebody sees: the words without marks of direction, the buttons' labels, the name of a file sent along. */
export type Shown = {
	readonly text: string;
	readonly labels: readonly string[];
	readonly file: string | undefined;
	/** Presses the button whose label begins so. */
	press(label: string): Promise<Shown>;
};

export type Reader = {
	say(said: Said): Promise<Shown>;
	/** The names suggested while typing; undefined on a platform that suggests nothing. */
	suggestions(command: string, option: string, typed: string): Promise<readonly string[] | undefined>;
	/** Waits for the alert of a story and reads it. */
	alert(title: string): Promise<Shown>;
};

const MARKS = /[\u200e\u200f\u2060\u2066-\u2069]/g;
const DISCORD_OWNER = '900000000000000001';
export const OWNERS = `discord:${DISCORD_OWNER},telegram:90001`;

/** In a server's channel; `userId` is nobody else's, since what one person asks in a minute is limited. */
export function discordReader(discord: StandInDiscord, channelId: string, userId: string, rank: Rank): Reader {
	const permissions = rank === 'member' ? MEMBER : MANAGE_GUILD;
	const who = { channelId, userId: rank === 'owner' ? DISCORD_OWNER : userId, permissions };

	function shown(message: Message, what: string): Shown {
		const [{ title = '', description = '', footer = {} } = {}] = message.embeds as {
			title?: string;
			description?: string;
			footer?: { text?: string };
		}[];
		isolates(`${title}\n${description.replace(/\[[^\]]*\]\([^)]*\)/g, '')}`, what);
		const buttons = message.components.flatMap(
			(row) => (row as { components?: { label: string; custom_id?: string }[] }).components ?? [],
		);
		const sent = discord.requests.findLast(
			({ files, body }) => files.length > 0 && JSON.stringify(body).includes(description),
		);
		return {
			text: read([title, description.replace(/\\(.)/g, '$1'), footer.text ?? ''].join('\n')),
			labels: buttons.map(({ label }) => read(label)),
			file: description === '' ? undefined : sent?.files[0]?.name,
			async press(label) {
				const button = buttons.find((one) => read(one.label).startsWith(label));
				if (!button?.custom_id) throw new Error(`no button "${label}" under: ${what}`);
				const reply = await discord.press({ ...who, message, customId: button.custom_id });
				return shown(reply.message!, `${what} → [${label}]`);
			},
		};
	}

	return {
		async say({ command, options }) {
			const reply = await discord.interact({ ...who, command, options });
			expect(reply.ephemeral, `/${command} is answered to the person alone`).toBe(true);
			return shown(reply.message!, `/${command} ${JSON.stringify(options)}`);
		},
		async suggestions(command, option, typed) {
			const choices = await discord.autocomplete({
				...who,
				command,
				options: { [option]: typed },
				focused: option,
			});
			return choices.map(({ name }) => read(name));
		},
		async alert(title) {
			const isIt = (message: Message) => read(JSON.stringify(message.embeds)).includes(title);
			return shown(await discord.waitFor(() => discord.messages(channelId).find(isIt), `the alert: ${title}`), title);
		},
	};
}

/** In a private chat, or in a group where they are what `rank` says. */
export function telegramReader(telegram: TelegramStandIn, chatId: number, personId: number): Reader {
	/** What the bot has written or changed since: an answer waits for its turn under the platform's limits. */
	function answers(before: ReadonlySet<Stored>, what: string): Promise<readonly Stored[]> {
		return telegram.waitFor(`the answer to ${what}`, () => {
			const now = telegram.messages(chatId).filter((message) => !before.has(message) && message.from?.id !== personId);
			return now.length > 0 && now;
		});
	}

	function shown(messages: readonly Stored[], what: string, notice = ''): Shown {
		const text = [notice, ...messages.map((message) => message.text ?? '')].filter(Boolean).join('\n');
		isolates(text, what);
		const pressable = messages.flatMap((message) =>
			(message.reply_markup?.inline_keyboard ?? []).flat().map((button) => ({ message, button })),
		);
		return {
			text: read(text),
			labels: pressable.map(({ button }) => read(button.text)),
			file: messages.flatMap(({ document }) => document?.file_name ?? [])[0],
			async press(label) {
				const found = pressable.find(({ button }) => read(button.text).startsWith(label));
				if (!found || !('callback_data' in found.button)) throw new Error(`no button "${label}" under: ${what}`);
				const before = new Set(telegram.messages(chatId));
				const path = `${what} → [${label}]`;
				const pressed = await telegram.press(chatId, personId, found.message.message_id, found.button.callback_data);
				const notice = pressed.answer?.['text'];
				return notice === undefined ? shown(await answers(before, path), path) : shown([], path, String(notice));
			},
		};
	}

	return {
		async say(said) {
			const line = lineOf(said, chatId < 0 ? '@rasid_bot' : '');
			const before = new Set(telegram.messages(chatId));
			await telegram.say(chatId, personId, line);
			return shown(await answers(before, line), line);
		},
		suggestions: async () => undefined,
		async alert(title) {
			const isIt = (message: Stored) => read(message.text ?? '').includes(title);
			const found = await telegram.waitFor(`the alert: ${title}`, () => telegram.messages(chatId).find(isIt));
			return shown([found], title);
		},
	};
}

/** As people type it, in a group to us by name: what takes the rest of the line as it is, other names of several words in quotation marks. */
function lineOf({ command, options, words }: Said, to: string): string {
	if (words !== undefined) return words;
	const definition = COMMANDS.find(({ name }) => name === command)!;
	const last = Object.entries(definition.options).findLast(([, { kind }]) => kind === 'text')?.[0];
	const parts = Object.entries(options).map(([name, text]) =>
		text.includes(' ') && name !== last ? `«${text}»` : text,
	);
	return [`/${command}${to}`, ...parts].join(' ');
}

function read(text: string): string {
	return text.replace(MARKS, '');
}

/**
 * What runs against a line's direction stands in an isolate, so that nothing around it jumps; and what gives the line its
 * direction does not: a device takes it from the first letter outside isolates.
 */
function isolates(text: string, what: string): void {
	for (const line of text.split('\n')) {
		const bare = line.replace(/\u2068[^\u2069]*\u2069/g, '');
		const isMixed = /\p{Script=Arabic}/u.test(bare) && /[A-Za-z]{2}/.test(bare);
		const isTurned = /^[^\p{L}\u200f]*[A-Za-z]/u.test(line) && /^\P{L}*\p{Script=Arabic}/u.test(bare);
		expect(isMixed || isTurned, `a line that jumps, in the answer to ${what}: ${line}`).toBe(false);
	}
}
