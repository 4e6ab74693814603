/** Discord's objects as its API and gateway give them, made from what the world knows. */

import type { Message, World } from './world.ts';
import { type Channel, channelsOf, type Denial, FORUM, type Guild, type Json, PRIVATE, TEXT, THREAD } from './world.ts';

const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;
const EMBED_LINKS = 1n << 14n;
const READ_MESSAGE_HISTORY = 1n << 16n;
const USE_APPLICATION_COMMANDS = 1n << 31n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;
const EVERYONE =
	VIEW_CHANNEL |
	SEND_MESSAGES |
	EMBED_LINKS |
	READ_MESSAGE_HISTORY |
	USE_APPLICATION_COMMANDS |
	SEND_MESSAGES_IN_THREADS;
const DENIED: Readonly<Record<Denial, bigint>> = {
	view: VIEW_CHANNEL,
	send: SEND_MESSAGES,
	history: READ_MESSAGE_HISTORY,
};
/** A forum that accepts no post without a tag. */
const REQUIRE_TAG = 1 << 4;

export function isoOf(world: World): string {
	return new Date(world.clock.now()).toISOString();
}

export function userOf(id: string, name: string, bot = false): Json {
	return {
		id,
		username: bot ? 'rasid' : 'reader',
		discriminator: '0',
		global_name: name,
		avatar: null,
		public_flags: 0,
		flags: 0,
		primary_guild: null,
		...(bot ? { bot } : {}),
	};
}

export function botUser(world: World): Json {
	return userOf(world.appId, 'راصد', true);
}

export function memberOf(world: World, user: Json): Json {
	return {
		user,
		nick: null,
		avatar: null,
		banner: null,
		roles: [],
		joined_at: isoOf(world),
		premium_since: null,
		communication_disabled_until: null,
		pending: false,
		deaf: false,
		mute: false,
		flags: 0,
	};
}

export function messageOf(world: World, channelId: string, body: Json, author = botUser(world)): Message {
	return {
		id: world.nextId(),
		channel_id: channelId,
		type: 0,
		content: String(body.content ?? ''),
		author,
		embeds: embedsOf(body),
		components: componentsOf(body),
		flags: Number(body.flags ?? 0),
		mentions: [],
		mention_roles: [],
		mention_everyone: false,
		attachments: [],
		timestamp: isoOf(world),
		edited_timestamp: null,
		pinned: false,
		tts: false,
	};
}

/** An edit changes what it names and leaves the rest. */
export function applyEdit(world: World, message: Message, body: Json): void {
	if (body.content !== undefined) message.content = String(body.content ?? '');
	if (body.embeds !== undefined) message.embeds = embedsOf(body);
	if (body.components !== undefined) message.components = componentsOf(body);
	message.edited_timestamp = isoOf(world);
}

/** As Discord stores them: trimmed texts, and its own type. */
function embedsOf(body: Json): Json[] {
	return ((body.embeds ?? []) as Json[]).map((embed) => ({
		type: 'rich',
		...embed,
		...(typeof embed.title === 'string' ? { title: embed.title.trim() } : {}),
		...(typeof embed.description === 'string' ? { description: embed.description.trim() } : {}),
		...(typeof embed.timestamp === 'string'
			? { timestamp: new Date(embed.timestamp).toISOString().replace('Z', '000+00:00') }
			: {}),
	}));
}

function componentsOf(body: Json): Json[] {
	let id = 0;
	return ((body.components ?? []) as Json[]).map((row) => ({
		...row,
		id: ++id,
		components: ((row.components ?? []) as Json[]).map((component) => ({ ...component, id: ++id })),
	}));
}

export function channelOf(world: World, channel: Channel): Json {
	if (channel.type === PRIVATE) {
		const recipients = [userOf(channel.recipientId!, channel.name)];
		return { id: channel.id, type: PRIVATE, flags: 0, last_message_id: null, recipients };
	}
	if (channel.type === THREAD) return threadOf(world, channel);
	const denied = (channel.deny ?? []).reduce((bits, denial) => bits | DENIED[denial], 0n);
	return {
		id: channel.id,
		type: channel.type ?? TEXT,
		flags: channel.requiresTag ? REQUIRE_TAG : 0,
		guild_id: channel.guildId,
		name: channel.name,
		position: 0,
		parent_id: null,
		topic: null,
		nsfw: false,
		rate_limit_per_user: 0,
		last_message_id: null,
		permission_overwrites: denied ? [{ id: world.appId, type: 1, allow: '0', deny: String(denied) }] : [],
		...(channel.type === FORUM ? { available_tags: (channel.tags ?? []).map(tagOf) } : {}),
	};
}

function tagOf(tag: { readonly id: string; readonly name: string }): Json {
	return { ...tag, moderated: false, emoji_id: null, emoji_name: null };
}

function threadOf(world: World, thread: Channel): Json {
	return {
		id: thread.id,
		type: THREAD,
		flags: 0,
		guild_id: thread.guildId,
		parent_id: thread.parentId,
		name: thread.name,
		owner_id: world.appId,
		rate_limit_per_user: 0,
		last_message_id: null,
		message_count: 0,
		member_count: 1,
		total_message_sent: 0,
		applied_tags: thread.appliedTags ?? [],
		thread_metadata: {
			archived: false,
			archive_timestamp: isoOf(world),
			auto_archive_duration: 1440,
			locked: false,
			create_timestamp: isoOf(world),
		},
	};
}

export function everyoneRole(guildId: string, permissions = EVERYONE): Json {
	return {
		id: guildId,
		name: '@everyone',
		permissions: String(permissions),
		position: 0,
		color: 0,
		colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
		hoist: false,
		managed: false,
		mentionable: false,
		icon: null,
		unicode_emoji: null,
		flags: 0,
	};
}

/** GUILD_CREATE. */
export function guildOf(world: World, guild: Guild): Json {
	const channels = channelsOf(world, guild.id);
	return {
		id: guild.id,
		name: guild.name,
		icon: null,
		splash: null,
		discovery_splash: null,
		owner_id: '2',
		afk_channel_id: null,
		afk_timeout: 300,
		verification_level: 0,
		default_message_notifications: 0,
		explicit_content_filter: 0,
		roles: [everyoneRole(guild.id)],
		emojis: [],
		stickers: [],
		features: [],
		mfa_level: 0,
		application_id: null,
		system_channel_id: channels.find((channel) => (channel.type ?? TEXT) === TEXT)?.id ?? null,
		system_channel_flags: 0,
		rules_channel_id: null,
		public_updates_channel_id: null,
		safety_alerts_channel_id: null,
		vanity_url_code: null,
		description: null,
		banner: null,
		premium_tier: 0,
		premium_progress_bar_enabled: false,
		preferred_locale: 'en-US',
		nsfw_level: 0,
		joined_at: isoOf(world),
		large: false,
		unavailable: false,
		member_count: 2,
		members: [memberOf(world, botUser(world))],
		channels: channels.filter((channel) => channel.type !== THREAD).map((channel) => channelOf(world, channel)),
		threads: channels.filter((channel) => channel.type === THREAD).map((channel) => channelOf(world, channel)),
		presences: [],
		voice_states: [],
		stage_instances: [],
		guild_scheduled_events: [],
		soundboard_sounds: [],
	};
}

/** A registered command as the API answers it. */
export function commandOf(world: World, body: Json): Json {
	return {
		description: '',
		type: 1,
		nsfw: false,
		default_member_permissions: null,
		name_localizations: null,
		description_localizations: null,
		dm_permission: true,
		contexts: null,
		integration_types: [0],
		...body,
		id: world.nextId(),
		application_id: world.appId,
		version: world.nextId(),
	};
}
