/** Simulated worlds with crashes, storms, outages and failing disks: nothing lost, nothing twice. Many more in simulation.torture.ts. */
import { describe, expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';
import { described, runSeeds } from './run-seeds.ts';

describe('whatever breaks, every story reaches every reader or stands among the failures', () => {
	test.each([1, 101, 201])('seeds from %i', { timeout: 120_000 }, async (from) => {
		const figures = await runSeeds(from, 100);
		console.info(described(figures));
		expect(figures.broken).toEqual([]);
		expect(figures.crashes).toBeGreaterThan(100);
		// The bound is reached: Telegram does show some messages twice, each after a doubt or a crash.
		expect(figures.twice).toBeGreaterThan(0);
	});
});

test('a seed replays: the same world comes to the same end', async () => {
	expect(await runSeed(7)).toEqual(await runSeed(7));
});
