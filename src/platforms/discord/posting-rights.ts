/** Whether the bot may post, from the roles it wears and a channel's overwrites. Pure. */
import { type APIOverwrite, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';

/** What an alert needs where it is posted. */
const NEEDED = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;

/** An administrator may do everything, and no channel keeps one out. */
export function includesPosting(permissions: bigint): boolean {
	return (permissions & PermissionFlagsBits.Administrator) !== 0n || (permissions & NEEDED) === NEEDED;
}

/**
 * @param roles what each role allows that bears on the bot: its own, and the server's, whose id is the server's.
 * @see https://discord.com/developers/docs/topics/permissions#permission-overwrites for the order
 */
export function mayPost(
	roles: ReadonlyMap<string, bigint>,
	overwrites: readonly APIOverwrite[],
	who: { readonly serverId: string; readonly botId: string },
): boolean {
	const base = [...roles.values()].reduce((sum, permissions) => sum | permissions, 0n);
	if ((base & PermissionFlagsBits.Administrator) !== 0n) return true;
	const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
	const steps = [
		ofRoles.filter(({ id }) => id === who.serverId),
		ofRoles.filter(({ id }) => id !== who.serverId && roles.has(id)),
		overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === who.botId),
	];
	return includesPosting(steps.reduce(overwritten, base));
}

/** All denials of a step come before all its allowances. */
function overwritten(permissions: bigint, step: readonly APIOverwrite[]): bigint {
	const denied = step.reduce((bits, { deny }) => bits | BigInt(deny), 0n);
	const allowed = step.reduce((bits, { allow }) => bits | BigInt(allow), 0n);
	return (permissions & ~denied) | allowed;
}
