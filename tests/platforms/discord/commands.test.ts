/** The house's commands as Discord takes them. */
import { expect, test } from 'vitest';
import type { CommandDefinition } from '../../../commands/command.ts';
import { isRegistered, registrationOf } from '../../../src/platforms/discord/commands.ts';
import { loadContract } from '../../stand-ins/discord/contract.ts';
import { brokenLimits } from '../../stand-ins/discord/limits.ts';
import { FOLLOW, TOPIC } from './stage.ts';

const LONG: CommandDefinition = {
	...FOLLOW,
	name: 'long',
	description: { ar: 'وصف '.repeat(60), en: 'long' },
	options: {
		words: { kind: 'text', description: { ar: 'كلمات '.repeat(60), en: 'words' }, min: 2, max: 100 },
	},
};

test('whatever the definitions say, the registration is one that Discord takes', () => {
	const body = registrationOf([FOLLOW, TOPIC, LONG]);
	expect(loadContract().request('PUT', '/applications/1/commands', body)).toEqual([]);
	expect(brokenLimits('PUT', '/applications/1/commands', body)).toEqual([]);
	expect(body[2]).toMatchObject({ options: [{ min_length: 2, max_length: 100 }] });
});

/** Discord's answer adds fields, leaves out empty ones and keeps an order of its own. */
const ANSWER = registrationOf([TOPIC, FOLLOW]).map((command, index) => ({
	...command,
	id: String(index),
	version: '7',
	nsfw: false,
	dm_permission: true,
	name_localizations: null,
	...(command.name === 'topic' ? { options: undefined } : {}),
}));

test('what is registered already is known for the same', () => {
	expect(isRegistered(registrationOf([FOLLOW, TOPIC]), ANSWER)).toBe(true);
});

test.each<[string, CommandDefinition[]]>([
	['another description', [{ ...FOLLOW, description: { ar: 'غيره', en: 'x' } }, TOPIC]],
	['another right', [{ ...FOLLOW, permission: 'admin' }, TOPIC]],
	['one command less', [FOLLOW]],
	[
		'another choice',
		[{ ...FOLLOW, options: { ...FOLLOW.options, cadence: { ...FOLLOW.options['cadence']!, choices: [] } } }, TOPIC],
	],
	[
		'an option that completes no more',
		[{ ...FOLLOW, options: { ...FOLLOW.options, topic: { ...FOLLOW.options['topic']!, autocomplete: false } } }, TOPIC],
	],
])('%s is a change', (_, commands) => {
	expect(isRegistered(registrationOf(commands), ANSWER)).toBe(false);
});
