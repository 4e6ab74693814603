/** Turns Telegram's updates into what the house understands: invocations, presses and events of places. */
import type { CallbackQuery, Message, Update } from 'grammy/types';
import type { Actor, Conversation, Invocation, Place, Reply } from '../../../commands/command.ts';
import type { Actors } from './actor.ts';
import { readTyped } from './command-line.ts';
import { membershipEvent, placeOf, threadOf } from './place.ts';

/** Edited messages and channel posts are not asked for: neither may give a command. */
export const LISTENED = ['message', 'callback_query', 'my_chat_member'] as const;

export type UpdatesOptions = {
	readonly conversation: Conversation;
	readonly actors: Actors;
	readonly me: { readonly id: number; readonly username: string };
	/** Sends the reply to a command. */
	readonly answer: (place: Place, reply: Reply, asked: Message) => Promise<void>;
	/** Answers the press itself, and with a reply sends it or puts it in the message's place. */
	readonly answerPress: (
		query: CallbackQuery,
		pressed: { place: Place; messageId: string; reply: Reply } | undefined,
	) => Promise<void>;
};

/** The chat an update belongs to; updates of one chat are handled in order. */
export function turnOf({ message, callback_query: query, my_chat_member: member }: Update): string {
	return String(message?.chat.id ?? query?.message?.chat.id ?? member?.chat.id ?? 0);
}

export function createUpdates(options: UpdatesOptions): (update: Update) => Promise<void> {
	const { conversation, actors, me, answer, answerPress } = options;

	async function onMessage(updateId: number, message: Message): Promise<void> {
		const place = placeOf(message.chat, threadOf(message));
		if (message.migrate_to_chat_id !== undefined) {
			await conversation.happened({ kind: 'migrated', place, toAddress: String(message.migrate_to_chat_id) });
			return;
		}
		const actor = actors.authorOf(message, place);
		if (actor === undefined || message.text === undefined || message.forward_origin !== undefined) return;
		const invocation = invocationOf(String(updateId), message, place, actor);
		if (invocation !== undefined) await answer(place, await conversation.run(invocation), message);
	}

	function invocationOf(id: string, message: Message, place: Place, actor: Actor): Invocation | undefined {
		const typed = readTyped(message.text ?? '', conversation.commands, me.username);
		const said = typed.kind === 'words' ? conversation.understand(typed.text) : typed;
		const understood = said !== undefined && 'command' in said ? said : undefined;
		// In private, words that mean nothing to us deserve an answer; in a group they are other people's talk.
		const lost = place.kind === 'private' && typed.kind !== 'foreign' ? { command: 'help', options: {} } : undefined;
		const meant = understood ?? lost;
		if (meant === undefined) return undefined;
		const { command, options: given } = meant;
		return { id, command, options: given, actor, place, ...languageOf(message.from?.language_code) };
	}

	async function onPress(query: CallbackQuery): Promise<void> {
		const { message, data } = query;
		if (data === undefined || !isOurs(message, me.id)) return answerPress(query, undefined);
		const place = placeOf(message.chat, threadOf(message));
		const actor = actors.person(query.from, place);
		const messageId = String(message.message_id);
		const { id } = query;
		const press = { id, action: data, actor, place, messageId, ...languageOf(query.from.language_code) };
		return answerPress(query, { place, messageId, reply: await conversation.press(press) });
	}

	return async (update) => {
		if (update.message !== undefined) return onMessage(update.update_id, update.message);
		if (update.callback_query !== undefined) return onPress(update.callback_query);
		const event = update.my_chat_member === undefined ? undefined : membershipEvent(update.my_chat_member);
		if (event !== undefined) await conversation.happened(event);
	};
}

/** A button counts only on a message that we sent, that Telegram still knows (date 0: too old), and that is no forward. */
function isOurs(message: CallbackQuery['message'], myId: number): message is Message {
	if (message === undefined || message.date === 0) return false;
	const { from, chat, forward_origin: origin } = message as Message;
	return origin === undefined && (from?.id === myId || (from === undefined && chat.type === 'channel'));
}

function languageOf(code: string | undefined): { clientLanguage?: string } {
	return code === undefined ? {} : { clientLanguage: code };
}
