import { describe, expect, test } from 'vitest';
import { discover } from '../../src/feeds/discover.ts';

const PAGE = 'https://outlet.example/ar/news/2025';
const surely = (html: string) => discover(html, PAGE).filter(({ by }) => by !== 'guess');

describe('discovery', () => {
	test('announced feeds come first, with their titles and absolute addresses', () => {
		const html = `<head><base href="/ar/"><link rel="alternate" type="application/rss+xml" title="الأخبار &amp; الآراء" href="rss.xml">
			<link rel='alternate' type='application/atom+xml' href='//cdn.example/atom'></head><body><a href="/rss/sport">رياضة</a></body>`;
		expect(surely(html)).toEqual([
			{ url: 'https://outlet.example/ar/rss.xml', title: 'الأخبار & الآراء', by: 'link' },
			{ url: 'https://cdn.example/atom', by: 'link' },
			{ url: 'https://outlet.example/rss/sport', title: 'رياضة', by: 'anchor' },
		]);
	});

	test('a link that is announced and linked is one candidate', () => {
		const html = '<a href="/feed">RSS</a><link rel="alternate" type="application/rss+xml" href="/feed">';
		expect(surely(html)).toEqual([{ url: 'https://outlet.example/feed', by: 'link' }]);
	});

	test('Arabic words for a feed are understood', () => {
		const html = '<p>تابعنا عبر <a href="/subscribe"><i></i> خدمة الخلاصات</a></p>';
		expect(surely(html)).toMatchObject([{ url: 'https://outlet.example/subscribe', by: 'anchor' }]);
	});

	test.each([
		['another language of the page', '<link rel="alternate" hreflang="en" href="/en">'],
		['the site’s JSON interface', '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">'],
		['comments', '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'],
		['a reader’s button', '<a href="https://feedly.com/i/subscription/feed/x">RSS</a>'],
		['words that only look alike', '<a href="/feedback">رأيك يهمنا</a><a href="/atomic-energy">طاقة ذرية</a>'],
		['a script', '<a href="javascript:rss()">RSS</a>'],
	])('%s is no feed', (_, html) => {
		expect(surely(html)).toEqual([]);
	});

	test('usual places are guessed on the same site, after all else', () => {
		const found = discover('<a href="/rss">RSS</a>', PAGE);
		expect(found[0]).toMatchObject({ url: 'https://outlet.example/rss', by: 'anchor' });
		expect(found.slice(1).every(({ by, url }) => by === 'guess' && url.startsWith('https://outlet.example/'))).toBe(
			true,
		);
		expect(found.map(({ url }) => url)).toContain('https://outlet.example/feed/');
	});

	test('a page of nothing but broken links is answered', () => {
		expect(discover('<a href="/rss?'.repeat(100_000), PAGE).length).toBeLessThan(200);
	});
});
