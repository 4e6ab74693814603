/** Ten thousand simulated worlds, and two hundred outages. */
import { expect, test } from 'vitest';
import { simulate, summary } from './simulate.ts';

const SEEDS = 10_000;

test('ten thousand seeds: nothing lost, nothing twice that was not in doubt, the other platform undisturbed', {
	timeout: 3_600_000,
}, async () => {
	const done = await simulate(1, SEEDS, () => undefined);
	console.info(summary(done));
	expect([...done.figures.broken, ...done.outages.broken]).toEqual([]);
	expect(done.figures.crashes).toBeGreaterThan(2 * SEEDS);
});
