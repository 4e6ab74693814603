/** /keyword: one word of a topic at a time, and how each of them does. */
import type { Topic } from '../src/domain/topic.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { namedTopic, TOPIC_OPTION } from './named-topic.ts';
import { message, paged, rows, say } from './reply.ts';
import { everyones, saved } from './topic.ts';
import { topicSuggestions, unknownTopic } from './topic-choice.ts';
import { readEdit, WORD_EDITS } from './topic-edit.ts';
import { tried } from './try-out.ts';

const STATS_PER_PAGE = 15;

export const keyword: RasidCommand = {
	name: 'keyword',
	aliases: ['كلمة'],
	description: { ar: 'كلمات موضوع: أضف واحذف واستبعد وزِن', en: 'Words of a topic: add, remove, exclude, weigh' },
	permission: 'admin',
	grave: true,
	options: {
		action: {
			kind: 'choice',
			required: true,
			description: { ar: 'ماذا تريد أن تفعل', en: 'What to do' },
			choices: [
				...WORD_EDITS,
				{ value: 'stats', name: { ar: 'الحصيلة', en: 'stats' } },
				{ value: 'suggest', name: { ar: 'اقترح', en: 'suggest' } },
			],
		},
		topic: TOPIC_OPTION,
		text: { kind: 'text', description: { ar: 'الكلمة أو العبارة', en: 'The word or phrase' } },
	},
	async run(options, context) {
		const action = options['action']!;
		const { topic, rest } = namedTopic(options, context);
		if (!topic) return rest === '' ? say(context, 'keyword-how') : unknownTopic(context, rest, 'topic-show');
		if (action === 'stats') return stats(topic, context);
		if (action === 'suggest') return suggest(topic, context);
		if (topic.scope !== context.channel.scope) return everyones(topic, context);
		const edit = readEdit(action, rest);
		if (!edit) return say(context, `keyword-${action}-how`, { topic: context.topicName(topic) });
		return saved({ kind: 'edit', topic, edit }, context);
	},
	complete: async (_option, typed, context) => topicSuggestions(typed, context),
};

export const KEYWORD_PRESSES: readonly PressHandler[] = [
	{
		verb: 'keyword-stats',
		permission: 'admin',
		async run(argument, context) {
			const [topicId = '', page] = argument.split(':');
			const topic = context.findTopic(topicId);
			if (!topic) return say(context, 'error-old-button');
			const reply = await stats(topic, context, Number(page ?? 1));
			return page === undefined ? reply : { ...reply, replace: true };
		},
	},
	{ verb: 'try-out', permission: 'admin', run: (argument, context) => tryTerm(argument, context) },
];

async function stats(topic: Topic, context: Context, page = 1): Promise<Reply> {
	const { keywords, exclusions } = await context.topicDesk.stats(topic);
	if (keywords.length === 0) return say(context, 'stats-none', { topic: context.topicName(topic) });
	const verb = `keyword-stats:${topic.id}`;
	const { shown, turning, footer } = paged(context, keywords, page, STATS_PER_PAGE, verb);
	const lines = shown.map(({ text, found, noise }) => {
		const line = context.say('stats-line', { keyword: text, articles: context.say('articles', { count: found }) });
		return noise > 0 ? line + context.say('stats-noise', { count: noise }) : line;
	});
	const proposal = exclusions.length > 0 && context.say('stats-exclude', { words: listed(exclusions, context) });
	return message(context, {
		title: context.say('stats-title', { topic: context.topicName(topic) }),
		paragraphs: [lines.join('\n'), ...(proposal ? [proposal] : [])],
		footer,
		buttons: [...termButtons(topic, 'exclude', exclusions, context), ...turning],
	});
}

async function suggest(topic: Topic, context: Context): Promise<Reply> {
	const { terms, spellings } = await context.topicDesk.suggest(topic);
	if (terms.length + spellings.length === 0) return say(context, 'suggest-none', { topic: context.topicName(topic) });
	const paragraphs = [
		...(spellings.length > 0 ? [context.say('suggest-spellings', { words: listed(spellings, context) })] : []),
		...(terms.length > 0 ? [context.say('suggest-terms', { words: listed(terms, context) })] : []),
	];
	return message(context, {
		title: context.say('suggest-title', { topic: context.topicName(topic) }),
		paragraphs,
		buttons: termButtons(topic, 'add', [...spellings, ...terms], context),
	});
}

/** Each button tries its word over the archive. Only a topic of this place can be changed, and an action holds 64 bytes. */
function termButtons(topic: Topic, action: 'add' | 'exclude', terms: readonly string[], context: Context) {
	if (topic.scope !== context.channel.scope) return [];
	const buttons = terms
		.map((term) => ({
			label: context.say(`button-try-${action}`, { word: term }),
			action: `try-out:${action}.${topic.id}.${term}`,
		}))
		.filter((button) => new TextEncoder().encode(button.action).length <= 64);
	return rows(buttons.slice(0, 6));
}

function tryTerm(argument: string, context: Context): Promise<Reply> {
	const [action = '', topicId = '', ...term] = argument.split('.');
	const topic = context.findTopic(topicId);
	const edit = action === 'add' || action === 'exclude' ? readEdit(action, term.join('.')) : undefined;
	if (!topic || !edit || topic.scope !== context.channel.scope)
		return Promise.resolve(say(context, 'error-old-button'));
	return tried({ kind: 'edit', topic, edit }, context);
}

function listed(words: readonly string[], context: Context): string {
	return words.map((word) => `«${word}»`).join(context.say('list-comma'));
}
