/** /start: what Rasid is, and the first choice. */
import type { RasidCommand } from './context.ts';
import { message, topicButtons } from './reply.ts';

export const start: RasidCommand = {
	name: 'start',
	aliases: ['ابدأ'],
	description: { ar: 'ابدأ هنا', en: 'Begin here' },
	permission: 'everyone',
	options: { payload: { kind: 'text', description: { ar: 'رمز من رابط', en: 'A code from a link' } } },
	run: async (_options, context) =>
		message(context, {
			title: context.say('start-title'),
			paragraphs: [context.say('start-text'), context.say('start-next')],
			buttons: topicButtons(context, context.topics(), 'follow-topic'),
		}),
};
