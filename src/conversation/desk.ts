/** Puts together what the contexts lend to commands: the archive, the topics' and the feeds' desks, the house's state. */
import type { CommandDefinition } from '../../commands/command.ts';
import type { State } from '../../commands/context.ts';
import type { Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { FeedState } from '../domain/feed.ts';
import type { Collection } from '../domain/ports.ts';
import type { Topic } from '../domain/topic.ts';
import type { FeedBook } from '../feeds/feed-book.ts';
import { feedHealth } from '../feeds/health.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import { countNoise, forgetOpinions, latestStories, type Opinions, reasonOf, searchStories } from './archive.ts';
import type { Desk } from './context.ts';
import type { Draft } from './drafts.ts';
import type { FeedDeskParts } from './feed-desk.ts';
import type { History } from './history.ts';
import { judgeText } from './judge.ts';
import type { LinkParts } from './personal-links.ts';
import type { Defaults } from './places.ts';
import type { PackReader } from './topic-pack.ts';
import { createTopicTrials } from './topic-trials.ts';
import type { Visits } from './visits.ts';

export type DeskParts = Pick<FeedDeskParts, 'feedId' | 'find' | 'load' | 'lookedAt'> & {
	readonly house: House;
	readonly records: {
		readonly history: Collection<History>;
		readonly drafts: Collection<Draft>;
		readonly opinions: Collection<Opinions>;
		readonly feedStates: Collection<FeedState>;
	};
	readonly topics: TopicBook;
	readonly feeds: FeedBook;
	readonly defaults: Defaults;
	readonly commands: readonly CommandDefinition[];
	readonly readPack: PackReader;
	readonly links: LinkParts;
	readonly visits: Visits;
	/** Why platforms are not well, one line each. */
	readonly troubles: () => readonly string[];
};

export function createDesk(parts: DeskParts): Desk {
	const { house, records, topics, feeds } = parts;
	const { history, drafts, opinions } = records;
	const { clock, subscriptions } = house;
	const since = isoAt(clock.now());
	let turn: Promise<unknown> = Promise.resolve();

	function inTurn<T>(act: () => Promise<T>): Promise<T> {
		const done = turn.then(act);
		turn = done.catch(() => undefined);
		return done;
	}

	async function forgetScope(scope: string): Promise<void> {
		await topics.forget(scope);
		await feeds.forget(scope);
		await history.delete(scope);
		for await (const [id, draft] of drafts.entries()) if (draft.scope === scope) await drafts.delete(id);
		await parts.links.links.forget(scope);
		await parts.visits.forget(scope);
	}

	async function state(): Promise<State> {
		const counts = house.outbox.counts();
		const all = feeds.all();
		const states = await records.feedStates.getMany(all.map((feed) => feed.id));
		const failing = all.filter((_, at) => ['failing', 'gone'].includes(feedHealth(states[at])));
		const channels = subscriptions.channels().filter((channel) => channel.status !== 'gone');
		return {
			since,
			waiting: counts.pending + counts.sending,
			held: counts.held,
			sent: counts.sent,
			failed: counts.failed + counts.expired,
			unknown: counts.unknown,
			feeds: all.length,
			failing: failing.map((feed) => feed.title),
			topics: topics.all().length,
			channels: channels.length,
			paused: channels.filter((channel: Channel) => channel.status === 'paused').length,
			troubles: parts.troubles(),
			failures: [...new Set(house.outbox.failures().flatMap((alert) => alert.lastError?.message ?? []))].reverse(),
		};
	}

	return {
		house,
		topics,
		defaults: parts.defaults,
		commands: parts.commands,
		topicDesk: { ...parts, history, drafts, clock, inTurn, trials: createTopicTrials(house, opinions) },
		feedDesk: { ...parts, states: records.feedStates, history, drafts, clock, inTurn },
		latest: (scope, topicId, limit) => latestStories(house, scope, [topicId], limit),
		search: (scope, phrase, limit) => searchStories(house, scope, holdsPhrase, phrase, limit),
		reason: (scope, alert, visible) => reasonOf(house, alert, visible, scope),
		noise: (scope, alert, person) => countNoise(house, scope, opinions, alert, person, topics.visibleTo(scope)),
		judge: (scope, text, wanted) => judgeText(house, scope, text, wanted),
		links: parts.links,
		visits: parts.visits,
		state,
		forgetScope,
		forgetPerson: (person) => forgetOpinions(opinions, person),
	};
}

/** The matcher itself, over one throw-away topic: a search finds every form that an alert would. */
function holdsPhrase(phrase: string) {
	const topic: Topic = {
		id: 'search',
		scope: 'global',
		names: { ar: phrase },
		keywords: [{ text: phrase }],
		revision: 1,
	};
	const index = createTopicIndex([topic]);
	return (article: { readonly id: string; readonly title: string; readonly contentText: string }) =>
		index.match({ id: article.id, title: article.title, text: article.contentText }).length > 0;
}
