/** /latest: the newest stories of a topic. */
import type { Topic } from '../src/domain/topic.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { say } from './reply.ts';
import { STORIES_AT_MOST, storyList } from './stories.ts';
import { topicChoice, topicSuggestions, unknownTopic } from './topic-choice.ts';

export const latest: RasidCommand = {
	name: 'latest',
	aliases: ['آخر', 'الجديد'],
	description: { ar: 'آخر أخبار موضوع', en: 'The newest stories of a topic' },
	permission: 'everyone',
	options: { topic: { kind: 'text', autocomplete: true, description: { ar: 'الموضوع', en: 'The topic' } } },
	async run(options, context) {
		const text = options['topic']?.trim();
		if (!text) return topicChoice('latest', context);
		const topic = context.findTopic(text);
		return topic ? latestPage(topic, context, 1) : unknownTopic(context, text, 'latest-topic');
	},
	complete: async (_option, typed, context) => topicSuggestions(typed, context),
};

export const LATEST_PRESSES: readonly PressHandler[] = [
	{ verb: 'latest-topic', permission: 'everyone', run: (topicId, context) => latest.run({ topic: topicId }, context) },
	{
		verb: 'latest-page',
		permission: 'everyone',
		async run(argument, context) {
			const [topicId = '', page] = argument.split(':');
			const topic = context.findTopic(topicId);
			return topic
				? { ...(await latestPage(topic, context, Number(page))), replace: true }
				: say(context, 'error-old-button');
		},
	},
];

async function latestPage(topic: Topic, context: Context, page: number): Promise<Reply> {
	const stories = await context.latest(topic.id, STORIES_AT_MOST);
	const name = context.topicName(topic);
	if (stories.length === 0) return say(context, 'latest-none', { topic: name });
	return storyList(context, context.say('latest-title', { topic: name }), stories, page, `latest-page:${topic.id}`);
}
