/** A server and its members as REST tells of them: who wears the role that manages it. */
import { type Answer, type Route, refuse } from './answer.ts';
import { everyoneRole, guildOf, memberOf, userOf } from './nouns.ts';
import type { Guild, Json, World } from './world.ts';

const MANAGING = 1n << 5n;
/** Of GUILD_CREATE, these are the gateway's alone. */
const GATEWAY_ONLY = [
	...['joined_at', 'large', 'unavailable', 'member_count', 'members', 'channels', 'threads', 'presences'],
	...['voice_states', 'stage_instances', 'guild_scheduled_events', 'soundboard_sounds'],
];

export function guildRoutes(world: World): Route[] {
	const withGuild = (id: string, answer: (guild: Guild) => Json): Answer => {
		const guild = world.guilds.get(id);
		return guild ? { status: 200, body: answer(guild) } : refuse(404, 10004, 'Unknown Guild');
	};
	return [
		[/^GET \/guilds\/(\d+)$/, ([id]) => withGuild(id!, (guild) => found(world, guild))],
		[
			/^GET \/guilds\/(\d+)\/members\/(\d+)$/,
			([id, user]) =>
				withGuild(id!, (guild) => ({
					...memberOf(world, userOf(user!, 'قارئ')),
					roles: guild.managers?.has(user!) ? [roleId(guild)] : [],
				})),
		],
	];
}

function found(world: World, guild: Guild): Json {
	const told = Object.fromEntries(Object.entries(guildOf(world, guild)).filter(([key]) => !GATEWAY_ONLY.includes(key)));
	const role = { ...everyoneRole(guild.id, MANAGING), id: roleId(guild), name: 'مشرفون', position: 1 };
	return { ...told, ...REST_ONLY, roles: [everyoneRole(guild.id), role] };
}

const roleId = (guild: Guild) => String(BigInt(guild.id) + 1n);

const REST_ONLY = {
	home_header: null,
	region: 'deprecated',
	widget_enabled: false,
	widget_channel_id: null,
	max_members: 500_000,
	max_presences: null,
	max_video_channel_users: 25,
	max_stage_video_channel_users: 50,
	premium_subscription_count: 0,
	nsfw: false,
	owner: false,
	incidents_data: null,
	hub_type: null,
};
