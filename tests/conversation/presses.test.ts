/** Every button there is, with anything that could stand in it: answered in words, in both languages, and nothing breaks. */
import { expect, test } from 'vitest';
import { PRESSES } from '../../commands/index.ts';
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

test.each(PRESSES.map(({ verb }) => verb))('%s', async (verb) => {
	const house = await talkingHouse();
	for (const language of ['ar', 'en'])
		for (const argument of ARGUMENTS) {
			house.clock.advance(10_000);
			await house.talk.run('language', { language });
			const reply = await house.talk.press(`${verb}:${argument}`, place('42'), actor('42'));
			expect(textOf(reply)).not.toBe('');
			for (const button of reply.message.buttons?.flat() ?? [])
				if ('action' in button) expect(new TextEncoder().encode(button.action).length).toBeLessThanOrEqual(64);
		}
	expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
