import { describe, expect, test } from 'vitest';
import { type Outline, readOpml, writeOpml } from '../../src/feeds/opml.ts';

const LIST: readonly Outline[] = [
	{
		title: 'صحيفة "المرفأ" & شركاه',
		feedUrl: 'https://almarfa.example/rss?a=1&b=2',
		siteUrl: 'https://almarfa.example/',
	},
	{ title: 'وكالة الميناء', feedUrl: 'https://mina.example/feed', category: 'سياسة' },
	{ title: 'مجلة البحر', feedUrl: 'https://bahr.example/atom', category: 'سياسة' },
];

describe('OPML', () => {
	test('what is written is read back', () => {
		expect(readOpml(writeOpml('قائمتي', LIST))).toEqual(LIST);
	});

	test('folders within folders are a path; a feed is taken once', () => {
		const text = `<opml version="1.0"><body><outline text="أخبار"><outline title="مغرب">
			<outline text="الأولى" xmlUrl="https://one.example/rss"/><outline text="مكررة" xmlUrl="https://one.example/rss"></outline>
			</outline></outline><outline text="وحيدة" xmlUrl="feed://two.example/rss" category="/رياضة/كرة,/أخرى"/></body></opml>`;
		expect(readOpml(text)).toEqual([
			{ title: 'الأولى', feedUrl: 'https://one.example/rss', category: 'أخبار/مغرب' },
			{ title: 'وحيدة', feedUrl: 'http://two.example/rss', category: 'رياضة/كرة' },
		]);
	});

	test('broken lists give what they have, and nothing that is no address of the web', () => {
		const text = `<opml><body><outline text="أ & ب" xmlUrl="https://one.example/rss?a=1&b=2">
			<outline text="سر" xmlUrl="file:///etc/passwd"/><outline text="نص" xmlUrl="javascript:1"/><outline text="ج" xmlUrl="https://two.example/rss">`;
		expect(readOpml(text).map(({ title, feedUrl }) => [title, feedUrl])).toEqual([
			['أ & ب', 'https://one.example/rss?a=1&b=2'],
			['ج', 'https://two.example/rss'],
		]);
	});

	test('what is no OPML has no feeds', () => {
		expect(readOpml('<rss><channel/></rss>')).toEqual([]);
	});
});
