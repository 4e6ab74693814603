/** The house's clock: it follows the machine's, but never goes back. */
import { expect, test } from 'vitest';
import { steadyClock } from '../../src/domain/clock.ts';

test.each([
	['as the machine’s', [0, 10, 25, 25, 90], [10, 25, 25, 90]],
	['forward at once, as after a sleep', [0, 10, 5000, 5010], [10, 5000, 5010]],
	['set back: on at half speed', [1000, 400, 410, 430, 630], [1000, 1005, 1015, 1115]],
	['and as the machine’s again, once it has caught up', [1000, 900, 1000, 1100, 1150], [1000, 1050, 1100, 1150]],
	['set back twice', [1000, 800, 820, 500, 600], [1000, 1010, 1010, 1060]],
	['steps of a single millisecond add up', [100, 50, 51, 52, 53, 54], [100, 100, 101, 101, 102]],
])('%s', (_name, wall, ours) => {
	let at = 0;
	const clock = steadyClock(() => wall[at++]!);
	expect(ours.map(() => clock.now())).toEqual(ours);
});
