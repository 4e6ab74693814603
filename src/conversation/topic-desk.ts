/** The desk at which admins change the topics of their place: checked, tried, saved, written down and taken back. */
import type { Change, Plan, Problem, TopicDesk } from '../../commands/desk.ts';
import type { Language } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { Feed } from '../domain/feed.ts';
import { idOf } from '../domain/id.ts';
import type { Clock, Collection } from '../domain/ports.ts';
import type { Topic } from '../domain/topic.ts';
import { foldText } from '../text/arabic.ts';
import { LIMITS, tooManyTopics, topicFaults } from '../topics/limits.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { type Draft, keepDraft, takeDraft } from './drafts.ts';
import { editTopic } from './edit-topic.ts';
import { changesOf, type History, writeChange } from './history.ts';
import { type PackReader, packOf } from './topic-pack.ts';
import type { TopicTrials } from './topic-trials.ts';
import { webAddress } from './web-address.ts';

/** Who acts, and where. */
export type Editor = {
	readonly scope: string;
	readonly id: string;
	readonly name: string;
	readonly language: Language;
	/** In the editor's language. */
	say(key: string, words?: Readonly<Record<string, string | number>>): string;
};

export type TopicDeskParts = {
	readonly topics: TopicBook;
	readonly history: Collection<History>;
	readonly drafts: Collection<Draft>;
	readonly clock: Clock;
	readonly trials: TopicTrials;
	readonly readPack: PackReader;
	/** The text behind an address, through the guarded fetch; undefined when it cannot be read. */
	readonly load: (address: string) => Promise<string | undefined>;
	/** Undoes a change of a feed. */
	readonly restoreFeed: (id: string, before: Feed | undefined) => Promise<Problem | undefined>;
	/** One change at a time in the house: two admins must not both begin from the same topic. */
	readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
};

/** What also makes topics, but for those who follow: written down and taken back like any other change. */
export type FollowersDesk = {
	/** The topic that a phrase means here, made if need be. */
	fromPhrase(phrase: string): Promise<Topic | Problem>;
	/** Another place's topic as one of this scope: followed from there, theirs to change. */
	adopt(topic: Topic): Promise<Topic | Problem>;
};

export function topicDeskOf(editor: Editor, parts: TopicDeskParts): TopicDesk & FollowersDesk {
	const { topics, history, drafts, clock, trials, inTurn } = parts;
	const { scope } = editor;
	const owner = { scope, by: editor.id };

	function own(): readonly Topic[] {
		return topics.visibleTo(scope).filter((topic) => topic.scope === scope);
	}

	function say(key: string, words?: Readonly<Record<string, string | number>>): Problem {
		return { problem: editor.say(key, words) };
	}

	function full(): Problem {
		return { problem: tooManyTopics().message[editor.language] };
	}

	/** What a plan makes, or what is wrong with it; nothing is kept. */
	function made(plan: Plan): Topic | Problem {
		const base = plan.kind === 'create' ? begun(plan.name) : (topics.get(plan.topic.id) ?? plan.topic);
		if ('problem' in base) return base;
		if (plan.kind === 'edit' && plan.edit.kind === 'rename') {
			const wrong = nameFault(plan.edit.name, base.id);
			if (wrong) return wrong;
		}
		if (plan.edit === undefined) return checked({ ...base, keywords: [{ text: base.names.ar }] });
		const edited = editTopic(base, plan.edit);
		if ('wrong' in edited) return say(edited.wrong);
		return checked(plan.kind === 'create' ? { ...edited.topic, revision: 1 } : edited.topic);
	}

	/** A name that is too long, or another topic's that is seen here. */
	function nameFault(name: string, ownId?: string): Problem | undefined {
		if (name.length > 60) return say('topic-name-long');
		const namesake = topics.find(name, scope);
		return namesake && namesake.id !== ownId ? say('topic-exists', { name }) : undefined;
	}

	function begun(name: string): Topic | Problem {
		const wrong = nameFault(name);
		if (wrong) return wrong;
		if (own().length >= LIMITS.topicsPerScope) return full();
		const id = idOf('t', scope, 'topic', foldText(name));
		return { id, scope, names: { ar: name, en: name }, keywords: [], revision: 0 };
	}

	/** A topic of a pack as one of this scope: in the place of its namesake here, or new. */
	function taken(given: Topic): Topic | Problem {
		const known = own().find((topic) => foldText(topic.names.ar) === foldText(given.names.ar));
		const base = known ?? begun(given.names.ar);
		return 'problem' in base ? base : checked({ ...given, id: base.id, scope, revision: base.revision + 1 });
	}

	function checked(topic: Topic): Topic | Problem {
		const fault = topicFaults(topic)[0];
		if (!fault) return topic;
		const message = fault.message[editor.language];
		if (fault.at === undefined || topic.query === undefined) return { problem: message };
		return say('query-fault', { message, before: topic.query.slice(0, fault.at), after: topic.query.slice(fault.at) });
	}

	async function put(before: Topic | undefined, after: Topic | undefined): Promise<Change> {
		const at = isoAt(clock.now());
		const id = (after ?? before)!.id;
		if (after) await topics.save(after);
		else await topics.remove(id);
		const change: Change = { at, by: editor.id, byName: editor.name, what: 'topic', id, before, after };
		await writeChange(history, scope, change);
		return change;
	}

	async function putMade(topic: Topic | Problem): Promise<Topic | Problem> {
		if ('problem' in topic || topic.scope !== scope) return 'problem' in topic ? topic : say('error-old-button');
		await put(topics.get(topic.id), topic);
		return topic;
	}

	async function undo(name: string | undefined): Promise<Change | Problem | undefined> {
		const named = name && foldText(name);
		const change = (await changesOf(history, scope)).findLast(
			(one) => named === undefined || one.id === name || foldText(nameOf(one)) === named,
		);
		if (!change) return undefined;
		if (change.what === 'feed') {
			const problem = await parts.restoreFeed(change.id, change.before);
			return problem ?? { ...change, before: change.after, after: change.before };
		}
		const now = topics.get(change.id);
		const revision = (now?.revision ?? change.before?.revision ?? 0) + 1;
		if (change.before && !now && own().length >= LIMITS.topicsPerScope) return full();
		return put(now, change.before && { ...change.before, revision });
	}

	async function putNew(topic: Topic | Problem): Promise<Topic | Problem> {
		if ('problem' in topic) return topic;
		return topics.get(topic.id) ?? (own().length < LIMITS.topicsPerScope ? putMade(topic) : full());
	}

	return {
		own,
		fromPhrase: (phrase) => inTurn(async () => putNew(topics.personal(phrase, scope, editor.language))),
		adopt: (topic) =>
			inTurn(async () => putNew({ ...topic, id: idOf('t', scope, 'copy', topic.id), scope, revision: 1 })),
		save: (plan) => inTurn(async () => putMade(made(plan))),
		async tryOut(plan) {
			const after = made(plan);
			if ('problem' in after) return after;
			const result = await trials.compare(topics.get(after.id), after, scope);
			const draftId = await keepDraft(drafts, { ...owner, what: 'topic', topic: after });
			return { ...result, draftId, topic: after };
		},
		saveDraft: (draftId) =>
			inTurn(async () => {
				const draft = await takeDraft(drafts, draftId, owner);
				if (draft?.what !== 'topic') return say('error-old-button');
				const current = topics.get(draft.topic.id);
				// Somebody changed the topic since it was tried: what the trial showed no longer holds.
				if ((current?.revision ?? 0) !== draft.topic.revision - 1) return say('draft-outdated');
				if (!current && own().length >= LIMITS.topicsPerScope) return full();
				return putMade(draft.topic);
			}),
		dropDraft: async (draftId) => void (await takeDraft(drafts, draftId, owner)),
		copy: (topic) =>
			inTurn(async () => {
				const name = editor.say('topic-copy-name', { name: topic.names.ar });
				const base = begun(name);
				if ('problem' in base) return base;
				const names = { ar: name, en: editor.say('topic-copy-name', { name: topic.names.en ?? topic.names.ar }) };
				return putMade({ ...topic, id: base.id, scope, names, revision: 1 });
			}),
		remove: (topic) =>
			inTurn(async () => {
				if (topic.scope === scope && topics.get(topic.id)) await put(topic, undefined);
			}),
		history: () => changesOf(history, scope),
		undo: (name) => inTurn(() => undo(name)),
		exportPack: packOf,
		async importPack(source) {
			const url = webAddress(source);
			const yaml = url ? await parts.load(url) : source;
			if (yaml === undefined) return say('import-unreadable');
			return inTurn(async () => {
				const read = parts.readPack(yaml);
				if (read.kind === 'problems') return say('import-bad', { line: read.line, field: read.field });
				const saved: Topic[] = [];
				for (const given of read.topics) {
					const done = await putMade(taken(given));
					if ('problem' in done)
						return saved.length > 0 ? say('import-partly', { count: saved.length, problem: done.problem }) : done;
					saved.push(done);
				}
				return saved;
			});
		},
		stats: (topic) => trials.stats(topic, scope),
		suggest: (topic) => trials.suggest(topic, scope),
	};
}

function nameOf(change: Change): string {
	const thing = change.after ?? change.before;
	if (!thing) return '';
	return 'names' in thing ? thing.names.ar : thing.title;
}
