/** /follow: a topic by name, or any phrase, which makes a topic of this place's own. */
import type { Reply } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import { message, rows, say } from './reply.ts';
import { topicChoice, topicSuggestions } from './topic-choice.ts';

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
		if (!text) return topicChoice('follow', context);
		const known = context.findTopic(text);
		if (!known) return followPhrase(text, context);
		const words = { topic: context.topicName(known) };
		return say(context, (await context.follow(known.id)) ? 'follow-done' : 'follow-already', words);
	},
	complete: async (_option, typed, context) => topicSuggestions(typed, context),
};

/** Makes a topic of the phrase, with the way back; and asks whether one of a name like it was meant. */
async function followPhrase(phrase: string, context: Context): Promise<Reply> {
	const near = context.nearTopics(phrase, 2);
	const topic = await context.personalTopic(phrase);
	if ('problem' in topic) return message(context, { paragraphs: [topic.problem] });
	await context.follow(topic.id);
	const names = near.map((one) => ({ label: context.topicName(one), action: `follow-topic:${one.id}` }));
	const paragraphs = [context.say('follow-personal', { topic: context.topicName(topic) })];
	if (near.length > 0) paragraphs.push(context.say('follow-near'));
	const undo = { label: context.say('button-undo'), action: `undo:${topic.id}` };
	return message(context, { paragraphs, buttons: rows([undo, ...names]) });
}
