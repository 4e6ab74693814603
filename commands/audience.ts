/** /audience: which channels of this server follow what, and how it comes to them. */
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { message, paged, say } from './reply.ts';

const CHANNELS_PER_PAGE = 8;

export const audience: RasidCommand = {
	name: 'audience',
	aliases: ['الجمهور'],
	description: { ar: 'أي القنوات هنا تتابع أي موضوع', en: 'Which channels here follow what' },
	permission: 'admin',
	options: {},
	run: async (_options, context) => audiencePage(context, 1),
};

export const AUDIENCE_PRESSES: readonly PressHandler[] = [
	{
		verb: 'audience-page',
		permission: 'admin',
		run: async (page, context) => ({ ...audiencePage(context, Number(page)), replace: true }),
	},
];

function audiencePage(context: Context, page: number): Reply {
	const listeners = context.audience();
	if (listeners.length === 0) return say(context, 'audience-none');
	const { shown, turning, footer } = paged(context, listeners, page, CHANNELS_PER_PAGE, 'audience-page');
	const lines = shown.map(({ channel, topics, cadence }) => {
		const names = topics.map((topic) => context.topicName(topic)).join(context.say('list-comma'));
		const how = context.say(`audience-${cadence.kind}`);
		const line = context.say('audience-line', { channel: channel.title, topics: names, how });
		return channel.status === 'paused' ? `${line}\n${context.say('audience-paused')}` : line;
	});
	return message(context, {
		title: context.say('audience-title', { channels: context.say('channels', { count: listeners.length }) }),
		paragraphs: [lines.join('\n')],
		footer,
		buttons: turning,
	});
}
