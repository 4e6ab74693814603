/** What the gateway's dispatches mean for the house where only ids are kept: rights, kinds of channels, who left. */
import { ChannelType, type GatewayDispatchPayload, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { PlaceEvent } from '../../../commands/command.ts';
import { mayPost } from '../../../src/platforms/discord/posting-rights.ts';
import { createServerNews } from '../../../src/platforms/discord/server-news.ts';

const BOT = '11';
const SERVER = '100';
const ROLE = '101';
const POSTING = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;
const VIEW = PermissionFlagsBits.ViewChannel;

describe('rights to post', () => {
	const on = (type: 0 | 1, id: string, allow: bigint, deny: bigint) => ({
		id,
		type,
		allow: String(allow),
		deny: String(deny),
	});
	test.each([
		['by the server itself', { [SERVER]: POSTING }, [], true],
		['by a role of the bot', { [SERVER]: VIEW, [ROLE]: POSTING }, [], true],
		['none', { [SERVER]: VIEW }, [], false],
		['an administrator is kept out nowhere', { [ROLE]: 8n }, [on(0, SERVER, 0n, POSTING)], true],
		['the channel is closed to everyone', { [SERVER]: POSTING }, [on(0, SERVER, 0n, VIEW)], false],
		['… but open to a role', { [SERVER]: POSTING, [ROLE]: 0n }, [on(0, SERVER, 0n, VIEW), on(0, ROLE, VIEW, 0n)], true],
		['… and to a role of others only', { [SERVER]: POSTING }, [on(0, SERVER, 0n, VIEW), on(0, ROLE, VIEW, 0n)], false],
		['closed to the bot itself', { [SERVER]: POSTING }, [on(1, BOT, 0n, VIEW)], false],
		['open to the bot itself', { [SERVER]: VIEW }, [on(1, BOT, POSTING, 0n)], true],
		['another member is not the bot', { [SERVER]: POSTING }, [on(1, '12', 0n, VIEW)], true],
	])('%s', (_, roles, overwrites, expected) => {
		const allowed = new Map(Object.entries(roles));
		expect(mayPost(allowed, overwrites, { serverId: SERVER, botId: BOT })).toBe(expected);
	});
});

describe('places', () => {
	function listen() {
		const told: PlaceEvent[] = [];
		const news = createServerNews((event) => told.push(event));
		const hear = (t: string, d: object) => news.hear({ op: 0, s: 1, t, d } as unknown as GatewayDispatchPayload);
		news.began(BOT, [{ id: SERVER, unavailable: true }]);
		return { told, news, hear };
	}
	const role = (id: string, permissions: bigint) => ({ id, permissions: String(permissions) });
	const server = (id: string, permissions: bigint, channels: object[] = []) => ({
		id,
		name: 'غرفة الأخبار',
		roles: [role(id, permissions), role(ROLE, 0n)],
		members: [{ user: { id: BOT }, roles: [ROLE] }],
		channels,
	});

	test('a role of the bot that gains the rights opens the server again, a role of others does not', () => {
		const { told, hear } = listen();
		hear('GUILD_CREATE', server(SERVER, VIEW));
		hear('GUILD_ROLE_UPDATE', { guild_id: SERVER, role: role('999', POSTING) });
		expect(told).toEqual([]);
		hear('GUILD_ROLE_UPDATE', { guild_id: SERVER, role: role(ROLE, POSTING) });
		hear('GUILD_ROLE_UPDATE', { guild_id: SERVER, role: role(ROLE, POSTING) });
		expect(told).toMatchObject([{ kind: 'restored', place: { scope: `discord-${SERVER}`, address: '' } }]);
	});

	test('a role put on the bot opens the server again, one put on somebody else or taken off does not', () => {
		const { told, hear } = listen();
		hear('GUILD_CREATE', server(SERVER, VIEW));
		hear('GUILD_MEMBER_UPDATE', { guild_id: SERVER, user: { id: '12' }, roles: ['999'] });
		hear('GUILD_MEMBER_UPDATE', { guild_id: SERVER, user: { id: BOT }, roles: [] });
		expect(told).toEqual([]);
		hear('GUILD_MEMBER_UPDATE', { guild_id: SERVER, user: { id: BOT }, roles: ['999'] });
		expect(told).toMatchObject([{ kind: 'restored', place: { address: '' } }]);
	});

	test('forums and announcement channels are known by their kind until they are gone', () => {
		const { told, news, hear } = listen();
		const forum = { id: '201', type: ChannelType.GuildForum, guild_id: SERVER, name: 'منتدى' };
		hear('GUILD_CREATE', server(SERVER, POSTING, [forum, { id: '202', type: ChannelType.GuildText }]));
		hear('CHANNEL_CREATE', { id: '203', type: ChannelType.GuildAnnouncement, guild_id: SERVER, name: 'إعلانات' });
		expect(['201', '202', '203'].map(news.typeOf)).toEqual([
			ChannelType.GuildForum,
			undefined,
			ChannelType.GuildAnnouncement,
		]);
		hear('CHANNEL_DELETE', forum);
		expect(news.typeOf('201')).toBeUndefined();
		hear('GUILD_DELETE', { id: SERVER });
		expect(news.typeOf('203')).toBeUndefined();
		expect(told).toMatchObject([
			{ kind: 'left', place: { address: '201', title: 'منتدى' } },
			{ kind: 'left', place: { address: '' } },
		]);
	});

	test('a server that comes back from an outage, or in a new session, was not joined', () => {
		const { told, news, hear } = listen();
		hear('GUILD_CREATE', server(SERVER, POSTING));
		hear('GUILD_DELETE', { id: SERVER, unavailable: true });
		hear('GUILD_CREATE', server(SERVER, POSTING));
		news.began(BOT, [{ id: SERVER, unavailable: true }]);
		hear('GUILD_CREATE', server(SERVER, POSTING));
		expect(told).toEqual([]);
		expect(news.servers()).toBe(1);
	});
});
