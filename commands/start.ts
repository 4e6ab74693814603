/** /start: what Rasid is, and the first choice; with a link's code, what the link is for. */
import type { Reply } from './command.ts';
import { connect } from './connect.ts';
import type { Context, RasidCommand } from './context.ts';
import { openDesk } from './open-desk.ts';
import { message, say } from './reply.ts';
import { topicChoice } from './topic-choice.ts';

/** What our own links carry (32 letters of base64url); links of others to us may carry anything else. */
const TOKEN = /^[\w-]{32}$/;

export const start: RasidCommand = {
	name: 'start',
	aliases: ['ابدأ'],
	description: { ar: 'ابدأ هنا', en: 'Begin here' },
	permission: 'everyone',
	options: { payload: { kind: 'text', description: { ar: 'رمز من رابط', en: 'A code from a link' } } },
	async run({ payload }, context) {
		if (payload !== undefined && TOKEN.test(payload)) return followLink(payload, context);
		return message(context, {
			title: context.say('start-title'),
			paragraphs: [context.say('start-text'), context.say('start-next')],
			buttons: topicChoice('follow', context).message.buttons,
		});
	},
};

/** In a group a code does nothing, and is not used up. */
async function followLink(token: string, context: Context): Promise<Reply> {
	if (context.place.kind !== 'private') return say(context, 'link-private');
	const errand = await context.links.follow(token);
	if ('refused' in errand) return say(context, `link-${errand.refused}`);
	return errand.command === 'desk' ? openDesk(errand.place, context) : connect.run(errand.options, context);
}
