/** The archive read from end to end without keeping other work waiting. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article } from '../domain/article.ts';
import type { Collection } from '../domain/ports.ts';

/** Characters read between two turns of the event loop: some milliseconds of work. */
const TURN = 100_000;

/** The articles that `isVisible` lets through. */
export async function* storedArticles(
	articles: Collection<Article>,
	isVisible: (article: Article) => boolean,
): AsyncGenerator<Article> {
	let read = 0;
	for await (const [, article] of articles.entries()) {
		if (isVisible(article)) yield article;
		read += article.title.length + article.contentText.length;
		if (read < TURN) continue;
		read = 0;
		await nextTurn();
	}
}
