/** /quiet: hours in which only urgent alerts come; what was held comes as a digest afterwards. */
import type { Channel } from '../src/domain/channel.ts';
import type { Context, RasidCommand } from './context.ts';
import { rows, say } from './reply.ts';
import { parseHours, shownTime } from './time-of-day.ts';

/** Offered as buttons; any others may be typed. */
const NIGHTS = [
	['22:00', '06:00'],
	['23:00', '07:00'],
	['00:00', '08:00'],
	['01:00', '09:00'],
] as const;
const OFF = /^(off|لا|إلغاء|الغاء)$/i;

export const quiet: RasidCommand = {
	name: 'quiet',
	aliases: ['هدوء'],
	description: { ar: 'ساعات الهدوء: 23:00-07:00، أو off', en: 'Quiet hours: 23:00-07:00, or off' },
	permission: 'admin',
	options: {
		hours: {
			kind: 'text',
			description: { ar: 'من-إلى، مثل 23:00-07:00، أو off', en: 'From-to, such as 23:00-07:00, or off' },
		},
	},
	async run(options, context) {
		const text = options['hours']?.trim() ?? '';
		if (text === '') return say(context, 'quiet-which', {}, { buttons: nightButtons(context) });
		const hours = OFF.test(text) ? undefined : parseHours(text);
		if (!hours && !OFF.test(text)) return say(context, 'quiet-bad', {}, { buttons: nightButtons(context) });
		await context.changeSettings((old): Channel => ({ ...old, quietHours: hours }));
		if (!hours) return say(context, 'quiet-off');
		const { tongue, channel } = context;
		const [from, to] = [shownTime(tongue, hours.from), shownTime(tongue, hours.to)];
		return say(context, 'quiet-done', { from, to, zone: channel.timeZone });
	},
};

function nightButtons(context: Context) {
	const nights = NIGHTS.map(([from, to]) => ({
		label: context.say('hours-span', { from: shownTime(context.tongue, from), to: shownTime(context.tongue, to) }),
		action: `choose:quiet.hours.${from}-${to}`,
	}));
	return rows([...nights, { label: context.say('button-quiet-off'), action: 'choose:quiet.hours.off' }]);
}
