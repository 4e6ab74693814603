/** A topic in people's words: what it listens for, what it must not hold, and when that is enough. Pure. */
import type { Keyword, Topic } from '../src/domain/topic.ts';
import { number } from '../src/i18n/dates.ts';
import type { Context } from './context.ts';
import type { Change } from './desk.ts';

/** A list that is longer is counted, not shown. */
const SHOWN = 30;

export function describeTopic(topic: Topic, context: Context): string {
	const lines: string[] = [];
	if (topic.keywords.length > 0) lines.push(context.say('topic-words', { words: list(topic.keywords, context) }));
	if (topic.query !== undefined) lines.push(context.say('topic-query', { query: topic.query }));
	for (const group of topic.groups ?? []) lines.push(context.say('topic-group', { words: list(group, context) }));
	for (const near of topic.near ?? []) {
		const terms = near.terms.join(context.say('list-comma'));
		lines.push(context.say('topic-near', { terms, words: context.say('words', { count: near.within }) }));
	}
	if (topic.exclude?.length) lines.push(context.say('topic-exclude', { words: list(topic.exclude, context) }));
	if ((topic.threshold ?? 1) !== 1)
		lines.push(context.say('topic-threshold', { threshold: number(context.tongue, topic.threshold!) }));
	if (topic.urgent) lines.push(context.say('topic-is-urgent'));
	return lines.join('\n');
}

/** The name a changed thing has, or had. */
export function nameOfChange(change: Change, context: Context): string {
	if (change.what === 'feed') return (change.after ?? change.before)!.title;
	return context.topicName((change.after ?? change.before)!);
}

function list(keywords: readonly Keyword[], context: Context): string {
	const shown = keywords.slice(0, SHOWN).map((keyword) => wordOf(keyword, context));
	const more = keywords.length - shown.length;
	if (more > 0) shown.push(context.say('list-more', { count: more }));
	return shown.join(context.say('list-comma'));
}

function wordOf({ text, weight, exact, field }: Keyword, context: Context): string {
	const notes = [
		...(exact ? [context.say('keyword-exact')] : []),
		...(field ? [context.say(`keyword-field-${field}`)] : []),
		...(weight === undefined ? [] : [context.say('keyword-weight', { weight: number(context.tongue, weight) })]),
	];
	return notes.length > 0 ? `${text} (${notes.join(context.say('list-comma'))})` : text;
}
