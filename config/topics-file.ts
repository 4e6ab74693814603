/** Reads the topics an editor wrote, as YAML or JSON: Topics, or every mistake with file, line, field and remedy. */
import * as v from 'valibot';
import type { Topic } from '../src/domain/topic.ts';
import type { Problem } from './problem.ts';
import { checkYaml } from './yaml-file.ts';

export type TopicsResult =
	| { readonly kind: 'ok'; readonly topics: readonly Topic[] }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** What the matcher finds wrong with a topic: `topicFaults` of src/topics/limits.ts; passed in, for config knows no rooms. */
export type TopicCheck = (topic: Topic) => readonly {
	/** "keywords[2]": counts from 1. */
	readonly field: string;
	readonly at?: number;
	readonly message: { readonly en: string };
}[];

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'empty | Write a word or phrase'));
const KeywordObject = v.strictObject({
	text: Text,
	weight: v.optional(v.number()),
	exact: v.optional(v.boolean()),
	field: v.optional(v.picklist(['title', 'lead', 'body'])),
	transliterate: v.optional(v.boolean()),
});
const Plain = v.pipe(
	Text,
	v.transform((text) => ({ text })),
);
/** A keyword is a text, or an object when there is more to say of it. */
const KeywordEntry = v.lazy((input) => (typeof input === 'string' ? Plain : KeywordObject));

const TopicEntry = v.strictObject({
	id: v.pipe(
		v.string(),
		v.regex(/^[A-Za-z0-9_.-]{1,80}$/, 'no id | Write Latin letters, digits, "-", "_" or ".", at most 80'),
	),
	names: v.optional(v.strictObject({ ar: Text, en: v.optional(Text), fr: v.optional(Text) })),
	keywords: v.optional(v.array(KeywordEntry)),
	groups: v.optional(v.array(v.pipe(v.array(KeywordEntry), v.minLength(1, 'empty | Give the group a keyword')))),
	exclude: v.optional(v.array(KeywordEntry)),
	near: v.optional(
		v.array(
			v.strictObject({
				terms: v.array(Text),
				within: v.number(),
				ordered: v.optional(v.boolean()),
				weight: v.optional(v.number()),
			}),
		),
	),
	query: v.optional(Text),
	threshold: v.optional(v.pipe(v.number(), v.gtValue(0, 'not above 0 | Write a number such as 1'))),
	urgent: v.optional(v.boolean()),
	samples: v.optional(v.strictObject({ match: v.optional(v.array(Text), []), ignore: v.optional(v.array(Text), []) })),
});
const TopicList = v.pipe(v.array(TopicEntry), v.minLength(1, 'empty | List at least one topic'));
/** `topics: […]`, or the bare list. */
const TopicsFile = v.lazy((input) => (Array.isArray(input) ? TopicList : v.strictObject({ topics: TopicList })));

/** `text` is the file's content; `check` adds what only the matcher can see, such as a query's grammar. */
export function readTopics(file: string, text: string, check: TopicCheck = () => []): TopicsResult {
	const checked = checkYaml(file, text, TopicsFile);
	if (checked.kind === 'problems') return checked;
	const isBare = Array.isArray(checked.value);
	const entries = 'topics' in checked.value ? checked.value.topics : checked.value;
	const topics = entries.map(topicOf);
	const problems: Problem[] = [];
	const firstAt = new Map<string, number>();
	for (const [at, topic] of topics.entries()) {
		const root = isBare ? [at] : ['topics', at];
		const place = (field: string): Pick<Problem, 'line' | 'field'> => {
			const line = checked.lineOf([...root, ...pathOf(field)]);
			return { field: `${isBare ? '' : 'topics'}[${at + 1}].${field}`, ...(line !== undefined && { line }) };
		};
		const known = firstAt.get(topic.id);
		if (known === undefined) firstAt.set(topic.id, at);
		else {
			const message = `"${topic.id}" is also the id of topic ${known + 1}`;
			problems.push({ file, ...place('id'), message, remedy: 'Give each topic an id of its own' });
		}
		for (const fault of check(topic)) problems.push({ file, ...place(fault.field), ...wordsOf(fault) });
	}
	return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', topics };
}

function wordsOf({ at, message }: ReturnType<TopicCheck>[number]): Pick<Problem, 'message' | 'remedy'> {
	const [problem = '', ...rest] = message.en.split(/(?<=[.:]) /);
	const where = at === undefined ? '' : ` (at character ${at + 1})`;
	return { message: problem.replace(/[.:]$/, '') + where, remedy: rest.join(' ') || 'Change it or take it out' };
}

/** "keywords[2].text" as a path of the document: names, and places counted from 0. */
function pathOf(field: string): (string | number)[] {
	return [...field.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) - 1 : step));
}

function topicOf({ names, keywords = [], ...entry }: v.InferOutput<typeof TopicEntry>): Topic {
	return { scope: 'global', revision: 1, names: names ?? { ar: keywords[0]?.text ?? entry.id }, keywords, ...entry };
}
