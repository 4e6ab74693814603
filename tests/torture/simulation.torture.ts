/** Ten thousand simulated worlds. */
import { describe, expect, test } from 'vitest';
import { described, runSeeds } from './run-seeds.ts';

const EACH = 1000;

describe('ten thousand seeds', () => {
	test.each(Array.from({ length: 10 }, (_, at) => 1 + at * EACH))('from %i', { timeout: 1_800_000 }, async (from) => {
		const figures = await runSeeds(from, EACH);
		console.info(described(figures));
		expect(figures.broken).toEqual([]);
		expect(figures.crashes).toBeGreaterThan(2 * EACH);
	});
});
