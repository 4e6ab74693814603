/** The list of feeds: read whole, or refused with every mistake and its line. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFeeds } from '../../config/catalogue.ts';
import { problemLine } from '../../config/problem.ts';

const options = { allowLoopback: false };

test('the shipped list is read', () => {
	const result = readFeeds('config/feeds.yaml', readFileSync('config/feeds.yaml', 'utf8'), options);
	expect(result.kind).toBe('ok');
	if (result.kind !== 'ok') return;
	expect(result.feeds.length).toBeGreaterThanOrEqual(12);
	expect(new Set(result.feeds.map((feed) => feed.id)).size).toBe(result.feeds.length);
	expect(result.feeds.every((feed) => /\p{Script=Arabic}/u.test(feed.title) && feed.allowLoopback === undefined)).toBe(
		true,
	);
});

test('every mistake at once, with line and field', () => {
	const text = `feeds:
  - url: ftp://outlet.example/rss
    titel: المدار
  - title: 5
    url: https://a.example/rss
  - url: https://b.example/rss
    title: الضفاف
    country: sa
`;
	const result = readFeeds('feeds.yaml', text, options);
	expect(result.kind === 'problems' && result.problems.map(problemLine)).toEqual([
		'feeds.yaml:2: feeds[1].url: no http(s) address. Write the full address, beginning with https://',
		'feeds.yaml:2: feeds[1].title: missing. Write "title"',
		'feeds.yaml:3: feeds[1].titel: unknown field. Remove it, or mend its spelling',
		'feeds.yaml:4: feeds[2].title: 5 where string is expected. Write string',
		'feeds.yaml:8: feeds[3].country: no country code. Write two capital letters, such as SA',
	]);
});

test('a feed listed twice is named at its second place', () => {
	const text =
		'feeds:\n  - url: https://a.example/rss\n    title: أ\n  - url: https://a.example:443/rss\n    title: ب\n';
	const result = readFeeds('feeds.yaml', text, options);
	expect(result).toMatchObject({ kind: 'problems', problems: [{ line: 4, message: 'listed twice' }] });
});

test('broken YAML is named by its line', () => {
	const result = readFeeds('feeds.yaml', 'feeds:\n  - url: "https://a.example\n    title: x\n', options);
	expect(result.kind).toBe('problems');
	if (result.kind === 'problems') expect(result.problems[0]).toMatchObject({ field: 'syntax', file: 'feeds.yaml' });
});
