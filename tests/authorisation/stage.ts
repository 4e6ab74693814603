/** Both platforms' own reading of who speaks and where, before one house in memory: what the network adds, no decision needs. */
import { type APIInteraction, PermissionFlagsBits } from 'discord.js';
import type { ChatMember, Message, Update } from 'grammy/types';
import type { Place, Reply } from '../../commands/command.ts';
import { actorOf, placeOf } from '../../src/platforms/discord/places.ts';
import { createActors } from '../../src/platforms/telegram/actor.ts';
import { createPicks } from '../../src/platforms/telegram/picks.ts';
import { createUpdates } from '../../src/platforms/telegram/updates.ts';
import { talkingHouse, textOf } from '../conversation/house.ts';

const { ManageGuild, ViewChannel, SendMessages, EmbedLinks } = PermissionFlagsBits;
export const MEMBER = ViewChannel | SendMessages;
export const MANAGER = MEMBER | ManageGuild;
export const BOT = 4242;
/** As Telegram’s own list of channels adds it. */
const BOT_POSTS: Partial<ChatMember> = { status: 'administrator', can_post_messages: true };

export type DiscordWho = {
	readonly guild?: string;
	readonly channel?: string;
	readonly type?: number;
	/** The channel that a thread belongs to. */
	readonly parent?: string;
	readonly user?: string;
	readonly rights?: bigint;
	readonly app?: bigint;
	readonly timedOutUntil?: string;
	/** What the client claims to have resolved. */
	readonly forged?: object;
	readonly id?: string;
};

export type TelegramWho = {
	readonly chat?: number;
	readonly type?: 'private' | 'group' | 'supergroup' | 'channel';
	readonly user?: number;
	readonly title?: string;
	readonly more?: object;
	readonly id?: number;
};

export async function stage() {
	const house = await talkingHouse();
	const { conversation, clock } = house;
	let number = 0;
	const members = new Map<string, ChatMember['status'] | 'unreachable' | Partial<ChatMember>>();
	let asked = 0;
	const answered: string[] = [];
	let last: Reply | undefined;

	function answer(reply: Reply | undefined): void {
		answered.push(reply ? textOf(reply) : '');
		last = reply;
	}

	function interactionOf(who: DiscordWho, type: 2 | 3, data: object): APIInteraction {
		number += 1;
		const user = { id: who.user ?? '7', username: 'قارئة', discriminator: '0', global_name: null, avatar: null };
		const member = {
			user,
			permissions: String(who.rights ?? MANAGER),
			communication_disabled_until: who.timedOutUntil ?? null,
		};
		const channel = {
			id: who.channel ?? '11',
			type: who.type ?? (who.guild ? 0 : 1),
			name: 'أخبار',
			parent_id: who.parent ?? null,
		};
		return {
			id: who.id ?? `i${number}`,
			type,
			channel,
			app_permissions: String(who.app ?? MEMBER | EmbedLinks),
			data: { ...data, ...who.forged },
			...(who.guild ? { guild_id: who.guild, member } : { user }),
		} as unknown as APIInteraction;
	}

	/** What the platform makes of it; "" when it has no place. */
	async function discord(
		who: DiscordWho,
		command: string,
		options: Record<string, string> = {},
	): Promise<Reply | undefined> {
		const interaction = interactionOf(who, 2, { name: command });
		const [place, actor] = [placeOf(interaction), actorOf(interaction, clock)];
		return place && actor && conversation.run({ id: interaction.id, command, options, place, actor });
	}

	async function discordPress(who: DiscordWho, action: string): Promise<Reply | undefined> {
		const interaction = interactionOf(who, 3, { custom_id: action });
		const [place, actor] = [placeOf(interaction), actorOf(interaction, clock)];
		return place && actor && conversation.press({ id: interaction.id, action, place, actor });
	}

	const actors = createActors({
		clock,
		async member(address, userId) {
			if (userId !== BOT) asked += 1;
			const found = members.get(`${address} ${userId}`) ?? (userId === BOT ? BOT_POSTS : 'left');
			if (found === 'unreachable') return undefined;
			return (typeof found === 'string' ? { status: found } : found) as ChatMember;
		},
	});
	const picks = createPicks(clock);
	const handle = createUpdates({
		conversation,
		actors,
		picks,
		me: { id: BOT, username: 'rasid_bot' },
		answer: async (_place: Place, reply: Reply) => answer(reply),
		answerPress: async (_query, pressed) => answer(pressed?.reply),
	});

	function messageOf(who: TelegramWho, text: string): Message {
		const { chat = -100, type = 'supergroup', user = 7, title = 'غرفة' } = who;
		return {
			message_id: 1,
			date: 1_700_000_000,
			text,
			chat: { id: chat, type, title },
			from: { id: user, is_bot: false, first_name: 'قارئة' },
			...who.more,
		} as unknown as Message;
	}

	/** Handles one update; answers what was said, or undefined when the bot stayed silent. */
	async function update(part: Partial<Update>, id?: number): Promise<string | undefined> {
		number += 1;
		const before = answered.length;
		await handle({ update_id: id ?? number, ...part } as Update);
		return answered[before];
	}

	return {
		...house,
		members,
		picks,
		asked: () => asked,
		/** The whole of what Telegram's people were answered last. */
		last: () => last,
		discord,
		discordPress,
		update,
		telegram: (who: TelegramWho, text: string) => update({ message: messageOf(who, text) } as Partial<Update>, who.id),
		telegramPress(who: TelegramWho, data: string, on: object = { from: { id: BOT, is_bot: true } }) {
			const from = { id: who.user ?? 7, is_bot: false, first_name: 'قارئة' };
			const message = { ...messageOf(who, ''), ...on };
			number += 1;
			return update({ callback_query: { id: `q${number}`, from, data, message, chat_instance: '1' } } as never);
		},
		/** All that is followed anywhere, as "scope topic". */
		follows: () =>
			house.subscriptions
				.channels()
				.flatMap((channel) =>
					house.subscriptions.follows(channel.id).items.map((item) => `${channel.scope} ${item.topicId}`),
				)
				.sort(),
		own: (scope: string) =>
			house.topics.visibleTo(scope).flatMap((topic) => (topic.scope === scope ? [topic.names.ar] : [])),
	};
}

export type Stage = Awaited<ReturnType<typeof stage>>;

export const said = (reply: Reply | undefined) => (reply ? textOf(reply) : '');
