/** What the archive says of a topic: a change tried before it is saved, how each keyword did, what else could be one. */
import type { KeywordStats, Sample, Trial } from '../../commands/desk.ts';
import type { Article } from '../domain/article.ts';
import { msOf } from '../domain/clock.ts';
import type { Collection } from '../domain/ports.ts';
import type { Keyword, Topic } from '../domain/topic.ts';
import type { House } from '../pipeline/house.ts';
import { foldText } from '../text/arabic.ts';
import { type Backtest, backtest } from '../topics/backtest.ts';
import { spellingVariants, suggestTerms } from '../topics/suggest.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import type { Opinions } from './archive.ts';
import { storedArticles } from './stored-articles.ts';

export type TopicTrials = {
	compare(before: Topic | undefined, after: Topic, scope: string): Promise<Omit<Trial, 'draftId' | 'topic'>>;
	stats(topic: Topic, scope: string): Promise<KeywordStats>;
	suggest(
		topic: Topic,
		scope: string,
	): Promise<{ readonly terms: readonly string[]; readonly spellings: readonly string[] }>;
};

const SAMPLES = 5;
/** Enough texts to tell what is common in one kind of news and rare in the rest. */
const CHOSEN = 200;
const OTHERS = 800;
const PROPOSED = 3;
const DAY_MS = 24 * 3_600_000;

export function createTopicTrials(house: House, opinions: Collection<Opinions>): TopicTrials {
	const { records } = house;

	function archive(scope: string): AsyncIterable<Article> {
		return storedArticles(records.articles, (article) => house.isFor(article.feedId, scope));
	}

	/** How many people said "not relevant" of each keyword, and of which alerts. */
	async function complaints(topicId: string) {
		const byKeyword = new Map<string, number>();
		const alertIds: string[] = [];
		for await (const [, opinion] of opinions.entries()) {
			if (opinion.topicId !== topicId) continue;
			byKeyword.set(opinion.keyword, (byKeyword.get(opinion.keyword) ?? 0) + opinion.people.length);
			alertIds.push(opinion.alertId);
		}
		const alerts = await house.outbox.getMany(alertIds);
		const stories = await records.stories.getMany(alerts.flatMap((alert) => alert?.storyId ?? []));
		const articleIds = stories.flatMap((story) => story?.members.map((member) => member.articleId) ?? []);
		return { byKeyword, articleIds: new Set(articleIds) };
	}

	async function compare(before: Topic | undefined, after: Topic, scope: string) {
		const nowMs = house.clock.now();
		let earliestMs = nowMs;
		async function* dated(): AsyncGenerator<Article> {
			for await (const article of archive(scope)) {
				earliestMs = Math.min(earliestMs, msOf(article.fetchedAt));
				yield article;
			}
		}
		const result = await backtest(before, after, dated(), { samples: SAMPLES });
		return trialOf(result, Math.max(1, Math.ceil((nowMs - earliestMs) / DAY_MS)));
	}

	async function stats(topic: Topic, scope: string): Promise<KeywordStats> {
		const index = createTopicIndex([topic]);
		const { byKeyword, articleIds } = await complaints(topic.id);
		const found = new Map(topic.keywords.map((keyword) => [keyword.text, 0]));
		const [unwanted, wanted]: [Article[], Article[]] = [[], []];
		for await (const article of archive(scope)) {
			const [match] = index.match({ id: article.id, title: article.title, text: article.contentText });
			if (!match) continue;
			for (const keyword of new Set(match.evidence.map((one) => one.keyword)))
				found.set(keyword, (found.get(keyword) ?? 0) + 1);
			(articleIds.has(article.id) ? unwanted : wanted).push(article);
		}
		for (const keyword of byKeyword.keys()) if (!found.has(keyword)) found.set(keyword, 0);
		const keywords = [...found].map(([text, count]) => ({ text, found: count, noise: byKeyword.get(text) ?? 0 }));
		return {
			keywords: keywords.sort((a, b) => b.noise - a.noise || b.found - a.found),
			exclusions: newTerms(topic, suggestTerms(unwanted.map(textOf), wanted.slice(0, OTHERS).map(textOf), 10)),
		};
	}

	async function suggest(topic: Topic, scope: string) {
		const variants = topic.keywords.flatMap(({ text }) => (text.includes(' ') ? [] : spellingVariants(text)));
		const index = createTopicIndex([topic, spellingsTopic(variants)]);
		const printed = new Set<string>();
		const [chosen, others]: [Article[], Article[]] = [[], []];
		for await (const article of archive(scope)) {
			const matches = index.match({ id: article.id, title: article.title, text: article.contentText });
			for (const match of matches.filter(({ topicId }) => topicId === SPELLINGS))
				for (const { keyword } of match.evidence) printed.add(keyword);
			const isChosen = matches.some(({ topicId }) => topicId === topic.id);
			if (isChosen && chosen.length < CHOSEN) chosen.push(article);
			else if (!isChosen && others.length < OTHERS) others.push(article);
		}
		const terms = newTerms(topic, suggestTerms(chosen.map(textOf), others.map(textOf), 10));
		return { terms, spellings: [...printed].slice(0, PROPOSED) };
	}

	return {
		compare,
		stats,
		suggest,
	};
}

const SPELLINGS = 'spellings';

function spellingsTopic(variants: readonly string[]): Topic {
	const keywords: Keyword[] = variants.map((text) => ({ text, exact: true }));
	return { id: SPELLINGS, scope: 'global', names: { ar: SPELLINGS }, keywords, revision: 1 };
}

function trialOf(result: Backtest, days: number): Omit<Trial, 'draftId' | 'topic'> {
	return {
		articles: result.articles,
		days,
		before: result.before,
		after: result.after,
		added: { count: result.added.count, samples: result.added.samples.map(sampleOf) },
		lost: { count: result.lost.count, samples: result.lost.samples.map(sampleOf) },
	};
}

function sampleOf({ article, match }: Backtest['added']['samples'][number]): Sample {
	const quotes = [...new Set(match.evidence.map(({ quote }) => quote))].slice(0, 3);
	return { title: article.title, quotes };
}

/** Those that the topic does not hold already. */
function newTerms(topic: Topic, terms: readonly { readonly text: string }[]): readonly string[] {
	const known = [...topic.keywords, ...(topic.exclude ?? [])].map(({ text }) => foldText(text));
	const fresh = terms.filter(({ text }) => !known.some((word) => word.includes(foldText(text))));
	return fresh.slice(0, PROPOSED).map(({ text }) => text);
}

function textOf(article: Article): { readonly title: string; readonly text: string } {
	return { title: article.title, text: article.contentText };
}
