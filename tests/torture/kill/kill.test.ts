/** The shipped program, killed or robbed of its disk at steps of its I/O, then started again. All steps: kill.torture.ts. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pointsOf, strike } from './points.ts';
import { buildShim, type Shim, shimIsMissing } from './shim.ts';

describe.skipIf(shimIsMissing())('at a sample of steps', () => {
	let shim: Shim;
	beforeAll(() => {
		shim = buildShim();
	});

	test('kill -9 before, after and in the middle: nothing lost, nothing twice on Discord', {
		timeout: 180_000,
	}, async () => {
		const modes = ['before', 'after', 'torn'] as const;
		const points = modes.flatMap((mode, at) => pointsOf([mode], 120, 40, 25 + 11 * at));
		const { killed, problems, twice } = await strike(points, shim);
		expect(problems).toEqual([]);
		expect(killed).toBeGreaterThan(5);
		expect(twice).toBeLessThanOrEqual(killed);
	});

	test('a full disk, a failing disk: nothing lost, nothing twice', { timeout: 120_000 }, async () => {
		const points = [...pointsOf(['enospc'], 100, 40, 50, 6), ...pointsOf(['eio'], 100, 40, 60)];
		const { problems, twice } = await strike(points, shim);
		expect(problems).toEqual([]);
		expect(twice).toBe(0);
	});
});
