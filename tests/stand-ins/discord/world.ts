/** What the stand-in knows: servers, channels, messages, commands and open interactions. */
import type { StandInClock } from './clock.ts';

export type Json = { [key: string]: unknown };

export const TEXT = 0;
export const PRIVATE = 1;
export const ANNOUNCEMENT = 5;
export const THREAD = 11;
export const FORUM = 15;

/** A right the bot lacks in a channel. */
export type Denial = 'view' | 'send' | 'history';

export type Channel = {
	readonly id: string;
	readonly name: string;
	/** Discord's number; TEXT by default. */
	readonly type?: number;
	readonly guildId?: string;
	readonly parentId?: string;
	deny?: readonly Denial[];
	/** Forum tags. */
	readonly tags?: readonly { readonly id: string; readonly name: string }[];
	/** Every post of this forum needs a tag. */
	readonly requiresTag?: boolean;
	readonly appliedTags?: readonly string[];
	readonly recipientId?: string;
};

export type Guild = {
	readonly id: string;
	readonly name: string;
	readonly channels: readonly Channel[];
	/** People with a role that manages the server; asked anew each time. */
	readonly managers?: ReadonlySet<string>;
};

/** A message as the API gives it, with what tests ask of it most. */
export type Message = Json & {
	readonly id: string;
	readonly channel_id: string;
	content: string;
	embeds: Json[];
	components: Json[];
	flags: number;
};

export type Reply = {
	/** Discord's callback type of the first answer: 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices. */
	readonly type: number;
	readonly message?: Message;
	readonly choices?: readonly { readonly name: string; readonly value: string }[];
	/** Only the person who asked sees it. */
	readonly ephemeral: boolean;
	readonly deferred: boolean;
	/** It took the place of the message whose button was pressed. */
	readonly replaced: boolean;
};

export type Interaction = {
	readonly id: string;
	readonly token: string;
	readonly kind: 'command' | 'component' | 'autocomplete';
	readonly channelId: string;
	readonly createdAt: number;
	/** The message whose button was pressed. */
	readonly source?: Message;
	callback?: { readonly type: number; readonly data: Json };
	original?: Message;
	settle(reply: Reply): void;
};

export type World = {
	readonly token: string;
	readonly appId: string;
	readonly clock: StandInClock;
	readonly guilds: Map<string, Guild>;
	readonly channels: Map<string, Channel>;
	/** By channel, oldest first; ephemeral ones are not here. */
	readonly messages: Map<string, Message[]>;
	/** enforce_nonce: the message that a nonce made, and when. */
	readonly nonces: Map<string, { readonly message: Message; readonly at: number }>;
	readonly interactions: Map<string, Interaction>;
	commands: Json[];
	nextId(): string;
};

/** The gateway's view of a time: the first moment of 2015. */
const DISCORD_EPOCH = 1_420_070_400_000n;

export function createWorld(options: {
	readonly token: string;
	readonly appId: string;
	readonly clock: StandInClock;
	readonly guilds: readonly Guild[];
}): World {
	let serial = 0n;
	const world: World = {
		token: options.token,
		appId: options.appId,
		clock: options.clock,
		guilds: new Map(),
		channels: new Map(),
		messages: new Map(),
		nonces: new Map(),
		interactions: new Map(),
		commands: [],
		nextId: () => String(((BigInt(Math.trunc(options.clock.now())) - DISCORD_EPOCH) << 22n) | (serial++ & 0x3fffffn)),
	};
	for (const guild of options.guilds) addGuild(world, guild);
	return world;
}

export function addGuild(world: World, guild: Guild): void {
	world.guilds.set(guild.id, guild);
	for (const channel of guild.channels) world.channels.set(channel.id, { ...channel, guildId: guild.id });
}

/** The bot's side of being kicked: the channels exist, but answer "Missing Access". */
export function removeGuild(world: World, guildId: string): void {
	world.guilds.delete(guildId);
	for (const { guildId: owner, ...channel } of world.channels.values()) {
		if (owner === guildId) world.channels.set(channel.id, { ...channel, deny: ['view'] });
	}
}

export function messagesOf(world: World, channelId: string): Message[] {
	const messages = world.messages.get(channelId) ?? [];
	world.messages.set(channelId, messages);
	return messages;
}

export function channelsOf(world: World, guildId: string): Channel[] {
	return [...world.channels.values()].filter((channel) => channel.guildId === guildId);
}
