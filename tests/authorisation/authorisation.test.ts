/** Who may do what on both platforms; and ten thousand random deeds in fifty servers that touch nobody else. */
import { describe, expect, test } from 'vitest';
import { type Case, DISCORD, TELEGRAM } from './cases.ts';
import { CROWD } from './crowd.ts';
import { PAGE } from './page-visits.ts';
import { PLACES } from './places.ts';
import { SENDING } from './sending.ts';
import { stage } from './stage.ts';
import { strayDeeds } from './stray-deeds.ts';

describe.each([
	['Discord', DISCORD],
	['Telegram', TELEGRAM],
	['everywhere', PLACES],
	['in a crowd', CROWD],
	['when alerts are sent', SENDING],
	['on the page', PAGE],
] as const)('%s', (_, cases: readonly Case[]) => {
	test.each(cases.map((one) => [one.does, one] as const))('%s', async (_does, one) => {
		expect(await one.holds(await stage())).toBe(true);
	});
});

test('ten thousand random deeds over fifty servers: none has an effect in another', { timeout: 120_000 }, async () => {
	expect(await strayDeeds({ deeds: 10_000, servers: 50, seed: 20_261_125 })).toEqual({ deeds: 10_000, strays: [] });
});
