/** /mute: silence here for an hour or a day, or until further notice off; the button's menu mutes a story or a topic. */
import type { Button } from '../src/domain/message.ts';
import { dateTime } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import { rows, say } from './reply.ts';

const HOUR_MS = 3_600_000;
const SPANS: Readonly<Record<string, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS };

export const mute: RasidCommand = {
	name: 'mute',
	aliases: ['اكتم'],
	description: { ar: 'اكتم التنبيهات هنا مدة', en: 'Mute alerts here for a while' },
	permission: 'admin',
	options: {
		for: {
			kind: 'choice',
			required: true,
			description: { ar: 'كم مدة الكتم', en: 'For how long' },
			choices: [
				{ value: 'hour', name: { ar: 'ساعة', en: 'an hour' } },
				{ value: 'day', name: { ar: 'يوم', en: 'a day' } },
				{ value: 'week', name: { ar: 'أسبوع', en: 'a week' } },
				{ value: 'off', name: { ar: 'أعد التنبيهات', en: 'alerts back on' } },
			],
		},
	},
	run: (options, context) => muteHere(options['for']!, context),
};

/** Mutes the whole place; "off" brings alerts back. */
export async function muteHere(span: string, context: Context): Promise<Reply> {
	const spanMs = SPANS[span];
	const until = spanMs === undefined ? undefined : new Date(context.now + spanMs).toISOString();
	await context.changeSettings((old) => ({ ...old, mutedUntil: until }));
	if (!until) return say(context, 'mute-off');
	return say(context, 'mute-done-until', { until: dateTime(context.tongue, until, context.channel.timeZone) });
}

/** What the alert's button offers. */
export function muteMenu(alertId: string, context: Context): Reply {
	const buttons: Button[] = [
		{ label: context.say('mute-hour'), action: `mute-hour:${alertId}` },
		{ label: context.say('mute-day'), action: `mute-day:${alertId}` },
		{ label: context.say('mute-story'), action: `mute-story:${alertId}` },
		{ label: context.say('mute-topic'), action: `mute-topic:${alertId}` },
	];
	return say(context, 'mute-which', {}, { buttons: rows(buttons) });
}

export async function muteStory(alertId: string, context: Context): Promise<Reply> {
	const alert = await context.alert(alertId);
	if (!alert?.storyId) return say(context, 'error-old-button');
	await context.muteStory(alert.storyId, new Date(context.now + SPANS['week']!).toISOString());
	return say(context, 'mute-story-done');
}

export async function muteTopic(alertId: string, context: Context): Promise<Reply> {
	const alert = await context.alert(alertId);
	const topic = alert?.topicIds[0] === undefined ? undefined : context.findTopic(alert.topicIds[0]);
	if (!topic) return say(context, 'error-old-button');
	const until = new Date(context.now + SPANS['day']!).toISOString();
	await context.muteTopic(topic.id, until);
	return say(context, 'mute-topic-done', {
		topic: context.topicName(topic),
		until: dateTime(context.tongue, until, context.channel.timeZone),
	});
}
