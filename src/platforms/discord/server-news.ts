/** Reads the gateway's dispatches for the house: servers joined and left, channels gone, rights that came back. */
import {
	type APIChannel,
	type APIGuildChannel,
	type APIUnavailableGuild,
	ChannelType,
	GatewayDispatchEvents,
	type GatewayDispatchPayload,
	type GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10';
import type { PlaceEvent } from '../../../commands/command.ts';
import { placeInServer } from './places.ts';
import { includesPosting, mayPost } from './posting-rights.ts';

/** What is kept of a channel, and only of one that is not a plain open text channel. */
type Mark = { readonly serverId: string; readonly type: ChannelType; readonly isClosed: boolean };

/** Kinds that alerts are posted to otherwise than to a text channel. */
const SPECIAL: ReadonlySet<ChannelType> = new Set([
	ChannelType.GuildForum,
	ChannelType.GuildMedia,
	ChannelType.GuildAnnouncement,
]);

export type ServerNews = {
	/** A session began: who we are, and the servers that we are in already. */
	began(botId: string, servers: readonly APIUnavailableGuild[]): void;
	hear(payload: GatewayDispatchPayload): void;
	typeOf(channelId: string): ChannelType | undefined;
	servers(): number;
};

/** Some hundred bytes a server: the rights of the bot's own roles, and marks of the channels that are out of the ordinary. */
export function createServerNews(tell: (event: PlaceEvent) => void): ServerNews {
	/** By server: what the roles allow that bear on the bot. Empty until the server is told of. */
	const roles = new Map<string, Map<string, bigint>>();
	const marks = new Map<string, Mark>();
	let me = '';

	return {
		began(botId, servers) {
			me = botId;
			for (const { id } of servers) if (!roles.has(id)) roles.set(id, new Map());
		},
		hear,
		typeOf: (channelId) => marks.get(channelId)?.type,
		servers: () => roles.size,
	};

	/** An outage comes as a server "unavailable": it is neither an arrival nor a farewell. */
	function hear({ t, d }: GatewayDispatchPayload): void {
		if (t === GatewayDispatchEvents.GuildCreate && !d.unavailable) arrive(d);
		if (t === GatewayDispatchEvents.GuildDelete && !d.unavailable) leave(d.id);
		if (t === GatewayDispatchEvents.ChannelCreate) note(d, d.guild_id);
		if (t === GatewayDispatchEvents.ChannelUpdate && 'guild_id' in d) change(d, d.guild_id!);
		if (t === GatewayDispatchEvents.ChannelDelete && 'guild_id' in d) remove(d, d.guild_id!);
		if (t === GatewayDispatchEvents.GuildRoleUpdate) changeRole(d.guild_id, d.role.id, BigInt(d.role.permissions));
		if (t === GatewayDispatchEvents.GuildMemberUpdate && d.user.id === me) changeOwnRoles(d.guild_id, d.roles);
	}

	function arrive(server: GatewayGuildCreateDispatchData): void {
		const isNew = !roles.has(server.id);
		const own = new Set([server.id, ...(server.members.find(({ user }) => user.id === me)?.roles ?? [])]);
		const bearing = server.roles.filter(({ id }) => own.has(id));
		roles.set(server.id, new Map(bearing.map(({ id, permissions }) => [id, BigInt(permissions)])));
		for (const channel of server.channels) note(channel, server.id);
		if (isNew) tell({ kind: 'joined', place: placeInServer(server.id, '', server.name) });
	}

	function leave(serverId: string): void {
		if (!roles.delete(serverId)) return;
		for (const [id, mark] of marks) if (mark.serverId === serverId) marks.delete(id);
		tell({ kind: 'left', place: placeInServer(serverId, '', '') });
	}

	function note(channel: APIChannel, serverId: string): void {
		const { permission_overwrites: overwrites } = channel as Partial<APIGuildChannel>;
		const isClosed = !mayPost(roles.get(serverId) ?? new Map(), overwrites ?? [], { serverId, botId: me });
		if (isClosed || SPECIAL.has(channel.type)) marks.set(channel.id, { serverId, type: channel.type, isClosed });
		else marks.delete(channel.id);
	}

	function change(channel: APIChannel, serverId: string): void {
		const wasClosed = marks.get(channel.id)?.isClosed;
		note(channel, serverId);
		if (!wasClosed || marks.get(channel.id)?.isClosed) return;
		tell({ kind: 'restored', place: placeInServer(serverId, channel.id, channel.name ?? '') });
	}

	function remove(channel: APIChannel, serverId: string): void {
		marks.delete(channel.id);
		tell({ kind: 'left', place: placeInServer(serverId, channel.id, channel.name ?? '') });
	}

	function changeRole(serverId: string, roleId: string, permissions: bigint): void {
		const own = roles.get(serverId);
		const before = own?.get(roleId);
		if (before === undefined) return;
		own!.set(roleId, permissions);
		if (!includesPosting(before) && includesPosting(permissions)) restored(serverId);
	}

	/** What a role allows that was put on us later is not told with it; whoever gives us one does so to let us in. */
	function changeOwnRoles(serverId: string, now: readonly string[]): void {
		const own = roles.get(serverId) ?? new Map<string, bigint>();
		const wear = [serverId, ...now];
		roles.set(serverId, new Map(wear.map((id) => [id, own.get(id) ?? 0n])));
		if (wear.some((id) => !own.has(id))) restored(serverId);
	}

	function restored(serverId: string): void {
		tell({ kind: 'restored', place: placeInServer(serverId, '', '') });
	}
}
