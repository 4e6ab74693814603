/** How long an answer stays the same, and when a busy site wants us back. */
import { expect, test } from 'vitest';
import { freshnessOf, retryAfterMs } from '../../src/http/freshness.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

type Row = readonly [headers: Record<string, string>, freshForMs: number, lifetimeMs: number, why: string];

test.each<Row>([
	[{}, 0, 0, 'no word'],
	[{ 'cache-control': 'max-age=300' }, 300_000, 300_000, 'just made'],
	[{ 'cache-control': 'public, max-age=300', age: '120' }, 180_000, 300_000, 'already in a cache for a while'],
	[{ 'cache-control': 'max-age=300', age: '900' }, 0, 300_000, 'past its time'],
	[{ 'cache-control': 's-maxage=600, max-age=60' }, 600_000, 600_000, 'the shared cache decides'],
	[{ 'cache-control': 'no-cache, max-age=300' }, 0, 0, 'not kept'],
	[{ 'cache-control': 'No-Store' }, 0, 0, 'not kept, upper case'],
	[{ expires: 'Sun, 01 Mar 2026 12:05:00 GMT' }, 300_000, 300_000, 'old style'],
	[
		{ expires: 'Sun, 01 Mar 2026 12:05:00 GMT', date: 'Sun, 01 Mar 2026 12:04:00 GMT' },
		60_000,
		60_000,
		'by their clock',
	],
	[{ expires: '0' }, 0, 0, 'expired'],
	[{ 'cache-control': 'max-age=60', expires: 'Sun, 01 Mar 2026 13:00:00 GMT' }, 60_000, 60_000, 'max-age wins'],
	[{ 'cache-control': 'max-age=99999999999' }, 2 ** 31 * 1_000, 2 ** 31 * 1_000, 'beyond any number'],
	[{ 'cache-control': 'max-age=-5', age: 'x' }, 0, 0, 'nonsense'],
])('%j is fresh for %i of %i ms (%s)', (headers, freshForMs, lifetimeMs) => {
	expect(freshnessOf(headers, NOW_MS)).toEqual({ freshForMs, lifetimeMs });
});

test.each([
	[undefined, undefined],
	['120', 120_000],
	['Sun, 01 Mar 2026 12:10:00 GMT', 600_000],
	['Sun, 01 Mar 2026 11:00:00 GMT', 0],
	['soon', undefined],
])('Retry-After: %s', (value, expected) => {
	expect(retryAfterMs(value === undefined ? {} : { 'retry-after': value }, NOW_MS)).toBe(expected);
});
