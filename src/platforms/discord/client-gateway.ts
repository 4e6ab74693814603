/** The gateway by discord.js's client, which knows the servers it is in with their channels and roles. */
import { once } from 'node:events';
import {
	Client,
	DiscordjsError,
	DiscordjsErrorCodes,
	Events,
	GatewayDispatchEvents,
	GatewayIntentBits,
	Options,
	Status,
} from 'discord.js';
import { tellEvents } from './client-events.ts';
import { nameOf } from './errors.ts';
import type { Connected, Gateway, GatewayParts } from './gateway.ts';

const CLOSED_NORMALLY = 1000;

export function createClientGateway(parts: GatewayParts): Gateway {
	const { token, log } = parts;
	const client = createClient(parts);
	let isStopping = false;

	client.ws.on(GatewayDispatchEvents.InteractionCreate, parts.answer);
	tellEvents(client, parts.tell);
	client.on(Events.ShardReconnecting, () => {
		if (!isStopping) log.warn('Discord gateway lost, connecting again');
	});
	client.on(Events.ShardResume, () => log.info('Discord gateway resumed'));
	client.on(Events.ShardError, (error) => log.warn('Discord gateway failed', { error: nameOf(error) }));
	client.on(Events.Error, (error) => log.error('Discord client failed', { error: nameOf(error) }));
	client.on(Events.ShardDisconnect, ({ code }) => {
		if (code !== CLOSED_NORMALLY) parts.closed(code);
	});

	async function connect(signal: AbortSignal): Promise<Connected> {
		try {
			await Promise.all([once(client, Events.ClientReady, { signal }), client.login(token)]);
			return { kind: 'up', applicationId: client.application!.id, servers: client.guilds.cache.size };
		} catch (error) {
			const isRefused = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
			return isRefused ? { kind: 'refused' } : { kind: 'unreachable', error: nameOf(error) };
		}
	}

	return {
		connect,
		isOnline: () => client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
		typeOf: (channelId) => client.channels.cache.get(channelId)?.type,
		async stop() {
			isStopping = true;
			await client.destroy();
		},
	};
}

/** Servers and their channels are all that is kept; the handlers use what the interactions themselves say. */
function createClient({ api, timeout }: GatewayParts): Client {
	return new Client({
		intents: [GatewayIntentBits.Guilds],
		shards: 'auto',
		enforceNonce: true,
		allowedMentions: { parse: [] },
		rest: { api, timeout },
		makeCache: Options.cacheWithLimits({
			...Options.DefaultMakeCacheSettings,
			GuildEmojiManager: 0,
			GuildStickerManager: 0,
			GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
			MessageManager: 0,
			ReactionManager: 0,
			UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
		}),
	});
}
