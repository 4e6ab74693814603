/** All topics there are: the editor's, for everyone, and those that places made for themselves; and the index that matches them. */
import type { Language } from '../domain/channel.ts';
import { idOf } from '../domain/id.ts';
import type { Collection } from '../domain/ports.ts';
import type { Match, Topic } from '../domain/topic.ts';
import { foldText } from '../text/arabic.ts';
import { nearNames } from './suggest.ts';

/** The matcher, as the book feeds it. */
export type TopicIndex = {
	set(topic: Topic): void;
	remove(topicId: string): void;
	match(article: { readonly id: string; readonly title: string; readonly text: string }): Match[];
};

/** What is wrong with a phrase for a topic of this scope, or undefined. */
export type PhraseCheck = (
	phrase: string,
	scope: string,
	ownTopics: number,
) => { readonly ar: string; readonly en: string } | undefined;

export type TopicBook = {
	/** Reads the stored topics; again to learn of other processes' changes. */
	restore(): Promise<void>;
	/** Another process changed this topic. */
	reread(id: string): Promise<void>;
	get(id: string): Topic | undefined;
	all(): readonly Topic[];
	/** The editor's topics and those of this scope: no other's. */
	visibleTo(scope: string): readonly Topic[];
	/** By id, or by a name as people spell it. Of namesakes: what was made here, then a phrase of this place, then everybody's. */
	find(text: string, scope: string): Topic | undefined;
	near(typed: string, scope: string, limit: number): readonly Topic[];
	/** A topic of this scope that listens for a phrase, not saved yet if it is new; the same phrase twice is the same topic. */
	personal(phrase: string, scope: string, language: Language): Topic | { readonly problem: string };
	save(topic: Topic): Promise<void>;
	remove(topicId: string): Promise<void>;
	/** Deletes all topics of a scope. */
	forget(scope: string): Promise<void>;
	match(article: { readonly id: string; readonly title: string; readonly text: string }): Match[];
};

export function createTopicBook(parts: {
	readonly global: readonly Topic[];
	readonly stored: Collection<Topic>;
	readonly index: TopicIndex;
	readonly check: PhraseCheck;
}): TopicBook {
	const { stored, index } = parts;
	const topics = new Map<string, Topic>();
	const named = new Map<string, Set<string>>();

	function know(topic: Topic): void {
		unknow(topic.id);
		topics.set(topic.id, topic);
		for (const name of namesOf(topic)) named.set(name, (named.get(name) ?? new Set()).add(topic.id));
		index.set(topic);
	}

	function unknow(id: string): void {
		const old = topics.get(id);
		if (!old) return;
		for (const name of namesOf(old)) named.get(name)?.delete(id);
		topics.delete(id);
		index.remove(id);
	}

	function visible(topic: Topic, scope: string): boolean {
		return topic.scope === 'global' || topic.scope === scope;
	}

	function find(text: string, scope: string): Topic | undefined {
		const byId = topics.get(text);
		if (byId && visible(byId, scope)) return byId;
		const namesakes = [...(named.get(nameKey(text)) ?? [])].map((id) => topics.get(id)!);
		const seen = namesakes.filter((topic) => visible(topic, scope));
		return seen.sort((a, b) => distance(a) - distance(b))[0];
	}

	async function save(topic: Topic): Promise<void> {
		await stored.set(topic.id, topic);
		know(topic);
	}

	async function remove(id: string): Promise<void> {
		await stored.delete(id);
		unknow(id);
	}

	for (const topic of parts.global) know(topic);

	return {
		async restore() {
			const there = new Map<string, Topic>();
			for await (const [id, topic] of stored.entries()) there.set(id, topic);
			for (const topic of [...topics.values()]) if (topic.scope !== 'global' && !there.has(topic.id)) unknow(topic.id);
			for (const topic of there.values()) if (topics.get(topic.id)?.revision !== topic.revision) know(topic);
		},
		async reread(id) {
			const topic = await stored.get(id);
			if (topic) know(topic);
			else if (topics.get(id)?.scope !== 'global') unknow(id);
		},
		get: (id) => topics.get(id),
		all: () => [...topics.values()],
		visibleTo: (scope) => [...topics.values()].filter((topic) => visible(topic, scope)),
		find,
		near(typed, scope, limit) {
			const key = nameKey(typed);
			const seen = [...topics.values()].filter((topic) => visible(topic, scope));
			const ranked = seen.map((topic) => ({ topic, rank: rankOf(topic, key) })).filter(({ rank }) => rank < 3);
			if (ranked.length === 0) return mistyped(key, seen).slice(0, limit);
			return ranked
				.sort((a, b) => a.rank - b.rank)
				.slice(0, limit)
				.map(({ topic }) => topic);
		},
		personal(phrase, scope, language) {
			const text = phrase.trim();
			const id = phraseId(scope, text);
			const known = topics.get(id);
			if (known) return known;
			const own = [...topics.values()].filter((topic) => topic.scope === scope).length;
			const wrong = parts.check(text, scope, own);
			if (wrong) return { problem: wrong[language] };
			return { id, scope, names: { ar: text, en: text }, keywords: [{ text }], revision: 1 };
		},
		save,
		remove,
		async forget(scope) {
			for (const topic of [...topics.values()]) if (topic.scope === scope) await remove(topic.id);
		},
		match: (article) => index.match(article),
	};
}

function phraseId(scope: string, phrase: string): string {
	return idOf('t', scope, nameKey(phrase));
}

/** How far a topic is from the place that names it: made there, from a phrase there, everybody's. */
function distance({ id, scope, names }: Topic): number {
	if (scope === 'global') return 2;
	return id === phraseId(scope, names.ar) ? 1 : 0;
}

/** 0 the name itself, 1 its beginning, 2 a word's beginning inside it, 3 none. */
function rankOf(topic: Topic, key: string): number {
	const names = namesOf(topic);
	if (names.includes(key)) return 0;
	if (names.some((name) => name.startsWith(key))) return 1;
	return names.some((name) => name.includes(key)) ? 2 : 3;
}

/** The topics whose name is a typing error away. */
function mistyped(key: string, topics: readonly Topic[]): readonly Topic[] {
	const near = nearNames(key, topics.flatMap(namesOf));
	return [...new Set(near.flatMap((name) => topics.filter((topic) => namesOf(topic).includes(name))))];
}

function namesOf(topic: Topic): readonly string[] {
	return Object.values(topic.names).map(nameKey);
}

/** As people spell it: folded, without the article, one space. */
function nameKey(text: string): string {
	return foldText(text)
		.trim()
		.replace(/[«»"“”]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/(^|\s)ال(?=\S{3})/g, '$1');
}
