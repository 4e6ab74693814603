/** Whether a member manages a server, as Discord's own records say: for those who act from the page. */
import type { REST } from '@discordjs/rest';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { managesServer } from '../../../src/platforms/discord/member-rights.ts';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const { ManageGuild, Administrator, SendMessages, ManageChannels } = PermissionFlagsBits;

type Member = { readonly roles: readonly string[]; readonly communication_disabled_until?: string };

/** A server owned by 2, where everybody may do `everyone`; answers undefined as Discord does: with an error. */
function restOf(member: Member | undefined, everyone = SendMessages): REST {
	const roles = [
		{ id: '1', permissions: String(everyone) },
		{ id: '10', permissions: String(ManageGuild) },
		{ id: '11', permissions: String(Administrator) },
		{ id: '12', permissions: String(ManageChannels) },
	];
	const answers: Record<string, unknown> = {
		'/guilds/1': { id: '1', owner_id: '2', roles },
		'/guilds/1/members/7': member,
	};
	if (member) answers['/guilds/1/members/2'] = member;
	return {
		async get(path: string) {
			const found = answers[path];
			if (found === undefined) throw new Error('Unknown Member');
			return found;
		},
	} as unknown as REST;
}

const manages = (member: Member | undefined, person = '7', everyone?: bigint) =>
	managesServer(restOf(member, everyone), '1', person, NOW);

describe('manages the server', () => {
	test.each([
		['ManageGuild by a role', { roles: ['12', '10'] }, '7'],
		['Administrator by a role', { roles: ['11'] }, '7'],
		['the owner without a role', { roles: [] }, '2'],
		['a time-out that is over', { roles: ['10'], communication_disabled_until: '2026-11-25T08:59:59Z' }, '7'],
	])('%s', async (_what, member, person) => {
		expect(await manages(member, person)).toBe(true);
	});
	test('everybody, where everybody may', async () => {
		expect(await manages({ roles: [] }, '7', ManageGuild)).toBe(true);
	});
});

describe('does not', () => {
	test.each([
		['without a role', { roles: [] }],
		['with other rights only', { roles: ['12'] }],
		['with a role of the past', { roles: ['99'] }],
		['in a time-out', { roles: ['11'], communication_disabled_until: '2026-11-25T09:00:01Z' }],
		['who left, or when Discord does not answer', undefined],
	])('%s', async (_what, member) => {
		expect(await manages(member)).toBe(false);
	});
});
