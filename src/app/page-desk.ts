/** What the page's tuning desk asks of the house: topics, their trial over the archive, their changes. */
import type { Opinions } from '../conversation/archive.ts';
import { changesOf, type History, writeChange } from '../conversation/history.ts';
import { storedArticles } from '../conversation/stored-articles.ts';
import { createTopicTrials } from '../conversation/topic-trials.ts';
import { isoAt } from '../domain/clock.ts';
import type { Collection } from '../domain/ports.ts';
import type { Match, Topic } from '../domain/topic.ts';
import { EVERYONE } from '../feeds/feed-book.ts';
import type { House } from '../pipeline/house.ts';
import { backtest, type Sample } from '../topics/backtest.ts';
import { topicFaults } from '../topics/limits.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import type { Change, Desk, KeywordHits, TrialSample } from '../web/view.ts';

export type PageDeskParts = {
	readonly house: House;
	readonly topics: TopicBook;
	readonly opinions: Collection<Opinions>;
	readonly history: Collection<History>;
	/** One change at a time in the house: two forms sent at once must not both find the revision that they began from. */
	readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
};

/** Whose topics are tuned, and in whose name. */
export type Tuner = { readonly scope: string; readonly id: string; readonly name: string };

export function pageDeskOf({ scope, id: by, name: byName }: Tuner, parts: PageDeskParts): Desk {
	const { house, topics, opinions, history, inTurn } = parts;
	const trials = createTopicTrials(house, opinions);

	function topic(id: string): Topic | undefined {
		const found = topics.get(id);
		return found?.scope === scope ? found : undefined;
	}

	async function hits(): Promise<ReadonlyMap<string, ReadonlyMap<string, KeywordHits>>> {
		const counts = new Map<string, Map<string, { found: number; noise: number }>>();
		function hit(topicId: string, keyword: string): { found: number; noise: number } {
			const ofTopic = counts.get(topicId) ?? new Map<string, { found: number; noise: number }>();
			counts.set(topicId, ofTopic);
			const ofKeyword = ofTopic.get(keyword) ?? { found: 0, noise: 0 };
			ofTopic.set(keyword, ofKeyword);
			return ofKeyword;
		}
		for await (const [, matches] of house.records.matches.entries())
			for (const { topicId, evidence } of await seen(matches))
				for (const keyword of new Set(evidence.map((found) => found.keyword))) hit(topicId, keyword).found += 1;
		for await (const [, { topicId, keyword, people }] of opinions.entries())
			if (topic(topicId)) hit(topicId, keyword).noise += people.length;
		return counts;
	}

	/** What a topic of this scope found in an article that this scope may see. */
	async function seen(matches: readonly Match[]): Promise<readonly Match[]> {
		const own = matches.filter(({ topicId }) => topic(topicId) !== undefined);
		if (scope === EVERYONE) return own;
		const article = own[0] && (await house.records.articles.get(own[0].articleId));
		return article && house.isFor(article.feedId, scope) ? own : [];
	}

	async function shown(samples: readonly Sample[]): Promise<TrialSample[]> {
		const articles = await house.records.articles.getMany(samples.map(({ article }) => article.id));
		return samples.flatMap(({ match }, at) => {
			const article = articles[at];
			if (!article) return [];
			const { title, contentText: text, url, publisher } = article;
			return [{ title, text, url, publisher, match }];
		});
	}

	async function saveNow(changed: Topic): Promise<boolean> {
		const before = topic(changed.id);
		if (!before || before.revision !== changed.revision) return false;
		const after = { ...changed, revision: before.revision + 1 };
		await topics.save(after);
		const at = isoAt(house.clock.now());
		await writeChange(history, scope, { at, by, byName, what: 'topic', id: changed.id, before, after });
		return true;
	}

	return {
		topic,
		hits,
		faults: (changed) => topicFaults(changed).map(({ field, message }) => ({ field, message })),
		async trial(before, after, signal) {
			const archive = storedArticles(house.records.articles, ({ feedId }) => house.isFor(feedId, scope));
			const result = await backtest(before, after, archive, { signal });
			const [added, lost] = await Promise.all([shown(result.added.samples), shown(result.lost.samples)]);
			return {
				...result,
				added: { count: result.added.count, samples: added },
				lost: { count: result.lost.count, samples: lost },
			};
		},
		test(changed) {
			const index = createTopicIndex([changed]);
			const judged = (text: string, wanted: boolean) => ({
				text,
				wanted,
				matched: index.match({ id: 'sample', title: '', text }).length > 0,
			});
			return [
				...(changed.samples?.match ?? []).map((text) => judged(text, true)),
				...(changed.samples?.ignore ?? []).map((text) => judged(text, false)),
			];
		},
		async suggest(wanted) {
			const [{ terms, spellings }, { exclusions }] = await Promise.all([
				trials.suggest(wanted, scope),
				trials.stats(wanted, scope),
			]);
			return { keywords: [...terms, ...spellings], exclusions };
		},
		save: (changed) => inTurn(() => saveNow(changed)),
		async history(id) {
			const changes = await changesOf(history, scope);
			return changes
				.filter((change): change is Change & typeof change => change.what === 'topic' && change.id === id)
				.toReversed();
		},
	};
}
