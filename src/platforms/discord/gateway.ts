/** Discord's gateway as the platform needs it: people's interactions and news of places come in by it. */
import type { APIInteraction, ChannelType } from 'discord-api-types/v10';
import type { PlaceEvent } from '../../../commands/command.ts';
import type { Log } from '../../domain/ports.ts';

/**
 * `client`: discord.js's own client, which keeps every server with its channels and roles.
 * `ids`: the same protocol by @discordjs/ws, keeping only what a decision needs; for thousands of servers.
 */
export type GatewayKind = 'client' | 'ids';

export type Connected =
	| { readonly kind: 'up'; readonly applicationId: string; readonly servers: number }
	| { readonly kind: 'refused' } // the token is wrong
	| { readonly kind: 'unreachable'; readonly error: string };

export type Gateway = {
	/** Resolves when every shard is up, or with why not. What is lost later is connected again by the gateway itself. */
	connect(signal: AbortSignal): Promise<Connected>;
	isOnline(): boolean;
	/** Undefined where the kind makes no difference to a message, and for channels not told of yet. */
	typeOf(channelId: string): ChannelType | undefined;
	stop(): Promise<void>;
};

export type GatewayParts = {
	readonly token: string;
	readonly api: string;
	readonly timeout: number;
	readonly log: Log;
	readonly answer: (interaction: APIInteraction) => void;
	readonly tell: (event: PlaceEvent) => void;
	/** A shard was closed for good with this close code, e.g. 4004: the token was taken back. */
	readonly closed: (code: number) => void;
};
