/** The Discord platform: one gateway client that listens, one REST queue that answers people, one that delivers alerts. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import {
	Client,
	DiscordjsError,
	DiscordjsErrorCodes,
	Events,
	GatewayCloseCodes,
	GatewayDispatchEvents,
	GatewayIntentBits,
	Options,
	REST,
	Routes,
	Status,
} from 'discord.js';
import type { Conversation } from '../../../commands/command.ts';
import type { Clock, DeliveryOutcome, Log, Platform } from '../../domain/ports.ts';
import { isRegistered, registrationOf } from './commands.ts';
import { createDelivery } from './delivery.ts';
import { nameOf } from './errors.ts';
import { tellEvents } from './events.ts';
import { createInteractions } from './interactions.ts';

export type DiscordOptions = {
	readonly token: string;
	/** "https://discord.com/api" by default; the version is added. */
	readonly apiBase?: string;
	readonly conversation: Conversation;
	readonly log: Log;
	readonly clock: Clock;
	/** Publish alerts of announcement channels to the servers that follow them. */
	readonly crosspost?: boolean;
	/** How long a command may take before the person sees "thinking"; 1.5 s by default, below Discord's 3. */
	readonly deferAfterMs?: number;
	/** How long one request may take; 15 s by default. */
	readonly requestTimeoutMs?: number;
	/** The first pause before another try to connect; 5 s by default, doubled up to 5 min. */
	readonly reconnectAfterMs?: number;
};

const OFFICIAL_API = 'https://discord.com/api';
const REQUEST_TIMEOUT_MS = 15_000;
const RECONNECT_AFTER_MS = 5000;
const LONGEST_PAUSE_MS = 300_000;

export function createDiscord(options: DiscordOptions): Platform {
	const { token, conversation, log } = options;
	const api = options.apiBase ?? OFFICIAL_API;
	const timeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
	let stopping = new AbortController();
	let client: Client | undefined;
	let refusal: string | undefined;
	let isCommandless = true;

	/** Tells at once when it is over a limit, and never tries by itself: the outbox decides, with the same nonce. */
	const courier = new REST({ api, timeout, retries: 0, rejectOnRateLimit: () => true }).setToken(token);
	const delivery = createDelivery({
		rest: courier,
		typeOf: (channelId) => client?.channels.cache.get(channelId)?.type,
		crosspost: options.crosspost ?? false,
		log,
	});

	return {
		name: 'discord',
		async start(signal) {
			const thisRun = new AbortController();
			stopping = thisRun;
			signal.addEventListener('abort', () => thisRun.abort(), { once: true });
			await connect();
			if (refusal) throw new Error(refusal);
			if (!client) keepConnecting();
		},
		async stop() {
			stopping.abort();
			courier.clearHashSweeper();
			courier.clearHandlerSweeper();
			await client?.destroy();
			client = undefined;
		},
		send: (alert, signal) => watched(() => delivery.send(alert, signal)),
		edit: (alert, signal) => watched(() => delivery.edit(alert, signal)),
		trouble() {
			if (refusal) return refusal;
			const isOnline = client?.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready);
			if (!isOnline) return 'Discord: not connected';
			return isCommandless ? 'Discord: commands are not registered' : undefined;
		},
	};

	/** After the first 401 nothing more is asked: ten thousand of them bar the address. */
	async function watched(deliver: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
		if (refusal) return { kind: 'unauthorised', reason: refusal };
		const outcome = await deliver();
		if (outcome.kind === 'unauthorised') refuse('Discord refuses the token');
		return outcome;
	}

	/** One try. Leaves `client` undefined if Discord cannot be reached, sets `refusal` if the token is wrong. */
	async function connect(): Promise<void> {
		const fresh = createClient(api, timeout);
		listen(fresh);
		client = fresh;
		try {
			await Promise.all([once(fresh, Events.ClientReady, { signal: stopping.signal }), fresh.login(token)]);
			log.info('Discord connected', { servers: fresh.guilds.cache.size });
			void retrying('Discord commands could not be registered', register);
		} catch (error) {
			client = undefined;
			await fresh.destroy();
			const isRefused = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
			if (isRefused) refuse('Discord refuses the token');
			else if (!stopping.signal.aborted) log.warn('Discord cannot be reached', { error: nameOf(error) });
		}
	}

	function listen(fresh: Client): void {
		const { clock, deferAfterMs } = options;
		const answer = createInteractions({ conversation, rest: fresh.rest, log, clock, deferAfterMs });
		fresh.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => void answer(interaction));
		tellEvents(fresh, (event) => {
			conversation.happened(event).catch((error) => log.error('an event was lost', { error: nameOf(error) }));
		});
		fresh.on(Events.ShardReconnecting, () => {
			if (!stopping.signal.aborted) log.warn('Discord gateway lost, connecting again');
		});
		fresh.on(Events.ShardResume, () => log.info('Discord gateway resumed'));
		fresh.on(Events.ShardError, (error) => log.warn('Discord gateway failed', { error: nameOf(error) }));
		fresh.on(Events.Error, (error) => log.error('Discord client failed', { error: nameOf(error) }));
		fresh.on(Events.ShardDisconnect, ({ code }) => {
			if (code === GatewayCloseCodes.AuthenticationFailed) refuse('Discord refuses the token');
			else if (code !== 1000) log.error('Discord gateway closed for good', { code });
		});
	}

	function refuse(reason: string): void {
		if (!refusal) log.error('Discord is closed to us', { reason });
		refusal = reason;
	}

	function keepConnecting(): void {
		void retrying('Discord is still out of reach', async () => {
			await connect();
			if (!client && !refusal) throw new Error('not connected');
		});
	}

	/** Once a change: Discord counts registrations, and a restart is no change. */
	async function register(): Promise<void> {
		const { rest, application } = client!;
		const path = Routes.applicationCommands(application!.id);
		const wanted = registrationOf(conversation.commands);
		const found = (await rest.get(path)) as object[];
		if (!isRegistered(wanted, found)) await rest.put(path, { body: wanted });
		isCommandless = false;
	}

	/** Tries until it works or we stop, with growing pauses. */
	async function retrying(trouble: string, act: () => Promise<void>): Promise<void> {
		let pauseMs = options.reconnectAfterMs ?? RECONNECT_AFTER_MS;
		while (!stopping.signal.aborted) {
			try {
				return await act();
			} catch (error) {
				log.warn(trouble, { error: nameOf(error) });
			}
			await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
			pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
		}
	}
}

/** Servers and their channels are all that is kept; the handlers use what the interactions themselves say. */
function createClient(api: string, timeout: number): Client {
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
