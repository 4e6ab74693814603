/** The figures that an operator sees: what is counted, how long the way takes, and that Prometheus can read it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { createMeter, type Meter } from '../../src/observability/meter.ts';
import { quantile } from '../../src/observability/quantile.ts';
import { alert } from '../alerts/samples.ts';

const NOW = '2026-11-25T09:00:10.000Z';
const LIVE = [
	alert('m1', { createdAt: '2026-11-25T09:00:00.000Z', notBefore: '2026-11-25T09:00:00.000Z' }),
	alert('m2', { createdAt: '2026-11-24T09:00:00.000Z', status: 'held' }),
];

let meter: Meter;
let nowMs: number;

beforeEach(() => {
	nowMs = Date.parse(NOW);
	meter = createMeter({
		clock: { now: () => nowMs },
		version: '1.2.3',
		counts: () => ({ pending: 1, held: 1, sending: 0, unknown: 0, sent: 7, superseded: 0, failed: 0, expired: 0 }),
		live: () => LIVE,
		waiting: async () => ({ check: 3, place: 0 }),
		feeds: () => 12,
	});
});

test('counts what passes through', async () => {
	meter.looked('changed', 4);
	meter.looked('unchanged', 0);
	meter.looked('timeout', 0);
	meter.placed('opens');
	meter.announced(3, undefined);
	meter.changed(alert('m1', { status: 'unknown' }));
	const text = await meter.text();
	for (const line of [
		'rasid_feed_fetches_total{result="changed"} 1',
		'rasid_feed_fetches_total{result="timeout"} 1',
		'rasid_articles_total 4',
		'rasid_placed_articles_total{role="opens"} 1',
		'rasid_announced_alerts_total 3',
		'rasid_alert_changes_total{platform="discord",status="unknown"} 1',
		'rasid_outbox_alerts{status="sent"} 7',
		'rasid_queue_jobs{job="check"} 3',
		'rasid_feeds 12',
	])
		expect(text).toContain(line);
	expect(text).toMatch(/rasid_build_info\{version="1.2.3",node="[\d.]+"\} 1/);
});

test('the oldest alert is the oldest that is due: one held for its digest is not late', async () => {
	expect(await meter.text()).toContain('rasid_outbox_oldest_seconds 10');
});

test('times each stage from publication to the reader', async () => {
	const at = { publishedAt: '2026-11-25T08:59:00.000Z', fetchedAt: '2026-11-25T09:00:00.000Z' };
	meter.found(at as Article);
	meter.announced(1, at.fetchedAt);
	const sent = { status: 'sent', createdAt: NOW, sentAt: '2026-11-25T09:00:10.400Z' } as const;
	meter.changed(alert('m1', { ...sent, publishedAt: at.publishedAt }));
	const delays = Object.fromEntries((await meter.delays()).map((delay) => [delay.stage, delay]));
	expect(delays['found']).toMatchObject({ count: 1, p95Ms: expect.closeTo(58_500, -2) });
	expect(delays['announced']).toMatchObject({ count: 1, p50Ms: expect.closeTo(7500, -2) });
	expect(delays['sent']!.p50Ms).toBeLessThanOrEqual(500);
	expect(delays['whole']!.p50Ms).toBeGreaterThan(60_000);
});

test('old news that a new feed brings, and digests, are not taken for delays', async () => {
	meter.found({ publishedAt: '2026-11-20T09:00:00.000Z', fetchedAt: NOW } as Article);
	meter.changed(alert('m1', { kind: 'digest', status: 'sent', sentAt: NOW }));
	expect(await meter.delays()).toEqual([]);
});

test('every name has its unit and prefix, and all faults and states together stay under 200 series', async () => {
	const faults = 'address network timeout too-large http gone busy challenge not-a-feed malformed killed'.split(' ');
	for (const end of ['changed', 'unchanged', ...faults]) meter.looked(end, 1);
	for (const role of ['opens', 'develops', 'repeats']) meter.placed(role);
	const statuses = ['pending', 'held', 'unknown', 'sent', 'superseded', 'failed', 'expired'] as const;
	for (const platform of ['discord', 'telegram', 'terminal'])
		for (const status of statuses) meter.changed(alert('m1', { platform, status, sentAt: NOW, publishedAt: NOW }));
	meter.found({ publishedAt: NOW, fetchedAt: NOW } as Article);
	meter.announced(1, NOW);
	const series = (await meter.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	expect(series.length).toBeLessThanOrEqual(200);
	expect(series.filter((line) => !line.startsWith('rasid_'))).toEqual([]);
});

test('alive until the schedule, once begun, stands still for a minute', () => {
	expect(meter.stuck()).toBeUndefined();
	meter.beat();
	nowMs += 59_000;
	expect(meter.stuck()).toBeUndefined();
	nowMs += 2_000;
	expect(meter.stuck()).toBe('no feed was scheduled for 61 s');
	meter.beat();
	expect(meter.stuck()).toBeUndefined();
});

describe('a quantile from buckets', () => {
	const BUCKETS = [
		{ upTo: 1, count: 50 },
		{ upTo: 2, count: 90 },
		{ upTo: Number.POSITIVE_INFINITY, count: 100 },
	];
	test.each([
		[0.5, 1],
		[0.7, 1.5],
		[0.99, 2],
	])('%d → %d', (share, value) => expect(quantile(BUCKETS, share)).toBe(value));
	test('of nothing: 0', () => expect(quantile([{ upTo: Number.POSITIVE_INFINITY, count: 0 }], 0.5)).toBe(0));
});
