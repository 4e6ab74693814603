/** /forget: deletes all that is kept about this place, after asking once. */
import type { RasidCommand } from './context.ts';
import { say } from './reply.ts';

export const forget: RasidCommand = {
	name: 'forget',
	aliases: ['انسني'],
	description: { ar: 'امحُ كل ما يحفظه راصد عن هذا المكان', en: 'Delete all that Rasid keeps about this place' },
	permission: 'admin',
	options: {},
	run: async (_options, context) =>
		say(
			context,
			'forget-confirm',
			{},
			{
				buttons: [
					[
						{ label: context.say('forget-yes'), action: 'forget-yes:', style: 'danger' },
						{ label: context.say('forget-no'), action: 'forget-no:' },
					],
				],
			},
		),
};
