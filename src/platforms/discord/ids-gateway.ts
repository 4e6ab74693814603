/** The gateway for thousands of servers: @discordjs/ws, and of what it tells only ids and what a decision needs. */
import { once } from 'node:events';
import { DiscordAPIError, REST } from '@discordjs/rest';
import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import {
	GatewayCloseCodes,
	GatewayDispatchEvents,
	type GatewayDispatchPayload,
	GatewayIntentBits,
} from 'discord-api-types/v10';
import { nameOf } from './errors.ts';
import type { Connected, Gateway, GatewayParts } from './gateway.ts';
import { createServerNews } from './server-news.ts';

/** The close codes after which @discordjs/ws does not connect again. */
const FOR_GOOD: ReadonlySet<number> = new Set([
	GatewayCloseCodes.AuthenticationFailed,
	GatewayCloseCodes.InvalidShard,
	GatewayCloseCodes.ShardingRequired,
	GatewayCloseCodes.InvalidAPIVersion,
	GatewayCloseCodes.InvalidIntents,
	GatewayCloseCodes.DisallowedIntents,
]);

export function createIdsGateway(parts: GatewayParts): Gateway {
	const { token, api, timeout, log } = parts;
	const rest = new REST({ api, timeout }).setToken(token);
	const sessions = new Map<number, SessionInfo>();
	const shards = new WebSocketManager({
		token,
		rest,
		intents: GatewayIntentBits.Guilds,
		// By default sessions are kept for the whole process, and a second gateway would resume the first one's.
		retrieveSessionInfo: (shardId) => sessions.get(shardId) ?? null,
		updateSessionInfo: (shardId, session) => void (session ? sessions.set(shardId, session) : sessions.delete(shardId)),
	});
	const news = createServerNews(parts.tell);
	const up = new Set<number>();
	let wanted = Number.POSITIVE_INFINITY;
	let applicationId = '';
	let isStopping = false;

	shards.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
		up.add(shardId);
		applicationId = data.application.id;
		news.began(data.user.id, data.guilds);
	});
	shards.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
		up.add(shardId);
		log.info('Discord gateway resumed');
	});
	shards.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
		up.delete(shardId);
		if (FOR_GOOD.has(code)) parts.closed(code);
		else if (!isStopping) log.warn('Discord gateway lost, connecting again');
	});
	shards.on(WebSocketShardEvents.Error, ({ error }) => log.warn('Discord gateway failed', { error: nameOf(error) }));
	shards.on(WebSocketShardEvents.Dispatch, ({ data }) => hear(data));

	function hear(payload: GatewayDispatchPayload): void {
		if (payload.t === GatewayDispatchEvents.InteractionCreate) parts.answer(payload.d);
		else news.hear(payload);
	}

	async function connect(signal: AbortSignal): Promise<Connected> {
		try {
			await Promise.race([shards.connect(), once(signal, 'abort')]);
			if (signal.aborted) return { kind: 'unreachable', error: 'stopped' };
			wanted = (await shards.getShardIds()).length;
			return { kind: 'up', applicationId, servers: news.servers() };
		} catch (error) {
			const isRefused = error instanceof DiscordAPIError && error.status === 401;
			return isRefused ? { kind: 'refused' } : { kind: 'unreachable', error: nameOf(error) };
		}
	}

	return {
		connect,
		isOnline: () => up.size >= wanted,
		typeOf: news.typeOf,
		async stop() {
			isStopping = true;
			rest.clearHashSweeper();
			rest.clearHandlerSweeper();
			await shards.destroy({ code: CloseCodes.Normal, reason: 'stopped' });
		},
	};
}
