/** /follow: a topic by name, or any phrase, which makes a topic of this place's own. */
import type { RasidCommand } from './context.ts';
import { message, say, topicButtons } from './reply.ts';

export const follow: RasidCommand = {
	name: 'follow',
	aliases: ['تابع', 'متابعة'],
	description: {
		ar: 'تابع موضوعًا أو أي عبارة، ويصلك تنبيه واحد عن كل خبر',
		en: 'Follow a topic or any phrase: one alert for each story',
	},
	permission: 'admin',
	options: {
		topic: {
			kind: 'text',
			autocomplete: true,
			description: {
				ar: 'موضوع جاهز، أو كلمة أو عبارة من عندك',
				en: 'A ready-made topic, or a word or phrase of your own',
			},
		},
	},
	async run(options, context) {
		const lacking = context.place.lacks ?? [];
		if (lacking.length > 0) {
			// What would be refused later is said now, while somebody who can mend it reads.
			const rights = lacking.map((right) => context.say(`right-${right}`)).join(context.say('list-comma'));
			return say(context, 'follow-lacks', { rights });
		}
		const text = options['topic']?.trim();
		if (!text)
			return say(context, 'follow-which', {}, { buttons: topicButtons(context, context.topics(), 'follow-topic') });
		const known = context.findTopic(text);
		const topic = known ?? (await context.personalTopic(text));
		if ('problem' in topic) return message(context, { paragraphs: [topic.problem] });
		const name = context.topicName(topic);
		if (!(await context.follow(topic.id))) return say(context, 'follow-already', { topic: name });
		return say(context, known ? 'follow-done' : 'follow-personal', { topic: name });
	},
	async complete(_option, typed, context) {
		return context.nearTopics(typed, 25).map((topic) => ({ name: context.topicName(topic), value: topic.id }));
	},
};
