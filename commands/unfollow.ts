/** /unfollow: stops following a topic here. */
import type { RasidCommand } from './context.ts';
import { message, rows, say } from './reply.ts';
import { topicChoice, topicSuggestions } from './topic-choice.ts';

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
		if (!text) return topicChoice('unfollow', context);
		const topic = context.findTopic(text);
		if (!topic || !(await context.unfollow(topic.id))) {
			const near = context.nearTopics(text, Number.POSITIVE_INFINITY).filter((one) => followed.includes(one));
			const buttons = near
				.slice(0, 4)
				.map((one) => ({ label: context.topicName(one), action: `unfollow-topic:${one.id}` }));
			const said = context.say('unfollow-not', { topic: topic ? context.topicName(topic) : text });
			return message(context, { paragraphs: [said], buttons: rows(buttons) });
		}
		return say(context, 'unfollow-done', { topic: context.topicName(topic) });
	},
	async complete(_option, typed, context) {
		const followed = new Set(context.followed().map((item) => item.topicId));
		return topicSuggestions(typed, context, (topic) => followed.has(topic.id));
	},
};
