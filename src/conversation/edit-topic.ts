/** A topic after an edit; or why the edit changes nothing, as a key of the languages' messages. Pure. */
import type { TopicEdit } from '../../commands/topic-edit.ts';
import type { Keyword, Topic } from '../domain/topic.ts';
import { foldText } from '../text/arabic.ts';

export type Edited = { readonly topic: Topic } | { readonly wrong: string };

/** `revision` grows by one. Whether the topic may be as it is then, the topics room says. */
export function editTopic(topic: Topic, edit: TopicEdit): Edited {
	const next = changed(topic, edit);
	if (typeof next === 'string') return { wrong: next };
	return { topic: { ...topic, ...next, revision: topic.revision + 1 } };
}

function changed(topic: Topic, edit: TopicEdit): Partial<Topic> | string {
	switch (edit.kind) {
		case 'words':
			return { keywords: edit.keywords, query: edit.query, groups: undefined, near: undefined };
		case 'add':
			if (has(topic.keywords, edit.keyword.text)) return 'edit-known';
			// What was excluded until now is wanted from now on.
			return { keywords: [...topic.keywords, edit.keyword], exclude: without(topic.exclude, edit.keyword.text) };
		case 'exclude':
			if (has(topic.exclude, edit.keyword.text)) return 'edit-known';
			return {
				exclude: [...(topic.exclude ?? []), edit.keyword],
				keywords: without(topic.keywords, edit.keyword.text) ?? [],
			};
		case 'remove':
			return withoutWord(topic, edit.text) ?? 'edit-unknown';
		case 'weight':
			if (!has(topic.keywords, edit.text)) return 'edit-unknown';
			return {
				keywords: topic.keywords.map((keyword) =>
					isSame(keyword.text, edit.text) ? { ...keyword, weight: edit.weight } : keyword,
				),
			};
		case 'near':
			return { near: [...(topic.near ?? []), edit.near] };
		case 'rename':
			return { names: { ...topic.names, ar: edit.name, en: edit.name } };
		case 'threshold':
			return { threshold: edit.threshold };
		case 'urgent':
			return { urgent: edit.urgent || undefined };
	}
}

/** Wherever the word stands: among the keywords, the exclusions, in a group, in a nearness. Undefined if nowhere. */
function withoutWord(topic: Topic, text: string): Partial<Topic> | undefined {
	const groups = topic.groups?.map((group) => without(group, text) ?? []).filter((group) => group.length > 0);
	const near = topic.near?.filter((rule) => !rule.terms.some((term) => isSame(term, text)));
	const next = {
		keywords: without(topic.keywords, text) ?? [],
		exclude: without(topic.exclude, text),
		groups: groups?.length ? groups : undefined,
		near: near?.length ? near : undefined,
	};
	const size = (one: Partial<Topic>) =>
		(one.keywords?.length ?? 0) +
		(one.exclude?.length ?? 0) +
		(one.groups?.flat().length ?? 0) +
		(one.near?.length ?? 0);
	return size(next) < size(topic) ? next : undefined;
}

function without(keywords: readonly Keyword[] | undefined, text: string): readonly Keyword[] | undefined {
	const rest = keywords?.filter((keyword) => !isSame(keyword.text, text));
	return rest?.length ? rest : undefined;
}

function has(keywords: readonly Keyword[] | undefined, text: string): boolean {
	return keywords?.some((keyword) => isSame(keyword.text, text)) ?? false;
}

function isSame(one: string, other: string): boolean {
	return foldText(one.trim()) === foldText(other.trim());
}
