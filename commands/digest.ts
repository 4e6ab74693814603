/** /digest: how alerts come here: at once, or gathered. */
import type { Cadence } from '../src/domain/channel.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { message, rows, say } from './reply.ts';
import { parseTime, shownTime } from './time-of-day.ts';

const DEFAULT_HOUR = '08:00';
/** Sunday: the first working day in most Arab countries. */
const WEEKLY_DAY = 0;
/** Offered as buttons; any other time may be typed. */
const HOURS = ['06:00', '08:00', '12:00', '15:00', '18:00', '21:00'];

export const digest: RasidCommand = {
	name: 'digest',
	aliases: ['موجز'],
	description: { ar: 'كيف تصلك الأخبار: فورًا أو موجزًا', en: 'How stories come: at once or as a digest' },
	permission: 'admin',
	options: {
		when: {
			kind: 'choice',
			required: true,
			description: { ar: 'متى تصلكم الأخبار', en: 'When shall stories come' },
			choices: [
				{ value: 'instant', name: { ar: 'فورًا', en: 'at once' } },
				{ value: 'hourly', name: { ar: 'كل ساعة', en: 'hourly' } },
				{ value: 'daily', name: { ar: 'كل يوم', en: 'daily' } },
				{ value: 'weekly', name: { ar: 'كل أسبوع', en: 'weekly' } },
			],
		},
		at: { kind: 'text', description: { ar: 'الساعة، مثل 08:00', en: 'The hour, such as 08:00' } },
	},
	async run(options, context) {
		const at = parseTime(options['at'] ?? DEFAULT_HOUR);
		if (!at) return say(context, 'digest-bad', {}, { buttons: hourButtons(options['when']!, context) });
		const cadence = cadenceOf(options['when']!, at);
		await context.setCadence(cadence);
		const said = context.say(`digest-done-${cadence.kind}`, { time: shownTime(context.tongue, at) });
		const asksHour = 'at' in cadence && options['at'] === undefined;
		return message(context, {
			paragraphs: asksHour ? [said, context.say('digest-other-hour')] : [said],
			buttons: asksHour ? hourButtons(cadence.kind, context) : undefined,
		});
	},
};

export const DIGEST_PRESSES: readonly PressHandler[] = [
	{
		verb: 'digest-at',
		permission: 'admin',
		async run(argument, context): Promise<Reply> {
			const [when = '', ...time] = argument.split(':');
			return digest.run({ when, at: time.join(':') }, context);
		},
	},
];

function hourButtons(when: string, context: Context) {
	return rows(
		HOURS.map((time) => ({ label: shownTime(context.tongue, time), action: `digest-at:${when}:${time}` })),
		3,
	);
}

function cadenceOf(kind: string, at: string): Cadence {
	if (kind === 'hourly') return { kind };
	if (kind === 'daily') return { kind, at };
	if (kind === 'weekly') return { kind, day: WEEKLY_DAY, at };
	return { kind: 'instant' };
}
