/** /status: for the bot's owner: what waits, what failed, which feeds are ill. */
import { number } from '../src/i18n/dates.ts';
import type { RasidCommand } from './context.ts';
import { message } from './reply.ts';

export const status: RasidCommand = {
	name: 'status',
	aliases: ['الحال'],
	description: { ar: 'حال راصد، لصاحبه', en: 'How Rasid is, for its owner' },
	permission: 'owner',
	options: {},
	async run(_options, context) {
		const state = await context.state();
		const lines = [
			context.say('status-outbox', { alerts: context.say('alerts', { count: state.waiting }) }),
			context.say('status-failed', { alerts: context.say('alerts', { count: state.failed }) }),
			context.say('status-feeds', {
				feeds: context.say('feeds', { count: state.feeds }),
				failing: number(context.tongue, state.failing),
			}),
		];
		return message(context, { title: context.say('status-title'), paragraphs: [lines.join('\n')] });
	},
};
