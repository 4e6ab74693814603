/** /quiet: hours in which only urgent alerts come; what was held comes as a digest afterwards. */
import type { Channel } from '../src/domain/channel.ts';
import type { RasidCommand } from './context.ts';
import { say } from './reply.ts';
import { parseHours } from './time-of-day.ts';

export const quiet: RasidCommand = {
	name: 'quiet',
	aliases: ['هدوء'],
	description: { ar: 'ساعات الهدوء: 23:00-07:00، أو off', en: 'Quiet hours: 23:00-07:00, or off' },
	permission: 'admin',
	options: {
		hours: {
			kind: 'text',
			required: true,
			description: { ar: 'من-إلى، مثل 23:00-07:00، أو off', en: 'From-to, such as 23:00-07:00, or off' },
		},
	},
	async run(options, context) {
		const text = options['hours']!.trim();
		const off = /^(off|لا|إلغاء|الغاء)$/i.test(text);
		const hours = off ? undefined : parseHours(text);
		if (!off && !hours) return say(context, 'quiet-bad');
		await context.changeSettings((old): Channel => ({ ...old, quietHours: hours }));
		if (!hours) return say(context, 'quiet-off');
		return say(context, 'quiet-done', { from: hours.from, to: hours.to, zone: context.channel.timeZone });
	},
};
