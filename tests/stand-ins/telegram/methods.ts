/** The Bot API's methods as the stand-in answers them. */
import type { Message, MessageEntity } from 'grammy/types';
import { type Answer, type Refusal, refusal } from './answer.ts';
import type { Flood } from './flood.ts';
import { storedText } from './text.ts';
import type { Updates } from './updates.ts';
import { chatObject, memberObject, person, type StandInChat, type Stored, type World } from './world.ts';

export type Payload = Readonly<Record<string, unknown>>;
export type Method = (payload: Payload, closed: AbortSignal) => Answer | Promise<Answer>;

/** A pressed button that waits for its answer. */
export type Query = { readonly at: number; answer?: Payload };

export type MethodsOptions = {
	readonly world: World;
	readonly updates: Updates;
	readonly flood: Flood | undefined;
	readonly queries: Map<string, Query>;
	/** Registered commands and descriptions: "commands default ar" → value. */
	readonly profile: Map<string, unknown>;
	readonly now: () => number;
	/** Older presses can no longer be answered. */
	readonly queryAgeMs: number;
};

const NOT_MODIFIED =
	'Bad Request: message is not modified: specified new message content and reply markup are exactly the same ' +
	'as a current content and reply markup of the message';
const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

export function createMethods(options: MethodsOptions): Readonly<Record<string, Method>> {
	const { world, updates, flood, queries, profile, now, queryAgeMs } = options;

	/** The chat to write to, or why not. */
	function writable(payload: Payload): StandInChat | Refusal {
		const chat = world.find(payload['chat_id']);
		if (chat === undefined) return refusal(400, 'Bad Request: chat not found');
		const refused = refusalOf(chat);
		if (refused !== undefined) return refused;
		const seconds = flood?.admit(chat.id, chat.type === 'group' || chat.type === 'supergroup');
		if (seconds === undefined) return chat;
		return refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
	}

	function send(payload: Payload, content: (chat: StandInChat) => Partial<Stored> | Refusal): Answer {
		const chat = writable(payload);
		if ('code' in chat) return chat;
		const thread = payload['message_thread_id'];
		if (thread !== undefined) {
			if (chat.closedTopics?.includes(Number(thread))) return refusal(400, 'Bad Request: TOPIC_CLOSED');
			if (!chat.topics?.includes(Number(thread))) return refusal(400, 'Bad Request: message thread not found');
		}
		const reply = payload['reply_parameters'] as
			| { message_id: number; allow_sending_without_reply?: boolean }
			| undefined;
		const answered = reply === undefined ? undefined : world.message(chat.id, reply.message_id);
		if (reply !== undefined && answered === undefined && reply.allow_sending_without_reply !== true) {
			return refusal(400, 'Bad Request: message to be replied not found');
		}
		const made = content(chat);
		if ('code' in made) return made as Refusal;
		const author = chat.type === 'channel' ? { sender_chat: chatObject(chat) } : { from: world.me };
		const message = {
			message_id: world.nextMessageId(),
			date: world.date(),
			chat: chatObject(chat),
			...author,
			...(thread === undefined ? {} : { message_thread_id: Number(thread), is_topic_message: true as const }),
			...(answered === undefined ? {} : { reply_to_message: { ...answered, reply_to_message: undefined } }),
			...markupOf(payload),
			...made,
		} as Stored;
		return { result: world.store(message) };
	}

	function edit(payload: Payload): Answer {
		const chat = writable(payload);
		if ('code' in chat) return chat;
		const message = world.message(chat.id, payload['message_id']);
		if (message === undefined) return refusal(400, 'Bad Request: message to edit not found');
		if (chat.type !== 'channel' && message.from?.id !== world.me.id) {
			return refusal(400, "Bad Request: message can't be edited");
		}
		const made = payload['rich_message'] === undefined ? contentOf(payload) : richOf(payload);
		if ('code' in made) return made as Refusal;
		const next = { ...message, ...made, reply_markup: markupOf(payload).reply_markup } as Stored;
		if (face(next) === face(message)) return refusal(400, NOT_MODIFIED);
		if (next.reply_markup === undefined) delete next.reply_markup;
		return { result: world.store({ ...next, edit_date: world.date() } as Stored) };
	}

	function answerQuery(payload: Payload): Answer {
		const query = queries.get(String(payload['callback_query_id']));
		if (query === undefined || query.answer !== undefined) return refusal(400, TOO_OLD);
		if (now() - query.at > queryAgeMs) return refusal(400, TOO_OLD);
		query.answer = payload;
		return { result: true };
	}

	function withChat(payload: Payload, answer: (chat: StandInChat) => unknown): Answer {
		const chat = world.find(payload['chat_id']);
		return chat === undefined ? refusal(400, 'Bad Request: chat not found') : { result: answer(chat) };
	}

	/** A member by the chat's list; everybody else has left. */
	function memberOf(payload: Payload, chat: StandInChat) {
		const id = Number(payload['user_id']);
		const user = id === world.me.id ? world.me : person(id);
		const status = chat.members?.[id] ?? (id === world.me.id ? 'administrator' : 'left');
		return memberObject(user, status, chat);
	}

	function remember(kind: string, field: string): Method {
		return (payload) => {
			const scope = (payload['scope'] as { type?: string } | undefined)?.type ?? 'default';
			profile.set(`${kind} ${scope} ${payload['language_code'] ?? ''}`.trim(), payload[field]);
			return { result: true };
		};
	}

	return {
		getMe: () => ({ result: { ...world.me, ...ABILITIES } }),
		getUpdates: (payload, closed) => updates.getUpdates(payload, closed),
		setWebhook: (payload) => updates.setWebhook(payload),
		deleteWebhook: (payload) => updates.deleteWebhook(payload),
		getWebhookInfo: () => updates.webhookInfo(),
		setMyCommands: remember('commands', 'commands'),
		getMyCommands: ({ scope, language_code: code }) => {
			const { type = 'default' } = (scope ?? {}) as { type?: string };
			return { result: profile.get(`commands ${type} ${code ?? ''}`.trim()) ?? [] };
		},
		setMyDescription: remember('description', 'description'),
		setMyShortDescription: remember('short-description', 'short_description'),
		setMyName: remember('name', 'name'),
		sendMessage: (payload) => send(payload, () => contentOf(payload)),
		sendDocument: (payload) => send(payload, () => documentOf(payload)),
		sendRichMessage: (payload) => send(payload, () => richOf(payload)),
		editMessageText: edit,
		deleteMessage: (payload) => {
			const chat = world.find(payload['chat_id']);
			if (chat !== undefined && world.remove(chat.id, payload['message_id'])) return { result: true };
			return refusal(400, 'Bad Request: message to delete not found');
		},
		answerCallbackQuery: answerQuery,
		getChat: (payload) => withChat(payload, (chat) => ({ ...chatObject(chat), ...FULL_INFO })),
		getChatMember: (payload) => withChat(payload, (chat) => memberOf(payload, chat)),
		leaveChat: (payload) =>
			withChat(payload, (chat) => {
				chat.state = 'not-a-member';
				return true;
			}),
		sendChatAction: (payload) => withChat(payload, () => true),
	};
}

const ABILITIES = {
	can_join_groups: true,
	can_read_all_group_messages: false,
	supports_inline_queries: false,
	can_connect_to_business: false,
	has_main_web_app: false,
};
const FULL_INFO = {
	accent_color_id: 0,
	max_reaction_count: 11,
	accepted_gift_types: {
		unlimited_gifts: false,
		limited_gifts: false,
		unique_gifts: false,
		premium_subscription: false,
		gifts_from_channels: false,
	},
};

/** Telegram's words for each state (tdlib/telegram-bot-api, Client.cpp; the last two come from its data centres). */
function refusalOf({ state = 'well', type }: StandInChat): Refusal | undefined {
	if (state === 'well') return undefined;
	if (typeof state === 'object') {
		const parameters = { migrate_to_chat_id: state.migratedTo };
		return refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
	}
	const words: Readonly<Record<Exclude<typeof state, 'well'>, readonly [number, string]>> = {
		blocked: [403, 'Forbidden: bot was blocked by the user'],
		deactivated: [403, 'Forbidden: user is deactivated'],
		kicked: [403, `Forbidden: bot was kicked from the ${type} chat`],
		'not-a-member': [403, `Forbidden: bot is not a member of the ${type} chat`],
		deleted: [403, 'Forbidden: the group chat was deleted'],
		'no-rights': [400, 'Bad Request: not enough rights to send text messages to the chat'],
		'not-started': [403, "Forbidden: bot can't initiate conversation with a user"],
		'write-forbidden': [400, 'Bad Request: CHAT_WRITE_FORBIDDEN'],
	};
	return refusal(...words[state]);
}

function contentOf(payload: Payload): Partial<Stored> | Refusal {
	const mode = payload['parse_mode'] as string | undefined;
	const stored = storedText(String(payload['text']), mode, payload['entities'] as MessageEntity[] | undefined);
	if ('description' in stored) return refusal(400, stored.description);
	return {
		text: stored.text,
		entities: stored.entities.length === 0 ? undefined : [...stored.entities],
	} as Partial<Stored>;
}

/** A sent file as the request holds it: its name in the first line. */
function documentOf(payload: Payload): Partial<Stored> {
	const [name = ''] = String(payload['document']).split('\n', 1);
	return { document: { file_id: `BQACAgQ${name}`, file_unique_id: `AgAD${name}`, file_name: name } } as Partial<Stored>;
}

/** Rich messages are kept as one paragraph of their words: how they are laid out is Telegram's affair. */
function richOf(payload: Payload): Partial<Message> {
	const { html = '', is_rtl } = payload['rich_message'] as { html?: string; is_rtl?: boolean };
	const text = html.replace(/<[^>]*>/g, '');
	return {
		rich_message: { blocks: [{ type: 'paragraph', text }], ...(is_rtl === true ? { is_rtl } : {}) },
	} as Partial<Message>;
}

function markupOf(payload: Payload): Pick<Stored, 'reply_markup'> {
	const markup = payload['reply_markup'] as { inline_keyboard?: unknown } | undefined;
	return markup?.inline_keyboard === undefined ? {} : ({ reply_markup: markup } as Pick<Stored, 'reply_markup'>);
}

function face({ text, entities, reply_markup: markup }: Stored): string {
	return JSON.stringify([text, entities ?? [], markup ?? null]);
}
