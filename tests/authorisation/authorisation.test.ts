/** Who may do what on both platforms; and ten thousand random deeds in fifty servers that touch nobody else. */
import { describe, expect, test } from 'vitest';
import { type Case, DISCORD, TELEGRAM } from './cases.ts';
import { PLACES } from './places.ts';
import { stage } from './stage.ts';
import { strayDeeds } from './stray-deeds.ts';

describe.each([
	['Discord', DISCORD],
	['Telegram', TELEGRAM],
	['everywhere', PLACES],
] as const)('%s', (_, cases: readonly Case[]) => {
	test.each(cases.map((one) => [one.does, one] as const))('%s', async (_does, one) => {
		expect(await one.holds(await stage())).toBe(true);
	});
});

test('ten thousand random deeds over fifty servers: none has an effect in another', async () => {
	expect(await strayDeeds({ deeds: 10_000, servers: 50, seed: 20_261_125 })).toEqual({ deeds: 10_000, strays: [] });
});
