/** /desk: the page on which topics and feeds of a place are tuned, opened from afar by a link that is good once. */
import type { Place } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import { goOnInPrivate, message, say } from './reply.ts';

export const desk: RasidCommand = {
	name: 'desk',
	aliases: ['المكتب', 'مكتب'],
	description: { ar: 'افتح مكتب هذا المكان في المتصفح', en: 'Open this place’s desk in the browser' },
	permission: 'admin',
	grave: true,
	options: {},
	async run(_options, context) {
		const { actor, links, place } = context;
		if (links.pageUrl === undefined) return say(context, 'desk-nowhere');
		if (actor.isPlace) return say(context, 'desk-nobody');
		// On Discord only the person sees the answer; in a group of Telegram everybody would.
		if (place.platform === 'telegram' && place.kind !== 'private') return goOnInPrivate(context, 'desk', {});
		return openDesk(place, context);
	},
};

/** The link to a place's page: to be shown to this person alone, who is asked for once more whether they may. */
export async function openDesk(place: Place, context: Context) {
	const url = await context.links.toPage(place);
	if (url === undefined) return say(context, 'desk-not-admin', { place: place.title });
	return message(context, {
		title: context.say('desk-title', { place: place.title }),
		paragraphs: [context.say('desk-link')],
		buttons: [[{ label: context.say('desk-open'), url }]],
	});
}
