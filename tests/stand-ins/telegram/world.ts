/** The stand-in's world: the bot, the chats, who is in them, and the messages that stand there. */
import type { Chat, ChatMember, InlineKeyboardMarkup, Message, MessageEntity, User } from 'grammy/types';

/** What the bot may do in a chat; the failing ones answer as Telegram does. */
export type ChatState =
	| 'well'
	| 'blocked'
	| 'deactivated'
	| 'not-started'
	| 'kicked'
	| 'not-a-member'
	| 'deleted'
	| 'no-rights'
	| 'write-forbidden'
	| { readonly migratedTo: number };

export type StandInChat = {
	readonly id: number;
	readonly type: 'private' | 'group' | 'supergroup' | 'channel';
	readonly title: string;
	/** A public channel's or group's name, without "@". */
	readonly username?: string;
	/** Open topics of a forum. */
	readonly topics?: readonly number[];
	readonly closedTopics?: readonly number[];
	readonly members?: Readonly<Record<number, MemberStatus>>;
	state?: ChatState;
};

export type MemberStatus = 'creator' | 'administrator' | 'editor' | 'member' | 'left' | 'kicked';

export type Stored = Message & { text?: string; entities?: MessageEntity[]; reply_markup?: InlineKeyboardMarkup };

export type World = {
	readonly me: User & { readonly username: string };
	readonly chats: Map<number, StandInChat>;
	find(address: unknown): StandInChat | undefined;
	nextMessageId(): number;
	/** Unix seconds. */
	date(): number;
	store(message: Stored): Stored;
	message(chatId: number, messageId: unknown): Stored | undefined;
	/** The bot's messages in a chat, oldest first. */
	messages(chatId: number): readonly Stored[];
	remove(chatId: number, messageId: unknown): boolean;
};

export const BOT_ID = 123_456_789;

export function createWorld(username: string, chats: readonly StandInChat[], now: () => number): World {
	const byId = new Map(chats.map((chat) => [chat.id, chat]));
	const stored = new Map<string, Stored>();
	let lastId = 100;
	return {
		me: { id: BOT_ID, is_bot: true, first_name: 'راصد', username },
		chats: byId,
		find: (address) =>
			byId.get(Number(address)) ?? [...byId.values()].find((chat) => address === `@${chat.username ?? ''}`),
		nextMessageId: () => ++lastId,
		date: () => Math.floor(now() / 1000),
		store(message) {
			stored.set(`${message.chat.id} ${message.message_id}`, message);
			return message;
		},
		message: (chatId, messageId) => stored.get(`${chatId} ${Number(messageId)}`),
		messages: (chatId) => [...stored.values()].filter((message) => message.chat.id === chatId),
		remove: (chatId, messageId) => stored.delete(`${chatId} ${Number(messageId)}`),
	};
}

/** The chat as it stands in messages. */
export function chatObject({ id, type, title, username, topics }: StandInChat): Chat {
	const name = username === undefined ? {} : { username };
	if (type === 'private') return { id, type, first_name: title, ...name };
	if (type === 'group') return { id, type, title };
	if (type === 'channel') return { id, type, title, ...name };
	return { id, type, title, ...name, ...(topics === undefined ? {} : { is_forum: true as const }) };
}

export function person(id: number): User {
	return { id, is_bot: false, first_name: 'قارئ', language_code: 'ar' };
}

/** `editor` is an administrator of a channel who may not post. */
export function memberObject(user: User, status: MemberStatus, chat: StandInChat): ChatMember {
	if (status === 'creator') return { status, user, is_anonymous: false };
	if (status === 'kicked') return { status, user, until_date: 0 };
	if (status === 'member' || status === 'left') return { status, user };
	return {
		status: 'administrator',
		user,
		can_be_edited: false,
		is_anonymous: false,
		can_manage_chat: true,
		can_delete_messages: true,
		can_manage_video_chats: false,
		can_restrict_members: false,
		can_promote_members: false,
		can_change_info: true,
		can_invite_users: true,
		can_post_stories: false,
		can_edit_stories: false,
		can_delete_stories: false,
		...(chat.type === 'channel' ? { can_post_messages: status === 'administrator', can_edit_messages: true } : {}),
	} as ChatMember;
}
