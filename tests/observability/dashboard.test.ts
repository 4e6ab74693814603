/** The dashboard that is shipped asks only for figures that are there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMeter } from '../../src/observability/meter.ts';

const DASHBOARD = new URL('../../deploy/grafana.json', import.meta.url);

test('every figure on the dashboard exists', async () => {
	const meter = createMeter({
		clock: { now: () => 0 },
		version: 'test',
		counts: () => ({ pending: 0, held: 0, sending: 0, unknown: 0, sent: 0, superseded: 0, failed: 0, expired: 0 }),
		live: () => [],
		waiting: async () => ({}),
		feeds: () => 0,
	});
	const there = new Set([...(await meter.text()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
	const dashboard = readFileSync(DASHBOARD, 'utf8');
	const asked = [...dashboard.matchAll(/rasid_\w+/g)].map(([name]) => name.replace(/_bucket$/, ''));
	expect(asked.length).toBeGreaterThan(10);
	expect(asked.filter((name) => !there.has(name))).toEqual([]);
});
