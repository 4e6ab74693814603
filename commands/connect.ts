/** /connect: Telegram channels from the private chat of who manages them: one more topic there, and their settings. */
import type { Reply } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import { goOnInPrivate, message, rows, say } from './reply.ts';
import { topicChoice, topicSuggestions } from './topic-choice.ts';

/** Of more channels than these the settings are reached by connecting a topic to them once more. */
const OWN_SHOWN = 8;

export const connect: RasidCommand = {
	name: 'connect',
	aliases: ['اربط'],
	description: {
		ar: 'اربط قناتك على تيليجرام بموضوع، واضبط إعداداتها',
		en: 'Connect your Telegram channel to a topic; its settings',
	},
	permission: 'everyone',
	options: {
		topic: {
			kind: 'text',
			autocomplete: true,
			description: { ar: 'الموضوع، أو أي عبارة', en: 'The topic, or any phrase' },
		},
	},
	async run(options, context) {
		const { actor, place } = context;
		if (place.platform !== 'telegram') return say(context, 'connect-where');
		if (place.kind !== 'private')
			return actor.isPlace ? say(context, 'connect-where') : goOnInPrivate(context, 'connect', options);
		const text = options['topic']?.trim();
		if (!text) return whichChannel(context);
		const topic = context.findTopic(text);
		const name = topic ? context.topicName(topic) : text;
		// A channel has topics of its own: what is this person's alone goes there as a phrase.
		const wanted = topic?.scope === 'global' ? topic.id : name;
		return {
			...say(context, 'connect-pick', { topic: name }),
			pick: { label: context.say('connect-button'), command: 'follow', options: { topic: wanted } },
		};
	},
	complete: async (_option, typed, context) => topicSuggestions(typed, context, (topic) => topic.scope === 'global'),
};

/** The channels that are connected already, each with its settings; and the topics to connect another one to. */
function whichChannel(context: Context): Reply {
	const reply = topicChoice('connect', context);
	const channels = context.ownChannels().map(({ address, title }) => ({
		label: context.say('button-channel-settings', { channel: title }),
		action: `at:${address}:open:settings`,
	}));
	if (channels.length === 0) return reply;
	const { paragraphs, buttons = [] } = reply.message;
	return message(context, {
		paragraphs: [context.say('connect-own'), ...paragraphs],
		buttons: [...rows(channels.slice(0, OWN_SHOWN)), ...buttons],
	});
}
