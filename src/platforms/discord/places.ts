/** Where an interaction came from and who made it, read from its own fields only. Pure. */
import {
	type APIChannel,
	type APIInteraction,
	ChannelType,
	type PermissionFlagsBits as Flags,
	PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Actor, Place } from '../../../commands/command.ts';
import type { Clock } from '../../domain/ports.ts';
import { privateAddress } from './private-channels.ts';

type Right = (typeof Flags)[keyof typeof Flags];

const THREADS: ReadonlySet<unknown> = new Set([
	ChannelType.PublicThread,
	ChannelType.PrivateThread,
	ChannelType.AnnouncementThread,
]);

export function serverScope(guildId: string): string {
	return `discord-${guildId}`;
}

export function serverOf(scope: string): string {
	return scope.replace(/^discord-/, '');
}

/** The scope of the private chat with a person. */
export function privateScope(userId: string): string {
	return `discord-dm-${userId}`;
}

/** A channel of a server as events speak of it; a whole server has an empty `address`. */
export function placeInServer(guildId: string, address: string, title: string): Place {
	return { platform: 'discord', scope: serverScope(guildId), address, kind: 'server', title };
}

/** Undefined for the kinds of places that the commands are not registered for. */
export function placeOf(interaction: APIInteraction): Place | undefined {
	const channel = interaction.channel as Partial<APIChannel> & { id: string; parent_id?: string | null };
	const user = interaction.member?.user ?? interaction.user;
	if (!channel || !user) return undefined;
	if (!interaction.guild_id) {
		if (channel.type !== ChannelType.DM) return undefined;
		const title = user.global_name ?? user.username;
		const address = privateAddress(user.id);
		return { platform: 'discord', scope: privateScope(user.id), address, kind: 'private', title };
	}
	const lacks = lackingOf(interaction.app_permissions);
	const isThread = THREADS.has(channel.type) && typeof channel.parent_id === 'string';
	return {
		platform: 'discord',
		scope: serverScope(interaction.guild_id),
		address: isThread ? channel.parent_id! : channel.id,
		...(isThread ? { threadId: channel.id } : {}),
		kind: 'server',
		title: channel.name ?? channel.id,
		...(lacks.length > 0 ? { lacks } : {}),
	};
}

const NEEDED = [
	['view', PermissionFlagsBits.ViewChannel],
	['send', PermissionFlagsBits.SendMessages],
	['embed', PermissionFlagsBits.EmbedLinks],
] as const;

/** What the bot may not do where the interaction was made; an administrator may do everything. */
function lackingOf(permissions: string): NonNullable<Place['lacks']> {
	const rights = BigInt(permissions);
	if ((rights & PermissionFlagsBits.Administrator) !== 0n) return [];
	return NEEDED.filter(([, right]) => (rights & right) === 0n).map(([name]) => name);
}

/**
 * Discord computes the member's rights for every interaction, so they are always fresh. `default_member_permissions`
 * is only a default that a server may override; these decide. In a private chat everybody is at home.
 */
export function actorOf(interaction: APIInteraction, clock: Clock): Actor | undefined {
	const { member } = interaction;
	const user = member?.user ?? interaction.user;
	if (!user) return undefined;
	const isTimedOut = Date.parse(member?.communication_disabled_until ?? '') > clock.now();
	const has = (right: Right) => (BigInt(member?.permissions ?? 0) & right) !== 0n;
	const manages = has(PermissionFlagsBits.ManageGuild) || has(PermissionFlagsBits.Administrator);
	const isAdmin = interaction.guild_id ? manages && !isTimedOut : !member;
	return { id: user.id, name: member?.nick ?? user.global_name ?? user.username, isAdmin: async () => isAdmin };
}
