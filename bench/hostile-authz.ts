/**
 * Decides a list of hostile cases of authorisation, a line each: area, case, what must happen, with tabs between.
 * node bench/hostile-authz.ts [FILE]   (../shared/data/hostile/hostile-authz.txt by default)
 */
import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Case, DISCORD, TELEGRAM } from '../tests/authorisation/cases.ts';
import { CROWD } from '../tests/authorisation/crowd.ts';
import { PAGE } from '../tests/authorisation/page-visits.ts';
import { PLACES } from '../tests/authorisation/places.ts';
import { SENDING } from '../tests/authorisation/sending.ts';
import { stage } from '../tests/authorisation/stage.ts';
import { strayDeeds } from '../tests/authorisation/stray-deeds.ts';

const CASES: readonly Case[] = [...DISCORD, ...TELEGRAM, ...PLACES, ...CROWD, ...SENDING, ...PAGE];

const file = process.argv[2] ?? new URL('../../shared/data/hostile/hostile-authz.txt', import.meta.url).pathname;
if (!existsSync(file)) {
	console.log(`no list at ${file}: name one`);
	process.exit(1);
}
const rows = readFileSync(file, 'utf8')
	.split('\n')
	.filter((line) => line.includes('\t') && !line.startsWith('#'))
	.map((line) => line.split('\t') as [string, string, string]);
let decided = 0;
for (const [area, what, must] of rows) {
	const how = await decide(area, what);
	if (how.holds) decided += 1;
	console.log(
		`${how.holds ? '✓' : '✗'} ${area}: ${what.slice(0, 90)}\n    ${how.holds ? how.by : `NOT DECIDED (${how.by}); must: ${must}`}`,
	);
}
console.log(`\n${decided} of ${rows.length} cases decided as written`);
const { strays } = await strayDeeds({ deeds: 10_000, servers: 50, seed: 1 });
console.log(`10,000 random deeds over 50 servers: ${strays.length} effects in another`);
process.exit(decided === rows.length && strays.length === 0 ? 0 : 1);

async function decide(area: string, what: string): Promise<{ readonly holds: boolean; readonly by: string }> {
	const cases = CASES.filter((one) => one.area === area && one.row.test(what));
	if (cases.length > 0) {
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		for (const one of cases) if (!(await one.holds(await stage()))) return { holds: false, by: one.does };
		delay.disable();
		const waited = `others waited ${Math.round(delay.percentile(99) / 1e6)} ms at most in 99 of 100 turns`;
		return { holds: true, by: [...cases.map((one) => one.does), waited].join('\n    ') };
	}
	return { holds: false, by: 'no case for it' };
}
