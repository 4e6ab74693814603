/** The Discord platform: one gateway that listens, one REST queue that answers people, one that delivers alerts. */
import { setTimeout as wait } from 'node:timers/promises';
import { REST } from '@discordjs/rest';
import { GatewayCloseCodes, Routes } from 'discord-api-types/v10';
import type { Conversation } from '../../../commands/command.ts';
import type { Clock, DeliveryOutcome, Log, Platform } from '../../domain/ports.ts';
import { isRegistered, registrationOf } from './commands.ts';
import { createDelivery } from './delivery.ts';
import { nameOf } from './errors.ts';
import type { Gateway, GatewayKind, GatewayParts } from './gateway.ts';
import { createInteractions } from './interactions.ts';
import { managesServer } from './member-rights.ts';
import { privateScope, serverOf } from './places.ts';

export type DiscordOptions = {
	readonly token: string;
	/** "https://discord.com/api" by default; the version is added. */
	readonly apiBase?: string;
	/** discord.js's client by default. */
	readonly gateway?: GatewayKind;
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

const TOKEN_REFUSED = 'Discord refuses the token';
const OFFICIAL_API = 'https://discord.com/api';
const REQUEST_TIMEOUT_MS = 15_000;
const RECONNECT_AFTER_MS = 5000;
const LONGEST_PAUSE_MS = 300_000;

export function createDiscord(options: DiscordOptions): Platform {
	const { token, conversation, log } = options;
	const api = options.apiBase ?? OFFICIAL_API;
	const timeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
	let stopping = new AbortController();
	let gateway: Gateway | undefined;
	let refusal: string | undefined;
	let isCommandless = true;

	/** Tells at once when it is over a limit, and never tries by itself: the outbox decides, with the same nonce. */
	const courier = new REST({ api, timeout, retries: 0, rejectOnRateLimit: () => true }).setToken(token);
	/** Answers people and registers commands; it waits out limits and tries again. */
	const desk = new REST({ api, timeout }).setToken(token);
	const { clock, deferAfterMs } = options;
	const answer = createInteractions({ conversation, rest: desk, log, clock, deferAfterMs });
	const delivery = createDelivery({
		rest: courier,
		typeOf: (channelId) => gateway?.typeOf(channelId),
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
			if (!gateway) keepConnecting();
		},
		async stop() {
			stopping.abort();
			for (const rest of [courier, desk]) {
				rest.clearHashSweeper();
				rest.clearHandlerSweeper();
			}
			await gateway?.stop();
			gateway = undefined;
		},
		send: (alert, signal) => watched(() => delivery.send(alert, signal)),
		edit: (alert, signal) => watched(() => delivery.edit(alert, signal)),
		async mayManage({ kind, scope }, personId) {
			if (kind === 'private') return scope === privateScope(personId);
			return managesServer(desk, serverOf(scope), personId, clock.now());
		},
		trouble() {
			if (refusal) return refusal;
			if (!gateway?.isOnline()) return 'Discord: not connected';
			return isCommandless ? 'Discord: commands are not registered' : undefined;
		},
	};

	/** After the first 401 nothing more is asked: ten thousand of them bar the address. */
	async function watched(deliver: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
		if (refusal) return { kind: 'unauthorised', reason: refusal };
		const outcome = await deliver();
		if (outcome.kind === 'unauthorised') refuse(TOKEN_REFUSED);
		return outcome;
	}

	/** One try. Leaves `gateway` undefined if Discord cannot be reached, sets `refusal` if the token is wrong. */
	async function connect(): Promise<void> {
		const fresh = await createGateway();
		gateway = fresh;
		const connected = await fresh.connect(stopping.signal);
		if (connected.kind === 'up') {
			log.info('Discord connected', { servers: connected.servers });
			void retrying('Discord commands could not be registered', () => register(connected.applicationId));
			return;
		}
		gateway = undefined;
		await fresh.stop();
		if (connected.kind === 'refused') refuse(TOKEN_REFUSED);
		else if (!stopping.signal.aborted) log.warn('Discord cannot be reached', { error: connected.error });
	}

	async function createGateway(): Promise<Gateway> {
		const parts: GatewayParts = {
			token,
			api,
			timeout,
			log,
			answer: (interaction) => void answer(interaction),
			tell(event) {
				conversation.happened(event).catch((error) => log.error('an event was lost', { error: nameOf(error) }));
			},
			closed(code) {
				if (code === GatewayCloseCodes.AuthenticationFailed) refuse(TOKEN_REFUSED);
				else log.error('Discord gateway closed for good', { code });
			},
		};
		// discord.js is large: it is loaded only where it is used.
		if (options.gateway === 'ids') return (await import('./ids-gateway.ts')).createIdsGateway(parts);
		return (await import('./client-gateway.ts')).createClientGateway(parts);
	}

	function refuse(reason: string): void {
		if (!refusal) log.error('Discord is closed to us', { reason });
		refusal = reason;
	}

	function keepConnecting(): void {
		void retrying('Discord is still out of reach', async () => {
			await connect();
			if (!gateway && !refusal) throw new Error('not connected');
		});
	}

	/** Once a change: Discord counts registrations, and a restart is no change. */
	async function register(applicationId: string): Promise<void> {
		const path = Routes.applicationCommands(applicationId);
		const wanted = registrationOf(conversation.commands);
		const found = (await desk.get(path)) as object[];
		if (!isRegistered(wanted, found)) await desk.put(path, { body: wanted });
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
