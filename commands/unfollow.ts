/** /unfollow: stops following a topic here. */
import type { RasidCommand } from './context.ts';
import { say, topicButtons } from './reply.ts';

export const unfollow: RasidCommand = {
	name: 'unfollow',
	aliases: ['أوقف', 'إلغاء'],
	description: { ar: 'أوقف متابعة موضوع هنا', en: 'Stop following a topic here' },
	permission: 'admin',
	options: { topic: { kind: 'text', autocomplete: true, description: { ar: 'الموضوع', en: 'The topic' } } },
	async run(options, context) {
		const followed = context.followed().flatMap((item) => context.findTopic(item.topicId) ?? []);
		if (followed.length === 0) return say(context, 'unfollow-none');
		const text = options['topic']?.trim();
		if (!text)
			return say(context, 'unfollow-which', {}, { buttons: topicButtons(context, followed, 'unfollow-topic') });
		const topic = context.findTopic(text);
		if (!topic || !(await context.unfollow(topic.id)))
			return say(context, 'unfollow-not', { topic: topic ? context.topicName(topic) : text });
		return say(context, 'unfollow-done', { topic: context.topicName(topic) });
	},
	async complete(_option, typed, context) {
		const followed = new Set(context.followed().map((item) => item.topicId));
		const near = context.nearTopics(typed, 100).filter((topic) => followed.has(topic.id));
		return near.slice(0, 25).map((topic) => ({ name: context.topicName(topic), value: topic.id }));
	},
};
