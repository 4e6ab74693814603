/** /latest: the newest stories of a topic. */
import type { RasidCommand } from './context.ts';
import { say, topicButtons } from './reply.ts';
import { storyList } from './stories.ts';

export const latest: RasidCommand = {
	name: 'latest',
	aliases: ['آخر', 'الجديد'],
	description: { ar: 'آخر أخبار موضوع', en: 'The newest stories of a topic' },
	permission: 'everyone',
	options: { topic: { kind: 'text', autocomplete: true, description: { ar: 'الموضوع', en: 'The topic' } } },
	async run(options, context) {
		const text = options['topic']?.trim();
		const topic = text ? context.findTopic(text) : undefined;
		if (!topic)
			return say(context, 'latest-which', {}, { buttons: topicButtons(context, context.topics(), 'latest-topic') });
		const stories = await context.latest(topic.id, 5);
		const name = context.topicName(topic);
		if (stories.length === 0) return say(context, 'latest-none', { topic: name });
		return storyList(context, context.say('latest-title', { topic: name }), stories);
	},
	async complete(_option, typed, context) {
		return context.nearTopics(typed, 25).map((topic) => ({ name: context.topicName(topic), value: topic.id }));
	},
};
