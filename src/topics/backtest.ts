/** Tries a changed topic over stored articles before it is saved: what it would add, what it would lose. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Match, Topic } from '../domain/topic.ts';
import { createTopicIndex } from './topic-index.ts';

/** A stored article, as far as the trial needs it. */
export type Storied = {
	readonly id: string;
	readonly title: string;
	readonly contentText: string;
	readonly publishedAt?: string;
	readonly fetchedAt: string;
};

export type Sample = {
	readonly article: Storied;
	/** The new topic's match for what is added, the old one's for what is lost. */
	readonly match: Match;
};

export type Backtest = {
	readonly articles: number;
	/** Articles that the old and the new topic match. */
	readonly before: number;
	readonly after: number;
	readonly added: { readonly count: number; readonly samples: readonly Sample[] };
	readonly lost: { readonly count: number; readonly samples: readonly Sample[] };
	/** By UTC day "YYYY-MM-DD", days without a match left out. */
	readonly perDay: ReadonlyMap<string, { readonly before: number; readonly after: number }>;
};

/** Characters matched between two turns of the event loop: some milliseconds of work. */
const TURN = 50_000;
const SAMPLES = 10;

/**
 * `before` is absent for a new topic. Other work goes on meanwhile: the event loop is given a turn every few milliseconds.
 * Rejects with the signal's reason when it is aborted.
 */
export async function backtest(
	before: Topic | undefined,
	after: Topic,
	articles: Iterable<Storied> | AsyncIterable<Storied>,
	options: { readonly samples?: number; readonly signal?: AbortSignal } = {},
): Promise<Backtest> {
	const index = createTopicIndex([{ ...after, id: 'after' }]);
	if (before) index.set({ ...before, id: 'before' });
	const tally = createTally(options.samples ?? SAMPLES);
	let work = 0;
	for await (const article of articles) {
		const matchable = { id: article.id, title: article.title, text: article.contentText };
		const found = index.topicsIn(matchable);
		tally.add(article, found.includes('before'), found.includes('after'), () => index.match(matchable)[0]!);
		work += article.title.length + article.contentText.length;
		if (work < TURN) continue;
		work = 0;
		await nextTurn();
		options.signal?.throwIfAborted();
	}
	return tally.result();
}

function createTally(most: number): {
	/** `matched` is called for a sample only, when one of the two matches. */
	add(article: Storied, before: boolean, after: boolean, matched: () => Match): void;
	result(): Backtest;
} {
	const perDay = new Map<string, { before: number; after: number }>();
	const added: Sample[] = [];
	const lost: Sample[] = [];
	const counts = { articles: 0, before: 0, after: 0, added: 0, lost: 0 };

	function note(samples: Sample[], article: Storied, matched: () => Match): void {
		if (samples.length < most) samples.push({ article, match: matched() });
	}

	function add(article: Storied, before: boolean, after: boolean, matched: () => Match): void {
		counts.articles += 1;
		if (!before && !after) return;
		const name = (article.publishedAt ?? article.fetchedAt).slice(0, 10);
		const day = perDay.get(name) ?? { before: 0, after: 0 };
		perDay.set(name, day);
		if (before) {
			counts.before += 1;
			day.before += 1;
		}
		if (after) {
			counts.after += 1;
			day.after += 1;
		}
		if (after && !before) {
			counts.added += 1;
			note(added, article, matched);
		}
		if (before && !after) {
			counts.lost += 1;
			note(lost, article, matched);
		}
	}

	function result(): Backtest {
		const { articles, before, after } = counts;
		return {
			articles,
			before,
			after,
			added: { count: counts.added, samples: added },
			lost: { count: counts.lost, samples: lost },
			perDay: new Map([...perDay].sort(([one], [other]) => (one < other ? -1 : 1))),
		};
	}

	return { add, result };
}
