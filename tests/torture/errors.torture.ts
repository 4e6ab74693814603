/** The store fails at every step of an hour of news, in every way: nothing lost, nothing twice, nothing marked sent that was not. */
import { expect, test } from 'vitest';
import { runWithError } from './errors.ts';

test.each(['full', 'io', 'false', 'busy'] as const)('%s, at every step', async (failure) => {
	const { steps } = await runWithError(failure, 0);
	const broken: string[] = [];
	let restarts = 0;
	for (let at = 1; at <= steps; at += 1) {
		const ran = await runWithError(failure, at);
		restarts += ran.restarts;
		broken.push(...ran.problems.map((problem) => `${failure} ${at}: ${problem}`));
	}
	console.info(`${failure}: ${steps} steps, each failed once; ${restarts} starts failed and came again`);
	expect(broken).toEqual([]);
});
