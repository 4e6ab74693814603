import { expect, test } from 'vitest';
import { canonicalUrl } from '../../src/articles/canonical-url.ts';

test.each([
	['https://news.example/a?utm_source=rss&utm_medium=feed', 'https://news.example/a'],
	['https://news.example/a?at_medium=RSS&at_campaign=KARANGA', 'https://news.example/a'],
	['https://news.example/a?maca=ara-rss-all#xtor=1', 'https://news.example/a'],
	['https://news.example/details.php?id=17&fbclid=x', 'https://news.example/details.php?id=17'],
	['https://news.example/?p=9', 'https://news.example/?p=9'],
	['https://news.example/?preference=a&reference=b', 'https://news.example/?preference=a&reference=b'],
	['https://news.example/%D8%AE%D8%A8%D8%B1?q=%D8%A7+b', 'https://news.example/%D8%AE%D8%A8%D8%B1?q=%D8%A7+b'],
	['https://NEWS.example:443/a', 'https://news.example/a'],
	['https://news.example/#!/story/3', 'https://news.example/#!/story/3'],
	[' https://news.example/a ', 'https://news.example/a'],
	['mailto:desk@news.example', 'mailto:desk@news.example'],
	['', ''],
])('%s → %s', (address, expected) => {
	expect(canonicalUrl(address)).toBe(expected);
});
