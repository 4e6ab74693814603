/** Which topic? Asked with pages of buttons by every command that is given without one. */
import type { Topic } from '../src/domain/topic.ts';
import type { Reply, Suggestion } from './command.ts';
import type { Context, PressHandler } from './context.ts';
import { message, paged, rows, say } from './reply.ts';

const TOPICS_PER_PAGE = 8;
const SUGGESTED = 25;

type Choice = {
	/** What is asked, as a key of the languages' messages. */
	readonly question: string;
	/** What pressing a topic's button does. */
	readonly verb: string;
	readonly topics: (context: Context) => readonly Topic[];
	/** What is said when there are none. */
	readonly none: string;
};

const all = (context: Context) => context.topics();
const own = (context: Context) => context.topicDesk.own();
const ready = (context: Context) => all(context).filter((topic) => topic.scope === 'global');
const followed = (context: Context) => context.followed().flatMap((item) => context.findTopic(item.topicId) ?? []);

const CHOICES = {
	follow: { question: 'follow-which', verb: 'follow-topic', topics: all, none: 'topic-none-own' },
	unfollow: { question: 'unfollow-which', verb: 'unfollow-topic', topics: followed, none: 'unfollow-none' },
	latest: { question: 'latest-which', verb: 'latest-topic', topics: all, none: 'topic-none-own' },
	connect: { question: 'connect-which', verb: 'connect-topic', topics: ready, none: 'topic-none-own' },
	show: { question: 'topic-which', verb: 'topic-show', topics: all, none: 'topic-none-own' },
	copy: { question: 'topic-which', verb: 'topic-copy', topics: all, none: 'topic-none-own' },
	export: { question: 'topic-which', verb: 'topic-export', topics: all, none: 'topic-none-own' },
	change: { question: 'topic-which', verb: 'topic-show', topics: own, none: 'topic-none-own' },
	delete: { question: 'topic-which', verb: 'topic-delete', topics: own, none: 'topic-none-own' },
} satisfies Readonly<Record<string, Choice>>;

export type ChoicePurpose = keyof typeof CHOICES;

export function topicChoice(purpose: ChoicePurpose, context: Context, page = 1): Reply {
	const { question, verb, topics, none } = CHOICES[purpose];
	const offered = topics(context);
	if (offered.length === 0) return say(context, none);
	const { shown, turning, footer } = paged(context, offered, page, TOPICS_PER_PAGE, `topic-choice:${purpose}`);
	const choices = shown.map((topic) => ({ label: context.topicName(topic), action: `${verb}:${topic.id}` }));
	return message(context, {
		paragraphs: [context.say(question)],
		footer,
		buttons: [...rows(choices), ...turning],
	});
}

/** A topic that nobody finds under this name, with those whose names are near: `verb` is what their buttons do. */
export function unknownTopic(context: Context, name: string, verb: string): Reply {
	const near = nearBeginning(name, context);
	const said = context.say('topic-unknown', { name });
	if (near.length === 0) return message(context, { paragraphs: [said] });
	const buttons = near.map((topic) => ({ label: context.topicName(topic), action: `${verb}:${topic.id}` }));
	return message(context, { paragraphs: [said, context.say('topic-near-names')], buttons: rows(buttons) });
}

/** What was typed may go on after the name: its longest beginning that is near to a topic's name. */
function nearBeginning(typed: string, context: Context): readonly Topic[] {
	const words = typed.split(' ');
	for (let count = words.length; count > 0; count -= 1) {
		const near = context.nearTopics(words.slice(0, count).join(' '), 4);
		if (near.length > 0) return near;
	}
	return [];
}

/** What Discord offers while a topic's name is typed: at most 25, the nearest first. */
export function topicSuggestions(
	typed: string,
	context: Context,
	isOffered: (topic: Topic) => boolean = () => true,
): readonly Suggestion[] {
	const near = context.nearTopics(typed, Number.POSITIVE_INFINITY).filter(isOffered);
	return near.slice(0, SUGGESTED).map((topic) => ({ name: context.topicName(topic), value: topic.id }));
}

export const TOPIC_CHOICE_PRESSES: readonly PressHandler[] = [
	{
		verb: 'topic-choice',
		permission: 'everyone',
		async run(argument, context) {
			const [purpose = '', page] = argument.split(':');
			if (!Object.hasOwn(CHOICES, purpose)) return say(context, 'error-old-button');
			return { ...topicChoice(purpose as ChoicePurpose, context, Number(page)), replace: true };
		},
	},
];
