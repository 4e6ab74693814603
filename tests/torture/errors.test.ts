/** The store fails at some steps of an hour of news: nothing lost, nothing twice. At every step: errors.torture.ts. */
import { expect, test } from 'vitest';
import { runWithError } from './errors.ts';

test.each([
	['io', [2, 40, 150]],
	['false', [4, 60, 120]],
	['busy', [3, 70, 140]],
] as const)('%s', async (failure, steps) => {
	for (const at of steps) expect((await runWithError(failure, at)).problems).toEqual([]);
});
