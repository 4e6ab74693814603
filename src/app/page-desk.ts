/** What the page's tuning desk asks of the house: topics, their trial over the archive, their changes. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Opinions } from '../conversation/archive.ts';
import { isoAt } from '../domain/clock.ts';
import type { Collection } from '../domain/ports.ts';
import type { Topic } from '../domain/topic.ts';
import type { House } from '../pipeline/house.ts';
import { backtest, type Sample } from '../topics/backtest.ts';
import { topicFaults } from '../topics/limits.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import type { Change, Desk, KeywordHits, TrialSample } from '../web/view.ts';

/** All changes of one topic, newest last; bounded. */
export type TopicHistory = { readonly changes: readonly Change[] };

export type PageDeskParts = {
	readonly house: House;
	readonly topics: TopicBook;
	readonly opinions: Collection<Opinions>;
	readonly histories: Collection<TopicHistory>;
};

const MOST_CHANGES = 50;
/** Records read between two turns of the event loop. */
const TURN = 500;

export function pageDeskOf({ house, topics, opinions, histories }: PageDeskParts): Desk {
	/** The page is its owner's: the topics that everyone sees. Places' own stay theirs. */
	function topic(id: string): Topic | undefined {
		const found = topics.get(id);
		return found?.scope === 'global' ? found : undefined;
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
		let read = 0;
		for await (const [, matches] of house.records.matches.entries()) {
			for (const { topicId, evidence } of matches)
				for (const keyword of new Set(evidence.map((found) => found.keyword))) hit(topicId, keyword).found += 1;
			read += 1;
			if (read % TURN === 0) await nextTurn();
		}
		for await (const [, { topicId, keyword, people }] of opinions.entries())
			hit(topicId, keyword).noise += people.length;
		return counts;
	}

	async function* archive() {
		for await (const [, article] of house.records.articles.entries()) yield article;
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

	return {
		topic,
		hits,
		faults: (changed) => topicFaults(changed).map(({ field, message }) => ({ field, message: message.ar })),
		async trial(before, after, signal) {
			const result = await backtest(before, after, archive(), { signal });
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
		async save(changed) {
			const before = topic(changed.id);
			if (!before || before.revision !== changed.revision) return false;
			const after = { ...changed, revision: before.revision + 1 };
			await topics.save(after);
			const change: Change = { at: isoAt(house.clock.now()), by: 'page', byName: 'من هذه الصفحة', before, after };
			await histories.update(changed.id, (old) => ({
				changes: [...(old?.changes ?? []), change].slice(-MOST_CHANGES),
			}));
			return true;
		},
		history: async (id) => (await histories.get(id))?.changes.toReversed() ?? [],
	};
}
