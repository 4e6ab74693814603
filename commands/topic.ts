/** /topic: the topics of this place: made, shown, changed, copied, taken out and in, and every change taken back. */
import type { Topic } from '../src/domain/topic.ts';
import { dateTime } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { describeTopic, nameOfChange } from './describe-topic.ts';
import type { Change, Plan } from './desk.ts';
import { namedTopic, newName, TOPIC_OPTION } from './named-topic.ts';
import { message, paged, rows, say, sayOutcome } from './reply.ts';
import { type ChoicePurpose, topicChoice, topicSuggestions, unknownTopic } from './topic-choice.ts';
import { readEdit } from './topic-edit.ts';

const CHANGES_PER_PAGE = 8;
/** What is said when a text does not fit its action; the examples are in the message. */
const EDITS: Readonly<Record<string, string>> = {
	edit: 'words',
	rename: 'rename',
	threshold: 'threshold',
	urgent: 'urgent',
};

export const topic: RasidCommand = {
	name: 'topic',
	aliases: ['موضوع'],
	description: { ar: 'أنشئ موضوعات هذا المكان وعدّلها', en: 'Make and change the topics of this place' },
	permission: 'admin',
	grave: true,
	options: {
		action: {
			kind: 'choice',
			required: true,
			description: { ar: 'ماذا تريد أن تفعل', en: 'What to do' },
			choices: [
				{ value: 'show', name: { ar: 'اعرض', en: 'show' } },
				{ value: 'create', name: { ar: 'أنشئ', en: 'create' } },
				{ value: 'edit', name: { ar: 'عدّل الكلمات', en: 'edit words' } },
				{ value: 'rename', name: { ar: 'غيّر الاسم', en: 'rename' } },
				{ value: 'threshold', name: { ar: 'غيّر الحد', en: 'threshold' } },
				{ value: 'urgent', name: { ar: 'عاجل', en: 'urgent' } },
				{ value: 'copy', name: { ar: 'انسخ', en: 'copy' } },
				{ value: 'delete', name: { ar: 'احذف', en: 'delete' } },
				{ value: 'history', name: { ar: 'السجل', en: 'history' } },
				{ value: 'undo', name: { ar: 'تراجع', en: 'undo' } },
				{ value: 'export', name: { ar: 'صدّر', en: 'export' } },
				{ value: 'import', name: { ar: 'استورد', en: 'import' } },
			],
		},
		topic: TOPIC_OPTION,
		text: {
			kind: 'text',
			description: {
				ar: 'الكلمات بفواصل بينها، أو عبارة بحث، أو الاسم الجديد',
				en: 'Words with commas, a query, or the new name',
			},
		},
	},
	async run(options, context) {
		const action = options['action']!;
		const { topicDesk } = context;
		if (action === 'create') return create(options, context);
		if (action === 'import') return importPack(options, context);
		if (action === 'history') return historyPage(context, 1);
		if (action === 'undo') return undo([options['topic'], options['text']].filter(Boolean).join(' '), context);
		const { topic: chosen, rest } = namedTopic(options, context);
		if (action === 'export' && !chosen && rest === '') return exported(topicDesk.own(), context);
		if (!chosen)
			return rest === '' ? topicChoice(choiceFor(action), context) : unknownTopic(context, rest, 'topic-show');
		if (action === 'show') return show(chosen, context);
		if (action === 'export') return exported([chosen], context);
		if (action === 'copy') return copy(chosen, context);
		if (chosen.scope !== context.channel.scope) return everyones(chosen, context);
		if (action === 'delete') return confirmDelete(chosen, context);
		const edit = readEdit(EDITS[action]!, rest);
		if (!edit) return say(context, `topic-${action}-how`, { topic: context.topicName(chosen) });
		return saved({ kind: 'edit', topic: chosen, edit }, context);
	},
	complete: async (_option, typed, context) => topicSuggestions(typed, context),
};

export const TOPIC_PRESSES: readonly PressHandler[] = [
	{ verb: 'topic-show', permission: 'admin', run: (id, context) => withTopic(id, context, show) },
	{ verb: 'topic-copy', permission: 'admin', grave: true, run: (id, context) => withTopic(id, context, copy) },
	{ verb: 'topic-export', permission: 'admin', run: (id, context) => withTopic(id, context, exportOne) },
	{ verb: 'topic-delete', permission: 'admin', run: (id, context) => withTopic(id, context, confirmDelete) },
	{ verb: 'topic-gone', permission: 'admin', grave: true, run: (id, context) => withTopic(id, context, remove) },
	{ verb: 'undo', permission: 'admin', grave: true, run: (id, context) => undo(id, context) },
	{
		verb: 'history-page',
		permission: 'admin',
		run: async (page, context) => ({ ...(await historyPage(context, Number(page))), replace: true }),
	},
];

/** Saves a plan and shows what came of it, with the way back. */
export async function saved(plan: Plan, context: Context): Promise<Reply> {
	return sayOutcome(context, await context.topicDesk.save(plan), (topic) => savedReply(topic, context));
}

export function savedReply(topic: Topic, context: Context): Reply {
	const shown = describeTopic(topic, context);
	return message(context, {
		title: context.say('topic-saved', { topic: context.topicName(topic) }),
		paragraphs: [shown],
		buttons: [
			[
				{ label: context.say('button-undo'), action: `undo:${topic.id}` },
				{ label: context.say('button-follow-here'), action: `follow-topic:${topic.id}` },
			],
		],
	});
}

/** A ready-made topic belongs to everybody: here only a copy can be changed. */
export function everyones(topic: Topic, context: Context): Reply {
	const buttons = [[{ label: context.say('button-copy'), action: `topic-copy:${topic.id}` }]];
	return say(context, 'topic-everyones', { topic: context.topicName(topic) }, { buttons });
}

async function create(options: Readonly<Record<string, string>>, context: Context): Promise<Reply> {
	const { name, rest } = newName(options);
	if (name === '') return say(context, 'topic-create-how');
	return saved({ kind: 'create', name, edit: readEdit('words', rest) }, context);
}

async function show(topic: Topic, context: Context): Promise<Reply> {
	const own = topic.scope === context.channel.scope;
	return message(context, {
		title: context.topicName(topic),
		paragraphs: [describeTopic(topic, context)],
		footer: own ? undefined : context.say('topic-ready-made'),
		buttons: rows([
			{ label: context.say('button-follow-here'), action: `follow-topic:${topic.id}` },
			{ label: context.say('button-stats'), action: `keyword-stats:${topic.id}` },
			{ label: context.say('button-export'), action: `topic-export:${topic.id}` },
			own
				? { label: context.say('button-delete'), action: `topic-delete:${topic.id}`, style: 'danger' as const }
				: { label: context.say('button-copy'), action: `topic-copy:${topic.id}` },
		]),
	});
}

async function copy(topic: Topic, context: Context): Promise<Reply> {
	return sayOutcome(context, await context.topicDesk.copy(topic), (made) => savedReply(made, context));
}

async function confirmDelete(topic: Topic, context: Context): Promise<Reply> {
	if (topic.scope !== context.channel.scope) return everyones(topic, context);
	const yes = { label: context.say('button-delete'), action: `topic-gone:${topic.id}`, style: 'danger' as const };
	const no = { label: context.say('forget-no'), action: 'forget-no:' };
	return say(context, 'topic-delete-confirm', { topic: context.topicName(topic) }, { buttons: [[yes, no]] });
}

async function remove(topic: Topic, context: Context): Promise<Reply> {
	if (topic.scope !== context.channel.scope) return everyones(topic, context);
	await context.topicDesk.remove(topic);
	const buttons = [[{ label: context.say('button-undo'), action: `undo:${topic.id}` }]];
	return say(context, 'topic-deleted', { topic: context.topicName(topic) }, { buttons });
}

async function importPack(options: Readonly<Record<string, string>>, context: Context): Promise<Reply> {
	// On Telegram the first word is one option, and the rest of the lines the other.
	const first = options['topic'] ?? '';
	const source =
		first === 'topics:' ? `topics:\n  ${options['text'] ?? ''}` : [first, options['text'] ?? ''].join(' ').trim();
	if (source === '') return say(context, 'topic-import-how');
	return sayOutcome(context, await context.topicDesk.importPack(source), (topics) =>
		say(context, 'topic-imported', {
			topics: context.say('topics', { count: topics.length }),
			names: topics.map((one) => context.topicName(one)).join(context.say('list-comma')),
		}),
	);
}

function exported(topics: readonly Topic[], context: Context): Reply {
	if (topics.length === 0) return say(context, 'topic-none-own');
	const content = context.topicDesk.exportPack(topics);
	return { ...say(context, 'topic-exported'), file: { name: 'topics.yaml', content } };
}

async function exportOne(topic: Topic, context: Context): Promise<Reply> {
	return exported([topic], context);
}

async function undo(name: string, context: Context): Promise<Reply> {
	const change = await context.topicDesk.undo(name.trim() || undefined);
	if (!change) return say(context, 'undo-nothing');
	return sayOutcome(context, change, (done) =>
		say(context, done.after ? 'undo-restored' : 'undo-removed', { name: nameOfChange(done, context) }),
	);
}

async function historyPage(context: Context, page: number): Promise<Reply> {
	const changes = [...(await context.topicDesk.history())].reverse();
	if (changes.length === 0) return say(context, 'history-none');
	const { shown, turning, footer } = paged(context, changes, page, CHANGES_PER_PAGE, 'history-page');
	return message(context, {
		title: context.say('history-title'),
		paragraphs: [shown.map((change) => historyLine(change, context)).join('\n')],
		footer,
		buttons: turning,
	});
}

function historyLine(change: Change, context: Context): string {
	const kind = change.before === undefined ? 'added' : change.after === undefined ? 'removed' : 'changed';
	return context.say(`history-${kind}`, {
		name: nameOfChange(change, context),
		who: change.byName,
		when: dateTime(context.tongue, change.at, context.channel.timeZone),
	});
}

function choiceFor(action: string): ChoicePurpose {
	return action === 'show' || action === 'copy' || action === 'export' || action === 'delete' ? action : 'change';
}

function withTopic(
	id: string,
	context: Context,
	act: (topic: Topic, context: Context) => Promise<Reply>,
): Promise<Reply> {
	const found = context.findTopic(id);
	return found ? act(found, context) : Promise.resolve(say(context, 'error-old-button'));
}
