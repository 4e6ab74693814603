/** What discord.js's client tells of servers and channels by itself, passed on to the house: joined, left, rights back. */
import { type Client, Events, type Guild, type PermissionsBitField } from 'discord.js';
import type { Place, PlaceEvent } from '../../../commands/command.ts';
import { placeInServer } from './places.ts';
import { includesPosting } from './posting-rights.ts';

/**
 * discord.js keeps outages apart from kicks, and servers that it finds at the start from those joined later. Deleted
 * threads are not told of: the next alert to one hears 10003.
 */
export function tellEvents(client: Client, tell: (event: PlaceEvent) => void): void {
	client.on(Events.GuildCreate, (guild) => tell({ kind: 'joined', place: wholeServer(guild) }));
	client.on(Events.GuildDelete, (guild) => tell({ kind: 'left', place: wholeServer(guild) }));
	client.on(Events.ChannelDelete, (channel) => {
		if (channel.isDMBased()) return;
		tell({ kind: 'left', place: placeInServer(channel.guild.id, channel.id, channel.name) });
	});
	client.on(Events.ChannelUpdate, (before, after) => {
		if (before.isDMBased() || after.isDMBased()) return;
		const me = after.guild.members.me;
		if (!me || !gained(before.permissionsFor(me), after.permissionsFor(me))) return;
		tell({ kind: 'restored', place: placeInServer(after.guild.id, after.id, after.name) });
	});
	client.on(Events.GuildRoleUpdate, (before, after) => {
		if (gained(before.permissions, after.permissions)) tell({ kind: 'restored', place: wholeServer(after.guild) });
	});
	client.on(Events.GuildMemberUpdate, (before, after) => {
		if (after.id !== client.user?.id || before.partial) return;
		if (gained(before.permissions, after.permissions)) tell({ kind: 'restored', place: wholeServer(after.guild) });
	});
}

function gained(before: Readonly<PermissionsBitField>, after: Readonly<PermissionsBitField>): boolean {
	return !includesPosting(before.bitfield) && includesPosting(after.bitfield);
}

function wholeServer(guild: Guild): Place {
	return placeInServer(guild.id, '', guild.name);
}
