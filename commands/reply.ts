/** Shapes of replies that commands share: a line, a list of choices, a page of a long list. Pure. */
import type { Button, Message } from '../src/domain/message.ts';
import type { Reply } from './command.ts';
import type { Context } from './context.ts';
import type { Problem } from './desk.ts';

type Extra = Partial<Omit<Message, 'language'>>;

/** A reply of one line (or more), in the reader's language. */
export function say(
	context: Context,
	key: string,
	words?: Readonly<Record<string, string | number>>,
	extra: Extra = {},
): Reply {
	return message(context, { paragraphs: [context.say(key, words)], ...extra });
}

export function message(context: Context, content: Extra): Reply {
	return {
		message: { language: context.channel.language, paragraphs: [], links: [], ...content },
		private: context.place.kind === 'server',
	};
}

/** A button to the private chat, where the command goes on for the person who gave it and nobody else. */
export async function goOnInPrivate(
	context: Context,
	command: string,
	options: Readonly<Record<string, string>>,
): Promise<Reply> {
	const token = await context.links.toChat(command, options);
	return { ...say(context, 'link-go'), goesOn: { label: context.say('link-go-button'), token } };
}

/** What is wrong, or what comes of it. */
export function sayOutcome<T extends object>(
	context: Context,
	outcome: T | Problem,
	reply: (value: T) => Reply,
): Reply {
	return 'problem' in outcome ? message(context, { paragraphs: [outcome.problem] }) : reply(outcome);
}

/** Two buttons a row are readable on a phone, three if they are short. */
export function rows(buttons: readonly Button[], each = 2): readonly (readonly Button[])[] {
	const result: Button[][] = [];
	for (const [at, button] of buttons.entries()) {
		if (at % each === 0) result.push([button]);
		else result.at(-1)!.push(button);
	}
	return result;
}

/** One page of a list, with buttons to the others. `page` begins at 1 and is kept within what there is. */
export function paged<T>(
	context: Context,
	list: readonly T[],
	page: number,
	size: number,
	verb: string,
): {
	readonly shown: readonly T[];
	/** A row of buttons to the pages before and after; no row where there is one page. */
	readonly turning: readonly (readonly Button[])[];
	readonly footer?: string;
} {
	const pages = Math.max(1, Math.ceil(list.length / size));
	const at = Math.min(Math.max(1, Number.isInteger(page) ? page : 1), pages);
	const buttons: Button[] = [];
	if (at > 1) buttons.push({ label: context.say('page-previous'), action: `${verb}:${at - 1}` });
	if (at < pages) buttons.push({ label: context.say('page-next'), action: `${verb}:${at + 1}` });
	return {
		shown: list.slice((at - 1) * size, at * size),
		turning: buttons.length > 0 ? [buttons] : [],
		footer: pages > 1 ? context.say('topics-page', { page: at, pages }) : undefined,
	};
}
