/** How topics judge a text that somebody brings, or an article of the archive by its address: why, and why not. */
import type { Verdict } from '../../commands/desk.ts';
import type { Topic } from '../domain/topic.ts';
import type { House } from '../pipeline/house.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import { storedArticles } from './stored-articles.ts';

export async function judgeText(
	house: House,
	scope: string,
	text: string,
	topics: readonly Topic[],
): Promise<readonly Verdict[]> {
	const read = (await articleAt(house, scope, text)) ?? titled(text);
	const index = createTopicIndex(topics);
	return topics.map((topic) => {
		const { matched, score, threshold, terms, excludedBy, missingGroups } = index.explain(topic.id, read)!;
		const found = terms.filter((term) => term.use !== 'exclude').flatMap((term) => term.evidence);
		return { topic, matched, score, threshold, found, excludedBy, missingGroups };
	});
}

/** The article that a link leads to, if it was read: the same one without the query that sharing adds. */
async function articleAt(house: House, scope: string, text: string) {
	const url = URL.parse(text.trim());
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	const isVisible = (article: { readonly feedId: string }) => house.isFor(article.feedId, scope);
	for await (const article of storedArticles(house.records.articles, isVisible)) {
		const own = URL.parse(article.url);
		if (article.url === url.href || (own?.host === url.host && own.pathname === url.pathname && own.search === ''))
			return { id: article.id, title: article.title, text: article.contentText };
	}
	return undefined;
}

/** Where there are several lines, the first is the title. */
function titled(text: string) {
	const [title = '', ...lines] = text.trim().split('\n');
	return { id: 'text', title, text: lines.join('\n') };
}
