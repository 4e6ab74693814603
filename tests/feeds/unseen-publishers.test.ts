/** Simulated publishers of every habit, over many looks: no article is lost; none comes twice that anything names. */
import { describe, expect, test } from 'vitest';
import type { Entry, FeedState } from '../../src/domain/feed.ts';
import { unseen } from '../../src/feeds/unseen.ts';

type Article = { readonly n: number; title: string; atMs: number; revision: number };

/** How a publisher writes guids, links and dates; `look` differs at each fetch. */
const GUIDS: Readonly<Record<string, (article: Article, place: number, look: number) => string | undefined>> = {
	'its own': ({ n }) => `g${n}`,
	'with a revision': ({ n, revision }) => `https://news.example/${n}#${revision}`,
	'new at each fetch': ({ n }, _, look) => `x${look}-${n}`,
	'counting places': (_, place) => `${place}`,
	"the site's address": () => 'https://news.example/',
	none: () => undefined,
};
const LINKS: Readonly<Record<string, (article: Article, look: number) => string | undefined>> = {
	'its own': ({ n }) => `https://news.example/a/${n}`,
	'with a campaign': ({ n }, look) => `https://news.example/a/${n}?utm_content=${look}`,
	'the front page': () => 'https://news.example/',
	none: () => undefined,
};
const DATES: Readonly<Record<string, (article: Article, nowMs: number) => number | undefined>> = {
	'of publication': ({ atMs }) => atMs,
	'of the fetch': (_, nowMs) => nowMs,
	none: () => undefined,
};

const combinations = Object.keys(GUIDS).flatMap((guid) =>
	Object.keys(LINKS).flatMap((link) => Object.keys(DATES).map((date) => ({ guid, link, date }))),
);

/** A newsroom with a window of ten entries that adds up to four and edits some between two looks. */
function publish(habit: (typeof combinations)[number], seed: number, edits: number): { lost: number; twice: number } {
	let state: FeedState | undefined;
	let next = seed;
	const random = () => {
		next = (Math.imul(next, 1_664_525) + 1_013_904_223) >>> 0;
		return next / 2 ** 32;
	};
	const announced = new Map<string, number>();
	const articles: Article[] = [];
	for (let look = 0; look < 25; look += 1) {
		const nowMs = Date.UTC(2026, 2, 1) + look * 600_000;
		const added = look === 0 ? 10 : Math.floor(random() * 5);
		for (let left = added; left > 0; left -= 1) {
			articles.push({
				n: articles.length,
				title: `الخبر رقم ${articles.length}`,
				atMs: nowMs - 1_000 * left,
				revision: 0,
			});
		}
		const shown = articles.slice(-10).reverse();
		for (const article of shown) {
			if (random() < edits) article.title += ' (محدث)';
			if (random() < edits) article.atMs = nowMs;
			if (random() < edits) article.revision += 1;
		}
		const entries = shown.map((article, place): Entry & { n: number } => {
			const atMs = DATES[habit.date]!(article, nowMs);
			return {
				n: article.n,
				id: GUIDS[habit.guid]!(article, place, look),
				link: LINKS[habit.link]!(article, look),
				title: article.title,
				...(atMs !== undefined && { publishedAt: new Date(atMs).toISOString() }),
				authors: [],
				categories: [],
				enclosures: [],
			};
		});
		const news = unseen({ entries, warnings: [] }, state, { nowMs });
		for (const { entry } of news.entries) {
			const key = `${(entry as { n?: number }).n}`;
			announced.set(key, (announced.get(key) ?? 0) + 1);
		}
		const at = new Date(nowMs).toISOString();
		state = { feedId: 'f', errorCount: 0, primedAt: at, checkedAt: at, ...news };
	}
	return {
		lost: articles.slice(10).filter(({ n }) => !announced.has(`${n}`)).length,
		twice: [...announced.values()].filter((times) => times > 1).length,
	};
}

describe('publishers', () => {
	test.each(combinations)('guid: $guid, link: $link, date: $date', (habit) => {
		const isNamed =
			['its own', 'with a revision'].includes(habit.guid) || ['its own', 'with a campaign'].includes(habit.link);
		for (const seed of [1, 2]) {
			expect(publish(habit, seed, 0)).toEqual({ lost: 0, twice: 0 });
			const edited = publish(habit, seed, 0.03);
			expect(isNamed ? edited : { lost: edited.lost }).toEqual(isNamed ? { lost: 0, twice: 0 } : { lost: 0 });
		}
	});
});
