import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../src/domain/feed.ts';
import { readFeed } from '../../src/feeds/read-feed.ts';
import { REPAIRS, type RepairName } from '../../src/feeds/repair.ts';
import { plainText } from '../../src/text/html.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/feeds');
const TITLE = 'افتتاح جسر جديد يربط ضفتي النهر';
const TEASER = 'افتتحت البلدية صباح اليوم جسراً طوله أربعمئة متر، وقال رئيسها إن السير عليه مجاني.';

async function read(file: string): Promise<ParsedFeed> {
	const result = await readFeed(readFileSync(join(FIXTURES, file)), { url: 'https://almarfa.example/rss' });
	if (result.kind === 'fault') throw new Error(`${file}: ${result.fault.kind}`);
	return result.feed;
}

function summaries(feed: ParsedFeed): string[] {
	return feed.entries.map(({ summary = '' }) => plainText(summary));
}

/** Each real-world fault: what a reader must still see of the feed that has it. */
const MENDED: Readonly<Record<RepairName, (feed: ParsedFeed) => void>> = {
	'compression-unlabelled': expectBoth,
	'charset-label-wrong': expectBoth,
	'charset-unlabelled': expectBoth,
	'bytes-undecodable': (feed) => {
		expect(feed.entries[0]?.title).toBe(TITLE);
		expect(summaries(feed)[0]?.replace('\uFFFD', '')).toBe(TEASER);
	},
	'control-characters': (feed) => {
		expectBoth(feed);
		expect(summaries(feed)[1]).toBe('قال “نعم” ثم صمت.');
	},
	'document-type': (feed) => {
		expect(summaries(feed)).toEqual(['افتتحت بلدية المرفأ جسراً.', 'لا يتسع &boom; ولا يكشف &secret;.']);
	},
	'text-before-root': expectBoth,
	'bare-less-than': (feed) => {
		expect(feed.entries[0]?.title).toBe('درجة الحرارة < 5 في المرتفعات');
		expect(summaries(feed)[0]).toBe('قلوب <3 وأرقام 3 < 5.');
	},
	'bare-ampersand': (feed) => {
		expect(summaries(feed)[0]).toBe('شركة A&B للمقاولات نفذت المشروع & سلمته قبل موعده.');
		expect(feed.entries[0]?.enclosures[0]?.url).toBe('https://almarfa.example/a.mp3?id=1&copy=2');
	},
	'html-entity': (feed) => {
		expect(feed.entries[0]?.title).toBe('افتتاح جسر جديد — بالصور');
		expect(summaries(feed)[0]).toBe('«حدث كبير» قال رئيس البلدية.');
	},
	'surrogate-references': (feed) => {
		expect(feed.entries[0]?.title).toBe('فوز المنتخب 🎉 بالكأس');
		expect(summaries(feed)[0]).toBe('هتف الجمهور 😀 طويلاً.');
	},
	'undeclared-prefix': (feed) => {
		expect(feed.entries[0]?.authors).toEqual(['ليلى حداد']);
		expect(feed.entries[0]?.imageUrl).toBe('https://almarfa.example/bridge.jpg');
	},
	'inline-markup': (feed) => {
		expect(feed.entries[0]?.title).toBe(TITLE);
		expect(feed.entries[0]?.summary).toContain('<a href="https://almarfa.example/bridge">جسراً</a>');
	},
	'unclosed-element': expectBoth,
	'stray-end-tag': expectBoth,
	truncated: (feed) => {
		expect(feed.entries.map(({ title }) => title)).toEqual([TITLE]);
		expect(feed.description).toBeUndefined();
	},
	'entry-outside-channel': expectBoth,
	'too-deep': expectBoth,
	'entries-capped': (feed) => {
		expect(feed.entries).toHaveLength(500);
		expect(feed.entries.at(0)?.title).toBe('خبر 20');
		expect(feed.entries.at(-1)?.title).toBe('خبر 519');
	},
	'unreadable-date': (feed) => {
		expect(feed.entries.map(({ publishedAt }) => publishedAt)).toEqual([undefined, '2025-05-12T09:30:00.000Z']);
	},
	'json-fields-wrong': (feed) => {
		expect(feed.entries).toHaveLength(1);
		expect(feed.entries[0]).toMatchObject({ id: '7', title: TITLE, link: 'https://almarfa.example/news/1' });
		expect(feed.entries[0]).toMatchObject({ categories: [], enclosures: [] });
	},
};

function expectBoth(feed: ParsedFeed): void {
	expect(feed.title).toBe('صحيفة المرفأ');
	expect(feed.entries.map(({ title }) => title)).toEqual([TITLE, 'ارتفاع أسعار القمح للشهر الثالث']);
	expect(feed.entries.map(({ id }) => id)).toEqual(['almarfa-1', 'almarfa-2']);
	expect(summaries(feed)[0]).toBe(TEASER);
}

describe('faults of real feeds', () => {
	test.each(Object.keys(REPAIRS) as RepairName[])('%s is mended and named', async (name) => {
		const file = readdirSync(FIXTURES).find((path) => path.startsWith(`${name}.`));
		const feed = await read(file ?? `${name}: no fixture`);
		expect(feed.warnings).toContain(name);
		MENDED[name](feed);
	});

	test('docs/feeds.md lists them all, each with its fixture', () => {
		const listed = readFileSync(join(import.meta.dirname, '../../docs/feeds.md'), 'utf8')
			.split('\n')
			.filter((row) => row.includes('tests/fixtures/feeds'));
		const rows = Object.entries(REPAIRS).map(([name, what]) => {
			const file = readdirSync(FIXTURES).find((path) => path.startsWith(`${name}.`));
			return `| \`${name}\` | ${what} | [${file}](../tests/fixtures/feeds/${file}) |`;
		});
		expect(listed).toEqual(rows);
	});

	test('a clean feed has no warnings', async () => {
		const feed = await read('clean.xml');
		expect(feed.warnings).toEqual([]);
		expectBoth(feed);
	});
});
