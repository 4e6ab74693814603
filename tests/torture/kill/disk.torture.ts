/** The disk fails under the shipped program at every step of its I/O. Each way for the store to fail: errors.torture.ts. */
import { describe, expect, test } from 'vitest';
import { pointsOf, stepsOf, strike } from './points.ts';
import { buildShim, shimIsMissing } from './shim.ts';

/** Most of these lives wait for another try. */
const AT_ONCE = 6;

describe.skipIf(shimIsMissing())('at every step', () => {
	test.each([
		['enospc', 1],
		['eio', 40],
	] as const)('%s, %i times', async (mode, times) => {
		const shim = buildShim();
		const steps = await stepsOf(shim, 'SQLite', mode);
		const { gaveUp, waited, problems, twice } = await strike(
			pointsOf([mode], steps, 1, 1, times),
			shim,
			'SQLite',
			AT_ONCE,
		);
		console.info(
			`${steps} points of ${mode}, ${times} at a time: the program ended by itself ${gaveUp} times, waited for ` +
				`another try ${waited} times, ${twice} seen twice on Telegram`,
		);
		expect(problems).toEqual([]);
	});
});
