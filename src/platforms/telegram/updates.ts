/** Turns Telegram's updates into what the house understands: invocations, presses and events of places. */
import type { CallbackQuery, Message, Update, User } from 'grammy/types';
import type { Conversation, Place, Reply } from '../../../commands/command.ts';
import type { Actors } from './actor.ts';
import { readTyped } from './command-line.ts';
import type { Picks } from './picks.ts';
import { membershipEvent, placeOf, threadOf } from './place.ts';
import type { Replies } from './replies.ts';

/** Edited messages and channel posts are not asked for: neither may give a command. */
export const LISTENED = ['message', 'callback_query', 'my_chat_member'] as const;

export type UpdatesOptions = Replies & {
	readonly conversation: Conversation;
	readonly actors: Actors;
	readonly picks: Picks;
	readonly me: { readonly id: number; readonly username: string };
};

type Meaning = { readonly command: string; readonly options: Readonly<Record<string, string>> };
const HELP: Meaning = { command: 'help', options: {} };

/** The chat an update belongs to; updates of one chat are handled in order. */
export function turnOf({ message, callback_query: query, my_chat_member: member }: Update): string {
	return String(message?.chat.id ?? query?.message?.chat.id ?? member?.chat.id ?? 0);
}

export function createUpdates(options: UpdatesOptions): (update: Update) => Promise<void> {
	const { conversation, actors, picks, me, answer, answerPress } = options;

	async function onMessage(updateId: number, message: Message): Promise<void> {
		const place = placeOf(message.chat, threadOf(message));
		if (message.migrate_to_chat_id !== undefined) {
			await conversation.happened({ kind: 'migrated', place, toAddress: String(message.migrate_to_chat_id) });
			return;
		}
		if (message.chat_shared !== undefined) return onPicked(String(updateId), message, place);
		const actor = actors.authorOf(message, place);
		if (actor === undefined || message.text === undefined || message.forward_origin !== undefined) return;
		// In private, words that mean nothing to us deserve an answer; in a group they are other people's talk.
		const meant = meaningOf(message.text) ?? (place.kind === 'private' ? HELP : undefined);
		if (meant === undefined) return;
		const { command, options: given } = meant;
		const id = String(updateId);
		const invocation = { id, command, options: given, actor, place, ...languageOf(message.from) };
		await answer(place, goingOn(await conversation.run(invocation)), message);
	}

	/** A channel was picked: whether the person may have it posted to is asked of Telegram, not believed of the client. */
	async function onPicked(id: string, message: Message, from: Place): Promise<void> {
		const { request_id: requestId, chat_id: chatId, title = '' } = message.chat_shared!;
		const pick = message.from && picks.take(String(message.from.id), requestId);
		if (!pick || from.kind !== 'private') return;
		const channel = placeOf({ id: chatId, type: 'channel', title });
		const actor = actors.person(message.from!, channel);
		// The list is to have made us an administrator there; whether it did is asked, too.
		const maySend = await actors.person({ id: me.id, is_bot: true, first_name: '' }, channel).isAdmin(true);
		const place = maySend ? channel : { ...channel, lacks: ['send'] as const };
		const { command, options: given } = pick;
		const invocation = { id, command, options: given, actor, place, answeredIn: from };
		await answer(from, await conversation.run(invocation), message);
	}

	function meaningOf(text: string): Meaning | undefined {
		const typed = readTyped(text, conversation.commands, me.username);
		if (typed.kind === 'command') return typed;
		return typed.kind === 'words' ? conversation.understand(typed.text) : undefined;
	}

	/** With the button that opens our private chat and gives it the code (Bot API, deep linking: at most 64 of [A-Za-z0-9_-]). */
	function goingOn(reply: Reply): Reply {
		const { goesOn, message } = reply;
		if (goesOn === undefined) return reply;
		const button = { label: goesOn.label, url: `https://t.me/${me.username}?start=${goesOn.token}` };
		return { ...reply, message: { ...message, buttons: [...(message.buttons ?? []), [button]] } };
	}

	async function onPress(query: CallbackQuery): Promise<void> {
		const { message, data } = query;
		if (data === undefined || !isOurs(message, me.id)) return answerPress(query);
		const place = placeOf(message.chat, threadOf(message));
		const actor = actors.person(query.from, place);
		const messageId = String(message.message_id);
		const { id } = query;
		const press = { id, action: data, actor, place, messageId, ...languageOf(query.from) };
		try {
			return await answerPress(query, { place, messageId, reply: goingOn(await conversation.press(press)) });
		} catch (error) {
			// The person's button must not turn for ever because our house is on fire.
			await answerPress(query);
			throw error;
		}
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

function languageOf(user: User | undefined): { clientLanguage?: string } {
	return user?.language_code === undefined ? {} : { clientLanguage: user.language_code };
}
