/** The shipped program, struck dead at every step of its I/O: more than 2,000 deaths on both stores. */
import { beforeAll, describe, expect, test } from 'vitest';
import { redisIsMissing } from '../../redis.ts';
import { inOrder, pointsOf, stepsOf, strike } from './points.ts';
import { buildShim, type Shim, shimIsMissing } from './shim.ts';
import type { Backend } from './stage.ts';

/** Struck in passes over all points, each point after another death than in the pass before: two thousand in all. */
const STRIKES = { SQLite: 1_350, Redis: 700 };

const BACKENDS: readonly Backend[] = redisIsMissing() ? ['SQLite'] : ['SQLite', 'Redis'];

describe.skipIf(shimIsMissing())('at every step', () => {
	let shim: Shim;
	beforeAll(() => {
		shim = buildShim();
	});

	test.each(BACKENDS)('kill -9 before, after and in the middle of it, on %s', async (backend) => {
		const from = performance.now();
		const steps = await stepsOf(shim, backend);
		const points = pointsOf(['before', 'after', 'torn'], steps);
		const passes = Math.ceil(STRIKES[backend] / points.length);
		const all = Array.from({ length: passes }, (_, pass) => inOrder(points, pass))
			.flat()
			.slice(0, STRIKES[backend]);
		const { killed, again, missed, problems, doubts, twice } = await strike(all, shim, backend);
		const minutes = ((performance.now() - from) / 60_000).toFixed(1);
		console.info(
			`${backend}: ${steps} steps, ${all.length} points, ${killed} kills, ${again} of them in recovery, ` +
				`${missed} lives over before their point; ${problems.length} problems (lost, twice on Discord); Telegram: ` +
				`${doubts} in doubt, at most one a kill, ${twice} seen twice; ${minutes} min`,
		);
		expect(problems).toEqual([]);
		expect(killed).toBeGreaterThan(0.9 * all.length);
		expect(twice).toBeGreaterThan(0);
		expect(twice).toBeLessThanOrEqual(doubts);
	});
});
