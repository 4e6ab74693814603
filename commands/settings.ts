/** /settings: how this place is set, and its time zone. */
import { dateTime } from '../src/i18n/dates.ts';
import type { RasidCommand } from './context.ts';
import { message, say } from './reply.ts';

export const settings: RasidCommand = {
	name: 'settings',
	aliases: ['إعدادات', 'الإعدادات'],
	description: { ar: 'إعدادات هذا المكان، ومنطقته الزمنية', en: 'Settings of this place, and its time zone' },
	permission: 'admin',
	options: {
		zone: {
			kind: 'text',
			autocomplete: true,
			description: { ar: 'منطقة زمنية، مثل Asia/Riyadh', en: 'A time zone, such as Asia/Riyadh' },
		},
	},
	async run(options, context) {
		const zone = options['zone']?.trim();
		if (zone && !knownZone(zone)) return say(context, 'zone-bad', { zone });
		if (zone) await context.changeSettings((old) => ({ ...old, timeZone: zone }));
		const { channel } = context;
		const cadence = context.followed()[0]?.cadence ?? { kind: 'instant' as const };
		const lines = [
			context.say('settings-language'),
			context.say('settings-zone', { zone: zone ?? channel.timeZone }),
			channel.quietHours ? context.say('settings-quiet', channel.quietHours) : context.say('settings-quiet-none'),
			context.say(`settings-cadence-${cadence.kind}`, { time: 'at' in cadence ? cadence.at : '' }),
		];
		if (channel.mutedUntil && channel.mutedUntil > new Date(context.now).toISOString()) {
			lines.push(
				context.say('settings-muted', { until: dateTime(context.tongue, channel.mutedUntil, channel.timeZone) }),
			);
		}
		return message(context, { title: context.say('settings-title'), paragraphs: [lines.join('\n')] });
	},
	async complete(_option, typed) {
		const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().includes(typed.toLowerCase()));
		return zones.slice(0, 25).map((zone) => ({ name: zone, value: zone }));
	},
};

function knownZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
	} catch {
		return false;
	}
}
