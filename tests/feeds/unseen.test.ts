/** Nothing new is missed, nothing old comes again: what publishers do to their entries, and what is made of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, FeedState, ParsedFeed } from '../../src/domain/feed.ts';
import { type UnseenOptions, unseen } from '../../src/feeds/unseen.ts';

const NOON_MS = Date.parse('2026-03-01T12:00:00Z');
const MINUTE_MS = 60_000;

type Draft = { id?: string; link?: string; title?: string; publishedAt?: string };

function entry(draft: Draft): Entry {
	return { authors: [], categories: [], enclosures: [], ...draft };
}

/** The n-th article of a feed, published n minutes after half past eleven. */
function article(n: number, change: Draft = {}): Entry {
	return entry({
		id: `https://news.example/?p=${n}`,
		link: `https://news.example/articles/${n}`,
		title: `مجلس الوزراء يناقش البند ${n}`,
		publishedAt: new Date(NOON_MS - 30 * MINUTE_MS + n * MINUTE_MS).toISOString(),
		...change,
	});
}

function feedOf(entries: readonly Entry[]): ParsedFeed {
	return { entries, warnings: [] };
}

/** Reads one document after the other, ten minutes apart; answers what was news in each. */
function watch(documents: readonly (readonly Entry[])[], options: Partial<UnseenOptions> = {}) {
	let state: FeedState | undefined;
	return documents.map((entries, index) => {
		const nowMs = NOON_MS + index * 10 * MINUTE_MS;
		const at = new Date(nowMs).toISOString();
		const result = unseen(feedOf(entries), state, { nowMs, ...options });
		const { seenIds, appearedAt, hourCounts } = result;
		state = {
			feedId: 'f',
			seenIds,
			appearedAt,
			hourCounts,
			errorCount: 0,
			primedAt: state?.primedAt ?? at,
			checkedAt: at,
		};
		return { ...result, titles: result.entries.map(({ entry: { title } }) => title) };
	});
}

/** Articles in the order of feeds: newest first. */
function articles(from: number, to: number, change: (n: number) => Draft = () => ({})): Entry[] {
	return Array.from({ length: to - from + 1 }, (_, index) => article(to - index, change(to - index)));
}

const title = (n: number) => `مجلس الوزراء يناقش البند ${n}`;

describe('what is news', () => {
	test('new entries, oldest first, each once', () => {
		const [, second, third] = watch([articles(1, 5), articles(3, 8), articles(3, 8)]);
		expect(second?.titles).toEqual([title(6), title(7), title(8)]);
		expect(third?.titles).toEqual([]);
	});

	test('dates decide the order, also where the publisher mixes it; an undated entry stays beside its neighbour', () => {
		const undated = entry({ id: 'x', link: 'https://news.example/x', title: 'بلا تاريخ' });
		const [, second] = watch([articles(1, 3), [article(5), article(7), undated, article(6), ...articles(1, 3)]]);
		expect(second?.titles).toEqual([title(5), title(6), 'بلا تاريخ', title(7)]);
	});

	test('one article twice in one document is one', () => {
		const [, second] = watch([articles(1, 3), [article(4), article(4), ...articles(1, 3)]]);
		expect(second?.titles).toEqual([title(4)]);
	});

	test('an empty document is no reason to forget', () => {
		const [, , third] = watch([articles(1, 5), [], articles(1, 6)]);
		expect(third?.titles).toEqual([title(6)]);
	});

	test('two versions of a feed by turns do not announce each other', () => {
		const [a, b] = [articles(1, 10), articles(11, 20)];
		expect(watch([a, b, a, b, a]).map(({ titles }) => titles.length)).toEqual([0, 10, 0, 0, 0]);
	});
});

describe('what publishers change', () => {
	const old = articles(1, 6);
	test.each<[string, (n: number) => Draft]>([
		['titles', (n) => ({ title: `محدث: ${title(n)}` })],
		['dates', () => ({ publishedAt: new Date(NOON_MS).toISOString() })],
		['links', (n) => ({ link: `https://news.example/2026/03/${n}.html` })],
		[
			'http to https, www, closing slash',
			(n) => ({ id: `http://www.news.example/?p=${n}`, link: `http://www.news.example/articles/${n}/` }),
		],
		[
			'campaign parameters',
			(n) => ({ link: `https://news.example/articles/${n}?utm_source=rss&at_medium=RSS`, id: `${n}` }),
		],
		['guids, at each fetch', (n) => ({ id: `urn:uuid:${n}-${n * 7}` })],
		['guids and titles', (n) => ({ id: `urn:uuid:${n}-${n * 7}`, title: `محدث: ${title(n)}` })],
		['guids and dates', (n) => ({ id: `urn:uuid:${n}-${n * 7}`, publishedAt: new Date(NOON_MS).toISOString() })],
		[
			'the whole site: guids and links',
			(n) => ({ id: `https://new.example/${n}`, link: `https://new.example/a/${n}` }),
		],
		['the revision behind "#" (BBC)', (n) => ({ id: `https://news.example/?p=${n}#1`, title: `محدث: ${title(n)}` })],
		['guids taken away', (n) => ({ id: '', link: `https://news.example/articles/${n}` })],
	])('%s: nothing comes again, and the next article comes', (_, change) => {
		const [, second, third] = watch([old, articles(1, 6, change), articles(1, 7, change)]);
		expect(second?.titles).toEqual([]);
		expect(third?.entries).toHaveLength(1);
	});

	test('one entry of many that gets a new guid and keeps its date is the old one', () => {
		const [, second] = watch([old, [...articles(2, 6), article(1, { id: 'other', title: 'عنوان آخر' })]]);
		expect(second?.titles).toEqual([]);
	});

	test('title, link and date at once, under the same guid', () => {
		const all = {
			title: 'عنوان آخر',
			link: 'https://news.example/other',
			publishedAt: new Date(NOON_MS).toISOString(),
		};
		const [, second] = watch([old, [article(6, all), ...articles(1, 5)]]);
		expect(second?.titles).toEqual([]);
	});

	test('any edits that leave each guid in place announce nothing', () => {
		const edit = fc.record({
			title: fc.option(fc.string(), { nil: undefined }),
			link: fc.option(fc.webUrl(), { nil: undefined }),
			publishedAt: fc.option(fc.constant(new Date(NOON_MS).toISOString()), { nil: undefined }),
		});
		fc.assert(
			fc.property(fc.array(edit, { minLength: 6, maxLength: 6 }), fc.nat(5), (edits, kept) => {
				const changed = old.map((item, index) => {
					const draft = Object.fromEntries(Object.entries(edits[index]!).filter(([, value]) => value !== undefined));
					return index === kept ? item : { ...item, ...draft };
				});
				const half = changed.map((item, index) => (index % 2 === 0 ? item : old[index]!));
				return watch([old, half])[1]!.entries.length === 0;
			}),
			{ numRuns: 200, seed: 7 },
		);
	});
});

describe('what publishers get wrong', () => {
	test("one guid for all entries (the site's address) hides nothing", () => {
		const site = () => ({ id: 'https://news.example/' });
		const [, second, third] = watch([articles(1, 4, site), articles(2, 6, site), articles(2, 6, site)]);
		expect(second?.titles).toEqual([title(5), title(6)]);
		expect(third?.titles).toEqual([]);
	});

	test('guids that count places (1, 2, 3 …) hide nothing', () => {
		const placed = (from: number, to: number) =>
			articles(from, to).map((item, index) => ({ ...item, id: `${index + 1}` }));
		const [, second, third] = watch([placed(1, 5), placed(3, 7), placed(8, 12)]);
		expect(second?.titles).toEqual([title(6), title(7)]);
		expect(third?.titles).toEqual([8, 9, 10, 11, 12].map(title));
	});

	test('one guid and one place for the single latest entry hides nothing', () => {
		const latest = (n: number) => [article(n, { id: 'https://news.example/' })];
		expect(watch([latest(1), latest(2), latest(3), latest(3)]).map(({ titles }) => titles)).toEqual([
			[],
			[title(2)],
			[title(3)],
			[],
		]);
	});

	test('one link for all entries (the front page) hides nothing', () => {
		const front = (n: number) => ({ id: '', link: 'https://news.example/', title: title(n) });
		const [, second] = watch([articles(1, 4, front), articles(1, 6, front)]);
		expect(second?.titles).toEqual([title(5), title(6)]);
	});

	test('a daily bulletin under one title and one link is news each day', () => {
		const bulletin = (day: number) =>
			entry({
				id: `b${day}`,
				link: 'https://news.example/bulletin',
				title: 'نشرة الثامنة',
				publishedAt: `2026-02-${10 + day}T20:00:00Z`,
			});
		const [, second] = watch([
			[bulletin(1), ...articles(1, 3)],
			[bulletin(2), ...articles(1, 3)],
		]);
		expect(second?.titles).toEqual(['نشرة الثامنة']);
	});

	test('urgent items of the same minute, all titled "urgent", are all news', () => {
		const urgent = (n: number) => article(n, { title: 'عاجل', publishedAt: '2026-03-01T12:00:00.000Z' });
		const [, second] = watch([articles(1, 3), [urgent(9), urgent(8), urgent(7), ...articles(1, 3)]]);
		expect(second?.entries).toHaveLength(3);
	});

	test('without guids and dates, one title under several links is several entries', () => {
		const live = (n: number) => entry({ link: `https://news.example/live/${n}`, title: 'بث مباشر' });
		const [, second, third] = watch([[live(1)], [live(2), live(1)], [live(2), live(1)]]);
		expect([second?.titles, third?.titles]).toEqual([['بث مباشر'], []]);
	});

	test('entries with nothing but a title are told apart by it', () => {
		const only = (text: string) => entry({ title: text });
		const [, second] = watch([
			[only('أول'), only('ثان')],
			[only('ثالث'), only('أول'), only('ثان')],
		]);
		expect(second?.titles).toEqual(['ثالث']);
	});
});

describe('first sight, gaps, bounds', () => {
	test('the first sight is silent, or announces the newest few, oldest first', () => {
		expect(watch([articles(1, 6)])[0]).toMatchObject({ primed: true, entries: [], rolledOver: false });
		expect(watch([articles(1, 6)], { announceNewest: 2 })[0]?.titles).toEqual([title(5), title(6)]);
		expect(watch([articles(1, 2)], { announceNewest: 5 })[0]?.titles).toEqual([title(1), title(2)]);
	});

	test('a feed that was empty at first sight announces its first entry', () => {
		expect(watch([[], articles(1, 1)])[1]?.titles).toEqual([title(1)]);
	});

	test('after a gap old news is late, fresh news is not; nothing is dropped', () => {
		const lastLookAt = new Date(NOON_MS - 600 * MINUTE_MS).toISOString();
		const aged = (n: number, hours: number) =>
			article(n, { publishedAt: new Date(NOON_MS - hours * 60 * MINUTE_MS).toISOString() });
		const [, second] = watch([articles(1, 3), [aged(9, 1), aged(8, 5), aged(7, 9), ...articles(1, 3)]], { lastLookAt });
		expect(second?.entries.map(({ late }) => late)).toEqual([true, true, false]);
	});

	test('while watched closely, a clock that is three hours off makes nothing late; an archive put online is', () => {
		const off = article(8, { publishedAt: new Date(NOON_MS - 200 * MINUTE_MS).toISOString() });
		const archive = article(9, { publishedAt: '2019-05-01T00:00:00Z' });
		const [, second] = watch([articles(1, 3), [off, archive, ...articles(1, 3)]]);
		expect(second?.entries.map(({ late }) => late)).toEqual([true, false]);
	});

	test('the hour between two looks at a quiet feed is no gap', () => {
		const lastLookAt = new Date(NOON_MS - 60 * MINUTE_MS).toISOString();
		const off = article(8, { publishedAt: new Date(NOON_MS - 200 * MINUTE_MS).toISOString() });
		const [, second] = watch([articles(1, 3), [off, ...articles(1, 3)]], { lastLookAt });
		expect(second?.entries.map(({ late }) => late)).toEqual([false]);
	});

	test('a window that rolled over is said', () => {
		const [, second, third] = watch([articles(1, 5), articles(11, 15), articles(13, 17)]);
		expect([second?.rolledOver, third?.rolledOver]).toEqual([true, false]);
		expect(second?.entries).toHaveLength(5);
	});

	test('what is remembered is bounded, and holds the whole document however long', () => {
		const rounds = watch(Array.from({ length: 40 }, (_, round) => articles(round * 20 + 1, round * 20 + 30)));
		expect(rounds.at(-1)!.seenIds.length).toBeLessThanOrEqual(200);
		expect(rounds.at(-1)!.appearedAt.length).toBeLessThanOrEqual(20);
		const [first, second] = watch([articles(1, 500), articles(1, 500)]);
		expect(first?.seenIds).toHaveLength(500);
		expect(second?.entries).toHaveLength(0);
	});

	test('entries count at the hour they were published, or now if that cannot be', () => {
		const future = article(8, { publishedAt: '2026-03-05T00:00:00Z' });
		const [, second] = watch([articles(1, 3), [future, article(9), ...articles(1, 3)]]);
		expect(second?.appearedAt.slice(-2)).toEqual(['2026-03-01T11:39:00.000Z', '2026-03-01T12:10:00.000Z']);
		expect(second?.hourCounts.counts.map(Math.round)).toEqual(
			Array.from({ length: 24 }, (_, h) => (h === 11 ? 4 : h === 12 ? 1 : 0)),
		);
	});
});
