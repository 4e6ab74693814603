/** What people do in the stand-in's chats: they write, press, block, promote, and turn groups into supergroups. */
import type { ChatMember, Message, MessageEntity, Update } from 'grammy/types';
import type { Query } from './methods.ts';
import type { Updates } from './updates.ts';
import type { OwnWatch } from './watch.ts';
import { chatObject, type MemberStatus, memberObject, person, type Stored, type World } from './world.ts';

/** Telegram's id of "a group's administrator who hides their name". */
export const ANONYMOUS_ADMIN = 1087968824;

export type People = {
	/** Somebody writes; resolves with the bot's new messages in that chat once the bot has handled it. */
	say(chatId: number, fromId: number, text: string, extra?: Partial<Message>): Promise<readonly Stored[]>;
	/** Somebody presses a button by its data; resolves, once handled, with how the press was answered and what was sent. */
	press(chatId: number, fromId: number, messageId: number, data: string): Promise<Pressed>;
	/** The bot's own standing in a chat changes. */
	membership(chatId: number, before: Standing, after: Standing): Promise<void>;
	/** A group becomes a supergroup: the service message, and from now on sends to the old one are refused. */
	upgrade(chatId: number, toId: number): Promise<void>;
	/** Any update; resolves once handled. */
	update(update: Omit<Update, 'update_id'>): Promise<void>;
};

export type Pressed = { readonly answer: Query['answer']; readonly messages: readonly Stored[] };
export type Standing = MemberStatus | 'silenced';

export type PeopleOptions = {
	readonly world: World;
	readonly updates: Updates;
	readonly queries: Map<string, Query>;
	readonly now: () => number;
	readonly watch: OwnWatch;
};

export function createPeople({ world, updates, queries, now, watch }: PeopleOptions): People {
	function handled(what: string, update: Omit<Update, 'update_id'>): Promise<void> {
		return watch.within(what, updates.push(update));
	}

	function chatOf(chatId: number) {
		const chat = world.chats.get(chatId);
		if (chat === undefined) throw new Error(`no chat ${chatId} in this stand-in`);
		return chat;
	}

	function newMessages(chatId: number, since: readonly Stored[]): readonly Stored[] {
		const known = new Set(since);
		return world.messages(chatId).filter((message) => !known.has(message) && message.from?.is_bot !== false);
	}

	function written(chatId: number, fromId: number, extra: Partial<Message>): Message {
		const chat = chatOf(chatId);
		const from =
			fromId === ANONYMOUS_ADMIN
				? { from: { id: fromId, is_bot: true, first_name: 'Group' }, sender_chat: chatObject(chat) }
				: { from: person(fromId) };
		const message_id = world.nextMessageId();
		return { message_id, date: world.date(), chat: chatObject(chat), ...from, ...extra } as Message;
	}

	return {
		async say(chatId, fromId, text, extra = {}) {
			const before = world.messages(chatId);
			const message = written(chatId, fromId, { text, ...commandEntity(text), ...extra });
			world.store(message as Stored);
			await handled(`the bot to handle "${text}"`, { message } as Omit<Update, 'update_id'>);
			return newMessages(chatId, before);
		},
		async press(chatId, fromId, messageId, data) {
			const message = world.message(chatId, messageId);
			const before = world.messages(chatId);
			const id = String(1_000_000 + queries.size);
			const query: Query = { at: now() };
			queries.set(id, query);
			const callback_query = { id, from: person(fromId), chat_instance: '1', data, ...(message && { message }) };
			await handled(`the bot to handle the press of ${data}`, { callback_query } as Omit<Update, 'update_id'>);
			return { answer: query.answer, messages: newMessages(chatId, before) };
		},
		membership(chatId, before, after) {
			const chat = chatOf(chatId);
			const by = person(chat.type === 'private' ? chat.id : 1);
			const [old_chat_member, new_chat_member] = [before, after].map((standing) => botAs(standing, world, chatId));
			const my_chat_member = { chat: chatObject(chat), from: by, date: world.date(), old_chat_member, new_chat_member };
			return handled('the bot to handle its membership', { my_chat_member } as Omit<Update, 'update_id'>);
		},
		upgrade(chatId, toId) {
			chatOf(chatId).state = { migratedTo: toId };
			const message = written(chatId, 1, { migrate_to_chat_id: toId });
			return handled('the bot to handle the upgrade', { message } as Omit<Update, 'update_id'>);
		},
		update: (update) => handled('the bot to handle the update', update),
	};
}

/** The data of the button that people see under this label. */
export function dataOf(message: Stored, label: string): string {
	const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
	if (button === undefined || !('callback_data' in button)) throw new Error(`no button "${label}" on that message`);
	return button.callback_data;
}

function botAs(standing: Standing, world: World, chatId: number): ChatMember {
	if (standing !== 'silenced') return memberObject(world.me, standing, world.chats.get(chatId)!);
	return { status: 'restricted', user: world.me, is_member: true, until_date: 0, ...NO_RIGHTS };
}

const NO_RIGHTS = {
	can_send_messages: false,
	can_send_audios: false,
	can_send_documents: false,
	can_send_photos: false,
	can_send_videos: false,
	can_send_video_notes: false,
	can_send_voice_notes: false,
	can_send_polls: false,
	can_send_other_messages: false,
	can_add_web_page_previews: false,
	can_react_to_messages: false,
	can_edit_tag: false,
	can_change_info: false,
	can_invite_users: false,
	can_pin_messages: false,
	can_manage_topics: false,
};

function commandEntity(text: string): { entities?: MessageEntity[] } {
	const command = /^\/[a-z0-9_]+(@\w+)?/i.exec(text);
	return command === null ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command[0].length }] };
}
