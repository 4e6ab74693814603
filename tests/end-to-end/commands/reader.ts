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
	};
}

/** In a private chat, or in a group where they are what `rank` says. */
export function telegramReader(telegram: TelegramStandIn, chatId: number, personId: number): Reader {
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
				const { message, button } = found;
				const pressed = await telegram.press(chatId, personId, message.message_id, button.callback_data);
				const changed = pressed.messages.filter(({ message_id: id }) => id !== message.message_id);
				const now = telegram.messages(chatId).find(({ message_id: id }) => id === message.message_id)!;
				const seen = changed.length > 0 ? changed : [now];
				const answer = String(pressed.answer?.['text'] ?? '');
				return shown(answer === '' ? seen : [], `${what} → [${label}]`, answer);
			},
		};
	}

	return {
		async say(said) {
			const line = lineOf(said);
			return shown(await telegram.say(chatId, personId, line), line);
		},
		suggestions: async () => undefined,
	};
}

/** As people type it: what takes the rest of the line as it is, other names of several words in quotation marks. */
export function lineOf({ command, options, words }: Said): string {
	if (words !== undefined) return words;
	const definition = COMMANDS.find(({ name }) => name === command)!;
	const last = Object.entries(definition.options).findLast(([, { kind }]) => kind === 'text')?.[0];
	const parts = Object.entries(options).map(([name, text]) =>
		text.includes(' ') && name !== last ? `«${text}»` : text,
	);
	return [`/${command}`, ...parts].join(' ');
}

function read(text: string): string {
	return text.replace(MARKS, '');
}

/** A Latin word in an Arabic line stands in an isolate, so that nothing around it jumps. */
function isolates(text: string, what: string): void {
	const bare = text.replace(/\u2068[^\u2069]*\u2069/g, '');
	const jumping = bare.split('\n').filter((line) => /\p{Script=Arabic}/u.test(line) && /[A-Za-z]{2}/.test(line));
	expect(jumping, `Latin words without an isolate, in the answer to ${what}`).toEqual([]);
}
