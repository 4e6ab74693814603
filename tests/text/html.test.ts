import { describe, expect, test } from 'vitest';
import { escapeHtml, mapAddresses, paragraphs, plainText } from '../../src/text/html.ts';

describe('HTML as a reader sees it', () => {
	test('blocks and line breaks part paragraphs, inline elements do not', () => {
		const html =
			'<div><h2>عنوان</h2><p>قال <b>الوزير</b>&nbsp;إن<br>الأمر   محسوم.</p><ul><li>أولاً<li>ثانياً</ul></div>';
		expect(paragraphs(html)).toEqual(['عنوان', 'قال الوزير إن', 'الأمر محسوم.', 'أولاً', 'ثانياً']);
	});

	test('scripts and styles are not seen, and an iframe left open hides nothing', () => {
		const html =
			'<style>p{}</style>قبل<script>if (a < b) alert("x")</script><iframe src="https://v.example"> ثم<iframe/> بعد<!-- سر -->';
		expect(plainText(html)).toBe('قبل ثم بعد');
	});

	test.each([
		['&quot;نعم&quot; &amp; &#1604;&#x627;', '"نعم" & لا'],
		['3 < 5 && 7 > 2', '3 < 5 && 7 > 2'],
		['?a=1&copy=2', '?a=1&copy=2'],
		['<td>أ</td><td>ب</td>', 'أ ب'],
		['<p', ''],
	])('%s', (html, text) => {
		expect(plainText(html)).toBe(text);
	});

	test('text survives its way through HTML', () => {
		const text = '<b> & "قال" \'نعم\' &amp;';
		expect(plainText(escapeHtml(text))).toBe(text);
	});

	test('addresses are changed and nothing else', () => {
		const html = "<A  HREF = 'a?x=1&amp;y=2' class=k>ص</a >< b <img src=i.jpg alt='src=\"z\"'>";
		const mapped = mapAddresses(html, (address) => (address === 'i.jpg' ? undefined : `https://e.example/${address}`));
		expect(mapped).toBe(
			"<A  HREF = 'https://e.example/a?x=1&amp;y=2' class=k>ص</a >< b <img src=i.jpg alt='src=\"z\"'>",
		);
	});

	test('half a million broken tags are read to their end', () => {
		expect(plainText('<a '.repeat(500_000))).toBe('');
		expect(paragraphs('<p>ع'.repeat(200_000))).toHaveLength(200_000);
	});
});
