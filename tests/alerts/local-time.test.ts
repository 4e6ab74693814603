/** Quiet hours and digests by the reader's own clocks, over the changes of the clocks. */
import { describe, expect, test } from 'vitest';
import { nextDigestAt } from '../../src/alerts/digest-time.ts';
import { localTime, nextLocal } from '../../src/alerts/local-time.ts';
import { quietUntil } from '../../src/alerts/quiet-hours.ts';

const at = (iso: string) => Date.parse(iso);

describe('quiet hours', () => {
	test.each([
		[
			'in the evening, over midnight',
			'2026-11-25T20:30:00Z',
			'Asia/Riyadh',
			{ from: '23:00', to: '07:00' },
			'2026-11-26T04:00:00.000Z',
		],
		[
			'after midnight',
			'2026-11-26T01:00:00Z',
			'Asia/Riyadh',
			{ from: '23:00', to: '07:00' },
			'2026-11-26T04:00:00.000Z',
		],
		['in daytime', '2026-11-25T10:00:00Z', 'Asia/Riyadh', { from: '23:00', to: '07:00' }, undefined],
		[
			'the last minute is not quiet any more',
			'2026-11-26T04:00:00Z',
			'Asia/Riyadh',
			{ from: '23:00', to: '07:00' },
			undefined,
		],
		[
			'a nap at noon',
			'2026-11-25T10:15:00Z',
			'Africa/Cairo',
			{ from: '12:00', to: '13:30' },
			'2026-11-25T11:30:00.000Z',
		],
		[
			'Cairo sets its clocks forward at midnight, an hour of the night is missing',
			'2026-04-23T21:30:00Z',
			'Africa/Cairo',
			{ from: '23:00', to: '07:00' },
			'2026-04-24T04:00:00.000Z',
		],
		[
			'Berlin sets its clocks back, the night is an hour longer',
			'2026-10-24T22:00:00Z',
			'Europe/Berlin',
			{ from: '23:00', to: '07:00' },
			'2026-10-25T06:00:00.000Z',
		],
		['none set', '2026-11-25T20:30:00Z', 'Asia/Riyadh', undefined, undefined],
		['an empty span is none', '2026-11-25T20:30:00Z', 'Asia/Riyadh', { from: '08:00', to: '08:00' }, undefined],
	])('%s', (_name, now, zone, quiet, until) => {
		const found = quietUntil(at(now), zone, quiet);
		expect(found === undefined ? undefined : new Date(found).toISOString()).toBe(until);
	});
});

describe('the next time the clocks show a minute', () => {
	test('a minute that the clocks skip comes at the first instant after', () => {
		expect(new Date(nextLocal(at('2026-03-29T00:30:00Z'), 'Europe/Berlin', 150)).toISOString()).toBe(
			'2026-03-29T01:00:00.000Z',
		);
	});
	test('a minute that comes twice is met once: a digest is not sent twice', () => {
		const first = nextLocal(at('2026-10-24T23:30:00Z'), 'Europe/Berlin', 150);
		expect(new Date(first).toISOString()).toBe('2026-10-25T00:30:00.000Z');
		expect(new Date(nextLocal(first, 'Europe/Berlin', 150)).toISOString()).toBe('2026-10-26T01:30:00.000Z');
	});
	test('whatever the zone and season, it shows that minute or the clocks skipped it', () => {
		for (const zone of [
			'Asia/Riyadh',
			'Africa/Cairo',
			'Asia/Beirut',
			'Africa/Casablanca',
			'Asia/Gaza',
			'Europe/London',
			'Australia/Lord_Howe',
			'Asia/Kathmandu',
		]) {
			for (let day = 0; day < 730; day += 1) {
				const from = at('2026-01-01T00:00:00Z') + day * 86_400_000 + 47 * 60_000;
				const next = nextLocal(from, zone, 30);
				const shown = localTime(next, zone).minute;
				const skipped = (localTime(next - 60_000, zone).minute + 1) % 1440 !== shown;
				expect(
					shown === 30 || skipped,
					`${zone} ${new Date(from).toISOString()} → ${new Date(next).toISOString()}`,
				).toBe(true);
				expect(next - from).toBeGreaterThan(0);
				expect(next - from).toBeLessThanOrEqual(25 * 3_600_000);
			}
		}
	});
});

test.each([
	['hourly, in a zone of half hours', { kind: 'hourly' as const }, 'Asia/Kolkata', '2026-11-25T09:30:00.000Z'],
	['daily, later today', { kind: 'daily' as const, at: '18:00' }, 'Asia/Riyadh', '2026-11-25T15:00:00.000Z'],
	['daily, gone for today', { kind: 'daily' as const, at: '08:00' }, 'Asia/Riyadh', '2026-11-26T05:00:00.000Z'],
	['weekly, on Sunday', { kind: 'weekly' as const, day: 0, at: '08:00' }, 'Asia/Riyadh', '2026-11-29T05:00:00.000Z'],
])('the next digest: %s', (_name, cadence, zone, due) => {
	expect(new Date(nextDigestAt(cadence, at('2026-11-25T09:12:00Z'), zone)).toISOString()).toBe(due);
});
