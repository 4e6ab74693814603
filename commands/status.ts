/** /status: for the bot's owner: what waits, what failed and why, which feeds and platforms are ill. */
import { ago, number } from '../src/i18n/dates.ts';
import type { Context, RasidCommand } from './context.ts';
import { message } from './reply.ts';

const SHOWN = 5;

export const status: RasidCommand = {
	name: 'status',
	aliases: ['الحال'],
	description: { ar: 'حال راصد، لصاحبه', en: 'How Rasid is, for its owner' },
	permission: 'owner',
	options: {},
	async run(_options, context) {
		const state = await context.state();
		const alerts = (count: number) => context.say('alerts', { count });
		const lines = [
			context.say('status-since', { since: ago(context.tongue, state.since, context.now) }),
			context.say('status-outbox', { alerts: alerts(state.waiting), held: number(context.tongue, state.held) }),
			context.say('status-sent', { alerts: alerts(state.sent) }),
			context.say('status-failed', { alerts: alerts(state.failed) }),
			context.say('status-unknown', { alerts: alerts(state.unknown) }),
			context.say('status-feeds', {
				feeds: context.say('feeds', { count: state.feeds }),
				failing: number(context.tongue, state.failing.length),
			}),
			context.say('status-places', {
				topics: context.say('topics', { count: state.topics }),
				channels: context.say('channels', { count: state.channels }),
				paused: number(context.tongue, state.paused),
			}),
		];
		const lists = [
			['status-failing', state.failing],
			['status-failures', state.failures],
			['status-troubles', state.troubles],
		] as const;
		const shown = lists.filter(([, items]) => items.length > 0);
		const parts = shown.map(([key, items]) =>
			[context.say(key), ...items.slice(0, SHOWN).map((item) => `• ${item}`), ...rest(items, context)].join('\n'),
		);
		return message(context, { title: context.say('status-title'), paragraphs: [lines.join('\n'), ...parts] });
	},
};

function rest(items: readonly string[], context: Context): readonly string[] {
	return items.length > SHOWN ? [context.say('status-rest', { count: items.length - SHOWN })] : [];
}
