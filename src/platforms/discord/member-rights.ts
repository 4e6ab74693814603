/** Whether a member may manage a server now, asked of Discord itself: for those who act without an interaction. */
import type { REST } from '@discordjs/rest';
import { type APIGuild, type APIGuildMember, PermissionFlagsBits, Routes } from 'discord-api-types/v10';

const MANAGING = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/**
 * The same rule as for an interaction's member: who has ManageGuild or Administrator, or owns the server, and is in no
 * time-out. Fails closed: false when Discord does not answer, or knows no such member.
 * @see https://discord.com/developers/docs/topics/permissions#permission-hierarchy
 */
export async function managesServer(rest: REST, serverId: string, personId: string, nowMs: number): Promise<boolean> {
	try {
		const [server, member] = await Promise.all([
			rest.get(Routes.guild(serverId)) as Promise<APIGuild>,
			rest.get(Routes.guildMember(serverId, personId)) as Promise<APIGuildMember>,
		]);
		return manages(server, member, personId, nowMs);
	} catch {
		return false;
	}
}

function manages(server: APIGuild, member: APIGuildMember, personId: string, nowMs: number): boolean {
	if (Date.parse(member.communication_disabled_until ?? '') > nowMs) return false;
	if (server.owner_id === personId) return true;
	// The role that everybody wears has the server's own id.
	const worn = server.roles.filter(({ id }) => id === server.id || member.roles.includes(id));
	return worn.some(({ permissions }) => (BigInt(permissions) & MANAGING) !== 0n);
}
