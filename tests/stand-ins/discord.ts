/** A stand-in for Discord on loopback: REST and gateway, every request, answer and event checked against the contract. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createStandInClock, type StandInClock } from './discord/clock.ts';
import { loadContract } from './discord/contract.ts';
import { createFaults, type Faults } from './discord/faults.ts';
import { createGateway, type Gateway } from './discord/gateway.ts';
import { createPeople, type People, type Somebody } from './discord/interactions.ts';
import { channelOf, guildOf } from './discord/nouns.ts';
import { DISCORD_LIMITS, type Limits } from './discord/rate-limits.ts';
import { createRest, type Recorded } from './discord/rest.ts';
import {
	addGuild,
	createWorld,
	type Denial,
	type Guild,
	type Json,
	type Message,
	messagesOf,
	PRIVATE,
	removeGuild,
	THREAD,
} from './discord/world.ts';

export type { Guild, Message, Reply } from './discord/world.ts';

export type StandInDiscord = {
	/** For the program's DISCORD_API_BASE. */
	readonly apiBase: string;
	readonly token: string;
	readonly clock: StandInClock;
	readonly requests: readonly Recorded[];
	/** Commands as registered, with their options. */
	readonly commands: readonly Json[];
	readonly faults: Faults;
	readonly gateway: Gateway;
	/** What everybody sees in a channel, oldest first. */
	messages(channelId: string): readonly Message[];
	/** Runs a slash command once it is registered, and waits for the answer. */
	interact: People['command'];
	autocomplete: People['autocomplete'];
	press: People['press'];
	/** The private channel of a person, opened if need be; returns its id. */
	openPrivate(userId: string): string;
	joinGuild(guild: Guild): void;
	/** The bot is kicked: its channels are there, but closed to it. */
	leaveGuild(guildId: string): void;
	/** The server is away for a while; nobody was kicked. */
	guildOutage(guildId: string): void;
	deleteChannel(channelId: string): void;
	/** Changes what the bot may not do in a channel. */
	deny(channelId: string, ...rights: Denial[]): void;
	/** Resolves with the first truthy answer of `check`, asked again at every request and every few milliseconds. */
	waitFor<T>(check: () => T | undefined | false | null, what?: string): Promise<T>;
	/** Throws with every broken contract: rejected requests, own faults, unanswered interactions. */
	assertClean(): void;
	/** Takes out the problems so far: for tests that provoke them. */
	takeProblems(): string[];
	stop(): Promise<void>;
};

const GLANCE_MS = 20;

export async function startDiscord(options: {
	readonly token: string;
	readonly guilds?: readonly Guild[];
	readonly speed?: number;
	readonly limits?: Partial<Limits>;
	readonly heartbeatMs?: number;
	readonly waitMs?: number;
}): Promise<StandInDiscord> {
	const clock = createStandInClock(options.speed);
	const world = createWorld({ token: options.token, appId: '100000000000000001', clock, guilds: options.guilds ?? [] });
	const problems: string[] = [];
	const watchers = new Set<() => void>();
	const changed = () => {
		for (const watch of watchers) watch();
	};
	const faults = createFaults();
	const requests: Recorded[] = [];
	const rest = createRest({
		world,
		faults,
		requests,
		problems,
		limits: { ...DISCORD_LIMITS, ...options.limits },
		gatewayUrl: () => address('ws'),
	});
	const server = createServer((request, response) => void rest(request, response).finally(changed));
	const sockets = new WebSocketServer({ server });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = (scheme: string) => `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const gateway = createGateway(world, sockets, {
		heartbeatMs: options.heartbeatMs ?? 41_250,
		url: () => address('ws'),
		changed,
	});
	const dispatch = (event: string, data: Json) => {
		problems.push(...eventFaults(event, data));
		gateway.dispatch(event, data);
	};
	const people = createPeople(world, dispatch, (text) => problems.push(text));

	function waitFor<T>(check: () => T | undefined | false | null, what = check.toString()): Promise<T> {
		const { promise, resolve, reject } = Promise.withResolvers<T>();
		const timer = setTimeout(() => reject(new Error(`never came: ${what}`)), options.waitMs ?? 20_000);
		// What the program does with an answer shows in no request.
		const glance = setInterval(watch, GLANCE_MS);
		function watch() {
			try {
				const value = check();
				if (value) resolve(value);
			} catch (error) {
				reject(error);
			}
		}
		watchers.add(watch);
		watch();
		return promise.finally(() => {
			clearTimeout(timer);
			clearInterval(glance);
			watchers.delete(watch);
		});
	}

	async function whenRegistered<T extends Somebody & { readonly command: string }>(typed: T): Promise<T> {
		await waitFor(
			() => gateway.isReady && world.commands.some(({ name }) => name === typed.command),
			`/${typed.command} registered and the bot connected`,
		);
		return typed;
	}

	return {
		apiBase: `${address('http')}/api`,
		token: options.token,
		clock,
		requests,
		get commands() {
			return world.commands;
		},
		faults,
		gateway,
		messages: (channelId) => messagesOf(world, channelId),
		interact: async (typed) => people.command(await whenRegistered(typed)),
		autocomplete: async (typed) => people.autocomplete(await whenRegistered(typed)),
		press: people.press,
		openPrivate(userId) {
			const id = world.nextId();
			world.channels.set(id, { id, name: 'قارئ', type: PRIVATE, recipientId: userId });
			return id;
		},
		joinGuild(guild) {
			addGuild(world, guild);
			dispatch('GUILD_CREATE', guildOf(world, guild));
		},
		leaveGuild(guildId) {
			removeGuild(world, guildId);
			dispatch('GUILD_DELETE', { id: guildId });
		},
		guildOutage: (guildId) => dispatch('GUILD_DELETE', { id: guildId, unavailable: true }),
		deleteChannel(channelId) {
			const channel = world.channels.get(channelId)!;
			const data = channelOf(world, channel);
			world.channels.delete(channelId);
			dispatch(channel.type === THREAD ? 'THREAD_DELETE' : 'CHANNEL_DELETE', data);
		},
		deny(channelId, ...rights) {
			const channel = world.channels.get(channelId)!;
			channel.deny = rights;
			dispatch('CHANNEL_UPDATE', channelOf(world, channel));
		},
		waitFor,
		assertClean() {
			if (problems.length > 0) throw new Error(`the Discord contract was broken:\n${problems.join('\n')}`);
		},
		takeProblems: () => problems.splice(0),
		async stop() {
			clock.stop();
			gateway.drop();
			sockets.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** The description knows no events, but it knows the objects inside them. */
function eventFaults(event: string, data: Json): string[] {
	const { noun } = loadContract();
	const faults: string[] = [];
	const member = data.member as Json | undefined;
	const user = (member?.user ?? data.user) as Json | undefined;
	if (user) faults.push(...noun('UserResponse', user));
	if (member) faults.push(...noun('GuildMemberResponse', member));
	if (data.message) faults.push(...noun('MessageResponse', data.message));
	if (event === 'GUILD_CREATE') {
		for (const channel of data.channels as Json[]) {
			faults.push(...noun('GuildChannelResponse', { ...channel, guild_id: data.id }));
		}
		for (const role of data.roles as Json[]) faults.push(...noun('GuildRoleResponse', role));
	}
	if (/^CHANNEL_/.test(event)) faults.push(...noun('GuildChannelResponse', data));
	return faults.map((fault) => `own event ${event}: ${fault}`);
}
