/** /help: written from the commands' own definitions. */
import type { RasidCommand } from './context.ts';
import { message } from './reply.ts';

export const help: RasidCommand = {
	name: 'help',
	aliases: ['مساعدة', 'ساعدني'],
	description: { ar: 'ما الذي يستطيعه راصد', en: 'What Rasid can do' },
	permission: 'everyone',
	options: {},
	async run(_options, context) {
		const shown = context.commands.filter((command) => command.permission !== 'owner');
		const lines = shown.map((command) =>
			context.say('help-line', {
				name: command.name,
				alias: command.aliases[0] ?? command.name,
				description: command.description[context.tongue.language],
			}),
		);
		return message(context, { title: context.say('help-title'), paragraphs: [lines.join('\n')] });
	},
};
