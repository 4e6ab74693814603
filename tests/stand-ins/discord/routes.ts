/** What each REST request does to the world and answers, with the error codes of the documentation. */
import { type Answer, type Route, refuse } from './answer.ts';
import { guildRoutes } from './guild-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { applyEdit, botUser, channelOf, commandOf, messageOf } from './nouns.ts';
import {
	ANNOUNCEMENT,
	type Channel,
	channelsOf,
	type Denial,
	FORUM,
	type Json,
	messagesOf,
	PRIVATE,
	THREAD,
	type World,
} from './world.ts';

/** How long a nonce is remembered: "the past few minutes", taken as five. */
const NONCE_WINDOW_MS = 5 * 60_000;

export function createRoutes(world: World, gatewayUrl: () => string): Route[] {
	return [
		[/^GET \/gateway\/bot$/, () => ({ status: 200, body: gatewayInformation(gatewayUrl()) })],
		[/^GET \/users\/@me$/, () => ({ status: 200, body: { ...botUser(world), mfa_enabled: false, locale: 'ar' } })],
		[/^POST \/users\/@me\/channels$/, (_, body) => openPrivateChannel(world, String(body.recipient_id))],
		[/^GET \/channels\/(\d+)$/, ([id]) => withChannel(world, id!, ['view'], (channel) => found(world, channel))],
		...messageRoutes(world),
		...threadRoutes(world),
		...commandRoutes(world),
		...interactionRoutes(world),
		...guildRoutes(world),
	];
}

function messageRoutes(world: World): Route[] {
	const messageAt = (channelId: string, id: string) =>
		messagesOf(world, channelId).find((message) => message.id === id);
	return [
		[
			/^POST \/channels\/(\d+)\/messages$/,
			([id], body) => withChannel(world, id!, ['view', 'send'], (channel) => createMessage(world, channel, body)),
		],
		[
			/^GET \/channels\/(\d+)\/messages$/,
			([id], _, query) => withChannel(world, id!, ['view'], (channel) => history(world, channel, query)),
		],
		[
			/^GET \/channels\/(\d+)\/messages\/(\d+)$/,
			([channelId, id]) =>
				withChannel(world, channelId!, ['view', 'history'], () => {
					const message = messageAt(channelId!, id!);
					return message ? { status: 200, body: message } : refuse(404, 10008, 'Unknown Message');
				}),
		],
		[
			/^PATCH \/channels\/(\d+)\/messages\/(\d+)$/,
			([channelId, id], body) =>
				withChannel(world, channelId!, ['view'], () => {
					const message = messageAt(channelId!, id!);
					if (!message) return refuse(404, 10008, 'Unknown Message');
					applyEdit(world, message, body);
					return { status: 200, body: message };
				}),
		],
		[
			/^DELETE \/channels\/(\d+)\/messages\/(\d+)$/,
			([channelId, id]) =>
				withChannel(world, channelId!, ['view'], () => {
					if (!messageAt(channelId!, id!)) return refuse(404, 10008, 'Unknown Message');
					const kept = messagesOf(world, channelId!).filter((message) => message.id !== id);
					world.messages.set(channelId!, kept);
					return { status: 204 };
				}),
		],
		[
			/^POST \/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
			([channelId, id]) =>
				withChannel(world, channelId!, ['view', 'send'], (channel) => {
					const message = messageAt(channelId!, id!);
					if (!message) return refuse(404, 10008, 'Unknown Message');
					if (channel.type !== ANNOUNCEMENT) return refuse(400, 50024, 'Cannot execute action on this channel type');
					if (message.flags & 1) return refuse(400, 40033, 'This message has already been crossposted');
					message.flags |= 1;
					return { status: 200, body: message };
				}),
		],
	];
}

function threadRoutes(world: World): Route[] {
	return [
		[
			/^POST \/channels\/(\d+)\/threads$/,
			([id], body) => withChannel(world, id!, ['view', 'send'], (channel) => createPost(world, channel, body)),
		],
		[
			/^GET \/guilds\/(\d+)\/threads\/active$/,
			([guildId]) => {
				if (!world.guilds.has(guildId!)) return refuse(403, 50001, 'Missing Access');
				const threads = channelsOf(world, guildId!).filter((channel) => channel.type === THREAD);
				const body = {
					threads: threads.map((thread) => channelOf(world, thread)),
					members: [],
					has_more: false,
				};
				return { status: 200, body };
			},
		],
	];
}

function commandRoutes(world: World): Route[] {
	const path = `/applications/${world.appId}/commands`;
	return [
		[new RegExp(`^GET ${path}$`), () => ({ status: 200, body: world.commands })],
		[
			new RegExp(`^PUT ${path}$`),
			(_, body) => {
				world.commands = (body as unknown as Json[]).map((command) => commandOf(world, command));
				return { status: 200, body: world.commands };
			},
		],
	];
}

function withChannel(world: World, id: string, needs: readonly Denial[], act: (channel: Channel) => Answer): Answer {
	const channel = world.channels.get(id);
	if (!channel) return refuse(404, 10003, 'Unknown Channel');
	const denied = channel.deny ?? world.channels.get(channel.parentId ?? '')?.deny ?? [];
	const lacking = needs.find((need) => denied.includes(need));
	if (lacking === 'view') return refuse(403, 50001, 'Missing Access');
	if (lacking) return refuse(403, 50013, 'Missing Permissions');
	return act(channel);
}

function found(world: World, channel: Channel): Answer {
	return { status: 200, body: channelOf(world, channel) };
}

function createMessage(world: World, channel: Channel, body: Json): Answer {
	if (channel.type === FORUM) return refuse(400, 50024, 'Cannot execute action on this channel type');
	const nonce = body.enforce_nonce && body.nonce !== undefined ? String(body.nonce) : undefined;
	const earlier = nonce === undefined ? undefined : world.nonces.get(nonce);
	if (earlier && world.clock.now() - earlier.at < NONCE_WINDOW_MS) {
		const isThere = messagesOf(world, earlier.message.channel_id).includes(earlier.message);
		return isThere ? { status: 200, body: earlier.message } : refuse(404, 10008, 'Unknown Message');
	}
	const reference = body.message_reference as Json | undefined;
	const isReplyable = messagesOf(world, channel.id).some((message) => message.id === reference?.message_id);
	if (reference && !isReplyable && reference.fail_if_not_exists !== false) {
		return refuse(400, 50035, 'Invalid Form Body');
	}
	const message = messageOf(world, channel.id, body);
	if (isReplyable) {
		message.type = 19;
		message.message_reference = { type: 0, channel_id: channel.id, message_id: reference!.message_id };
	}
	messagesOf(world, channel.id).push(message);
	if (nonce !== undefined) world.nonces.set(nonce, { message, at: world.clock.now() });
	return { status: 200, body: body.nonce === undefined ? message : { ...message, nonce: body.nonce } };
}

/** Newest first. Without the right to read history the list is empty, not an error. The nonce is not kept. */
function history(world: World, channel: Channel, query: URLSearchParams): Answer {
	if (channel.deny?.includes('history')) return { status: 200, body: [] };
	const limit = Number(query.get('limit') ?? 50);
	return { status: 200, body: messagesOf(world, channel.id).slice(-limit).reverse() };
}

/** A forum post is a thread whose first message has the thread's id. It takes no nonce. */
function createPost(world: World, channel: Channel, body: Json): Answer {
	const tags = (body.applied_tags ?? []) as string[];
	if (channel.type !== FORUM) return refuse(400, 50024, 'Cannot execute action on this channel type');
	if (channel.requiresTag && tags.length === 0) return refuse(400, 40067, 'A tag is required to create a forum post');
	const message = messageOf(world, channel.id, body.message as Json);
	const post = { ...message, channel_id: message.id };
	const thread: Channel = {
		id: message.id,
		name: String(body.name),
		type: THREAD,
		guildId: channel.guildId!,
		parentId: channel.id,
		appliedTags: tags,
	};
	world.channels.set(thread.id, thread);
	messagesOf(world, thread.id).push(post);
	return { status: 201, body: channelOf(world, thread) };
}

function openPrivateChannel(world: World, recipientId: string): Answer {
	const open = [...world.channels.values()].find(
		(channel) => channel.type === PRIVATE && channel.recipientId === recipientId,
	);
	const channel: Channel = open ?? { id: world.nextId(), name: 'قارئ', type: PRIVATE, recipientId };
	world.channels.set(channel.id, channel);
	return { status: 200, body: channelOf(world, channel) };
}

function gatewayInformation(url: string): Json {
	const session_start_limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
	return { url, shards: 1, session_start_limit };
}
