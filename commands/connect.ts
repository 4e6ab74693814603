/** /connect: a Telegram channel follows a topic, chosen in the platform's own list of the person's channels. */
import type { RasidCommand } from './context.ts';
import { message, say, topicButtons } from './reply.ts';

export const connect: RasidCommand = {
	name: 'connect',
	aliases: ['اربط'],
	description: { ar: 'اربط قناتك على تيليجرام بموضوع', en: 'Connect your Telegram channel to a topic' },
	permission: 'everyone',
	options: {
		topic: { kind: 'text', autocomplete: true, description: { ar: 'الموضوع', en: 'The topic' } },
	},
	async run(options, context) {
		const { place } = context;
		if (place.platform !== 'telegram' || place.kind !== 'private') return say(context, 'connect-where');
		const text = options['topic']?.trim();
		if (!text)
			return say(context, 'connect-which', {}, { buttons: topicButtons(context, context.topics(), 'connect-topic') });
		const topic = context.findTopic(text);
		// A channel has topics of its own: what is this person's alone is no topic there.
		if (topic?.scope !== 'global') return say(context, 'connect-unknown', { topic: text });
		return {
			...message(context, { paragraphs: [context.say('connect-pick', { topic: context.topicName(topic) })] }),
			pick: { label: context.say('connect-button'), command: 'follow', options: { topic: topic.id } },
		};
	},
	complete: async (_option, typed, context) =>
		context
			.nearTopics(typed, 25)
			.filter((topic) => topic.scope === 'global')
			.map((topic) => ({ name: context.topicName(topic), value: topic.id })),
};
