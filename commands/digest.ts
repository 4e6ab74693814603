/** /digest: how alerts come here: at once, or gathered. */
import type { Cadence } from '../src/domain/channel.ts';
import type { RasidCommand } from './context.ts';
import { say } from './reply.ts';
import { parseTime } from './time-of-day.ts';

const DEFAULT_HOUR = '08:00';
/** Sunday: the first working day in most Arab countries. */
const WEEKLY_DAY = 0;

export const digest: RasidCommand = {
	name: 'digest',
	aliases: ['موجز'],
	description: { ar: 'كيف تصلك الأخبار: فورًا أو موجزًا', en: 'How stories come: at once or as a digest' },
	permission: 'admin',
	options: {
		when: {
			kind: 'choice',
			required: true,
			description: { ar: 'متى', en: 'When' },
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
		if (!at) return say(context, 'quiet-bad');
		const cadence = cadenceOf(options['when']!, at);
		await context.setCadence(cadence);
		return say(context, `digest-done-${cadence.kind}`, { time: at });
	},
};

function cadenceOf(kind: string, at: string): Cadence {
	if (kind === 'hourly') return { kind };
	if (kind === 'daily') return { kind, at };
	if (kind === 'weekly') return { kind, day: WEEKLY_DAY, at };
	return { kind: 'instant' };
}
