/** The shipped program, struck at every step of its I/O: more than 2,300 points of death, and every error of a disk. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pointsOf, strike } from './points.ts';
import { buildShim, type Shim, shimIsMissing } from './shim.ts';

/** Steps of a life from its start to its end, with some to spare; a life that is done earlier counts as missed. */
const STEPS = 130;

describe.skipIf(shimIsMissing())('at every step', () => {
	let shim: Shim;
	beforeAll(() => {
		shim = buildShim();
	});

	// Each pass orders the same points anew, so that every life follows upon another death.
	test.each([1, 2, 3, 4, 5, 6])('kill -9, pass %i', async (pass) => {
		const points = pointsOf(['before', 'after', 'torn'], STEPS, 1);
		const mixed = points
			.map((point, at) => ({ point, key: (at * (2 * pass + 5)) % 449 }))
			.sort((a, b) => a.key - b.key);
		const { killed, missed, problems, twice } = await strike(
			mixed.map(({ point }) => point),
			shim,
		);
		console.info(`${killed} kills (${missed} lives ended before their point), ${twice} seen twice on Telegram`);
		expect(problems).toEqual([]);
		expect(killed).toBeGreaterThanOrEqual(300);
		expect(twice).toBeGreaterThan(0);
		expect(twice).toBeLessThanOrEqual(killed);
	});

	test.each([
		['enospc', 1],
		['eio', 1],
		['enospc', 40],
		['eio', 40],
	] as const)('%s, %i times', async (mode, times) => {
		const { gaveUp, problems, twice } = await strike(pointsOf([mode], STEPS, 1, 1, times), shim);
		console.info(
			`${STEPS} points of ${mode}, ${times} at a time: the program ended by itself ${gaveUp} times, ${twice} seen twice on Telegram`,
		);
		expect(problems).toEqual([]);
	});
});
