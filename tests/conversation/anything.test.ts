/** Every button with anything that could stand in it, every command with anything typed: answered in words, nothing breaks. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../commands/command.ts';
import { COMMANDS, PRESSES } from '../../commands/index.ts';
import { actor, place, talkingHouse, textOf } from './house.ts';

const ARGUMENTS = [
	'',
	':',
	'.',
	'x',
	'm1',
	'aukus',
	'aukus:2',
	'NaN',
	'-1',
	'9999',
	'../../x',
	'__proto__',
	'daily:25:00',
	'س',
];
const TYPED = [
	' ',
	'\u0000',
	'\uD800',
	'«»',
	'"',
	'((((',
	'x NEAR/6 ',
	'0.5',
	'../../x',
	'__proto__',
	'<opml><body><outline xmlUrl="x"/></body></opml>',
	'topics:\n  - id: [',
	'https://',
	'http://[::1]/',
	'@everyone <b>',
	'س'.repeat(5000),
	'كلمة،'.repeat(500),
];

let house: Awaited<ReturnType<typeof talkingHouse>>;
beforeEach(async () => {
	house = await talkingHouse();
});

/** Says or presses in both languages; each time some seconds after the last. */
async function inBothLanguages(act: () => Promise<Reply>): Promise<void> {
	for (const language of ['ar', 'en']) {
		house.clock.advance(10_000);
		await house.talk.run('language', { language });
		const reply = await act();
		expect(textOf(reply)).not.toBe('');
		for (const button of reply.message.buttons?.flat() ?? [])
			if ('action' in button) expect(new TextEncoder().encode(button.action).length).toBeLessThanOrEqual(64);
	}
}

const broken = () => house.log.lines.filter(({ level }) => level === 'error');

describe('every button', () => {
	test.each(PRESSES.map(({ verb }) => verb))('%s', async (verb) => {
		for (const argument of ARGUMENTS)
			await inBothLanguages(() => house.talk.press(`${verb}:${argument}`, place('42'), actor('42')));
		expect(broken()).toEqual([]);
	});
});

describe('every command', () => {
	test.each(COMMANDS.map((command) => [command.name, command] as const))('/%s', async (name, { options }) => {
		const [choice] = Object.entries(options).filter(([, { kind }]) => kind === 'choice');
		const others = Object.keys(options).filter((option) => option !== choice?.[0]);
		const values = choice?.[1].choices ?? [{ value: '' }];
		const chosen = values.map(({ value }) => (choice ? { [choice[0]]: value } : {}));
		for (const given of chosen)
			for (const text of others.length > 0 ? TYPED : ['']) {
				const typed = { ...given, ...Object.fromEntries(others.map((option) => [option, text])) };
				await inBothLanguages(() => house.talk.run(name, typed, place('42'), actor('42')));
			}
		expect(broken()).toEqual([]);
	});
});
