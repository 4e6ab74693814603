/** /settings: how this place is set, with a button to change each; and its time zone. */
import type { Button } from '../src/domain/message.ts';
import { dateTime } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { message, paged, rows, say } from './reply.ts';
import { shownTime } from './time-of-day.ts';
import { isZone, USUAL_ZONES, zonesLike } from './zones.ts';

const ZONES_PER_PAGE = 8;

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
		if (zone && !isZone(zone)) {
			const like = zonesLike(zone).slice(0, 4);
			return say(
				context,
				'zone-bad',
				{ zone },
				{ buttons: rows((like.length > 0 ? like : USUAL_ZONES).map(zoneButton)) },
			);
		}
		if (zone) await context.changeSettings((old) => ({ ...old, timeZone: zone }));
		return message(context, {
			title: context.say('settings-title'),
			paragraphs: [linesOf(context, zone ?? context.channel.timeZone).join('\n')],
			buttons: rows(changes(context)),
		});
	},
	complete: async (_option, typed) =>
		zonesLike(typed)
			.slice(0, 25)
			.map((zone) => ({ name: zone, value: zone })),
};

export const SETTINGS_PRESSES: readonly PressHandler[] = [
	{ verb: 'zones', permission: 'admin', run: async (_argument, context) => zonesPage(context, 1) },
	{
		verb: 'zones-page',
		permission: 'admin',
		run: async (page, context) => ({ ...zonesPage(context, Number(page)), replace: true }),
	},
	{
		verb: 'anonymous',
		permission: 'admin',
		grave: true,
		async run(choice, context) {
			await context.allowAnonymous(choice === 'on');
			return say(context, choice === 'on' ? 'anonymous-allowed' : 'anonymous-refused');
		},
	},
];

function linesOf(context: Context, zone: string): readonly string[] {
	const { channel, tongue } = context;
	const cadence = context.cadence();
	const time = (at: string) => shownTime(tongue, at);
	const lines = [
		context.say('settings-language'),
		context.say('settings-zone', { zone }),
		channel.quietHours
			? context.say('settings-quiet', { from: time(channel.quietHours.from), to: time(channel.quietHours.to) })
			: context.say('settings-quiet-none'),
		context.say(`settings-cadence-${cadence.kind}`, { time: 'at' in cadence ? time(cadence.at) : '' }),
	];
	if (channel.mutedUntil && channel.mutedUntil > new Date(context.now).toISOString())
		lines.push(context.say('settings-muted', { until: dateTime(tongue, channel.mutedUntil, zone) }));
	if (channel.anonymousAdmins) lines.push(context.say('settings-anonymous'));
	return lines;
}

function changes({ say: word, channel }: Context): readonly Button[] {
	const opened = ['topics', 'digest', 'quiet', 'mute', 'language'].map((command) => ({
		label: word(`button-open-${command}`),
		action: `open:${command}`,
	}));
	const isGroup = channel.platform === 'telegram' && channel.kind === 'group';
	const choice = channel.anonymousAdmins ? 'off' : 'on';
	const anonymous = { label: word(`button-anonymous-${choice}`), action: `anonymous:${choice}` };
	return [...opened, { label: word('button-open-zone'), action: 'zones:' }, ...(isGroup ? [anonymous] : [])];
}

function zonesPage(context: Context, page: number): Reply {
	const { shown, turning, footer } = paged(context, USUAL_ZONES, page, ZONES_PER_PAGE, 'zones-page');
	const buttons = [...rows(shown.map(zoneButton)), ...turning];
	return message(context, { paragraphs: [context.say('zone-which')], footer, buttons });
}

function zoneButton(zone: string): Button {
	return { label: zone, action: `choose:settings.zone.${zone}` };
}
