/** /test: what a change would do to the stored articles, with samples, before it is saved by a button. */
import { number } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import type { Plan, Sample, Trial } from './desk.ts';
import { namedTopic, newName, TOPIC_OPTION } from './named-topic.ts';
import { message, say, sayOutcome } from './reply.ts';
import { everyones, savedReply } from './topic.ts';
import { topicSuggestions, unknownTopic } from './topic-choice.ts';
import { readEdit, WORD_EDITS } from './topic-edit.ts';

const SAMPLES_SHOWN = 4;

export const test: RasidCommand = {
	name: 'test',
	aliases: ['جرّب', 'تجربة'],
	description: { ar: 'جرّب تعديلًا على الأرشيف قبل حفظه', en: 'Try a change over the archive before saving it' },
	permission: 'admin',
	grave: true,
	options: {
		action: {
			kind: 'choice',
			required: true,
			description: { ar: 'ما الذي تجرّبه', en: 'What to try' },
			choices: [
				...WORD_EDITS,
				{ value: 'words', name: { ar: 'كلمات جديدة', en: 'new words' } },
				{ value: 'threshold', name: { ar: 'حد آخر', en: 'threshold' } },
				{ value: 'create', name: { ar: 'موضوع جديد', en: 'new topic' } },
			],
		},
		topic: TOPIC_OPTION,
		text: { kind: 'text', description: { ar: 'الكلمة أو العبارة', en: 'The word or phrase' } },
	},
	async run(options, context) {
		const action = options['action']!;
		if (action === 'create') {
			const { name, rest } = newName(options);
			if (name === '') return say(context, 'topic-create-how');
			return tried({ kind: 'create', name, edit: readEdit('words', rest) }, context);
		}
		const { topic, rest } = namedTopic(options, context);
		if (!topic) return rest === '' ? say(context, 'test-how') : unknownTopic(context, rest, 'topic-show');
		if (topic.scope !== context.channel.scope) return everyones(topic, context);
		const edit = readEdit(action, rest);
		if (!edit) return say(context, 'test-how');
		return tried({ kind: 'edit', topic, edit }, context);
	},
	complete: async (_option, typed, context) => topicSuggestions(typed, context),
};

export const TEST_PRESSES: readonly PressHandler[] = [
	{
		verb: 'draft-save',
		permission: 'admin',
		grave: true,
		run: async (draftId, context) =>
			sayOutcome(context, await context.topicDesk.saveDraft(draftId), (topic) => savedReply(topic, context)),
	},
	{
		verb: 'draft-drop',
		permission: 'admin',
		async run(draftId, context) {
			await context.topicDesk.dropDraft(draftId);
			return { ...say(context, 'draft-dropped'), replace: true };
		},
	},
];

/** Tries a plan, and offers to save it. */
export async function tried(plan: Plan, context: Context): Promise<Reply> {
	return sayOutcome(context, await context.topicDesk.tryOut(plan), (trial) => report(trial, context));
}

function report(trial: Trial, context: Context): Reply {
	const { topic, articles, days, before, after, added, lost } = trial;
	const count = (value: number) => context.say('articles', { count: value });
	const paragraphs = [
		context.say('test-sum', {
			articles: count(articles),
			days: context.say('days', { count: days }),
			before: count(before),
			after: count(after),
		}),
		context.say('test-rate', { rate: number(context.tongue, Math.round((after / Math.max(1, days)) * 10) / 10) }),
		...samples('test-added', added, context),
		...samples('test-lost', lost, context),
	];
	if (added.count + lost.count === 0) paragraphs.push(context.say('test-same'));
	return message(context, {
		title: context.say('test-title', { topic: context.topicName(topic) }),
		paragraphs,
		buttons: [
			[
				{ label: context.say('button-save'), action: `draft-save:${trial.draftId}`, style: 'primary' },
				{ label: context.say('button-drop'), action: `draft-drop:${trial.draftId}` },
			],
		],
	});
}

function samples(
	key: string,
	{ count, samples: found }: { readonly count: number; readonly samples: readonly Sample[] },
	context: Context,
): readonly string[] {
	if (count === 0) return [];
	const lines = found.slice(0, SAMPLES_SHOWN).map(({ title, quotes }) => {
		const words = quotes.map((quote) => `«${quote}»`).join(context.say('list-comma'));
		return context.say('test-sample', { title, words });
	});
	return [[context.say(key, { articles: context.say('articles', { count }) }), ...lines].join('\n')];
}
