/**
 * Decides a list of hostile cases of authorisation, a line each: area, case, what must happen, with tabs between.
 * node bench/hostile-authz.ts [FILE]   (../shared/data/hostile/hostile-authz.txt by default)
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Case, DISCORD, TELEGRAM } from '../tests/authorisation/cases.ts';
import { PLACES } from '../tests/authorisation/places.ts';
import { stage } from '../tests/authorisation/stage.ts';
import { strayDeeds } from '../tests/authorisation/stray-deeds.ts';

const CASES: readonly Case[] = [...DISCORD, ...TELEGRAM, ...PLACES];
/** Decided where the network, the clock of the polls or the page is part of the case: the tests that hold them. */
const ELSEWHERE: readonly (readonly [row: RegExp, file: string, test: RegExp])[] = [
	[/guild unavailable/, 'tests/platforms/discord/gateway.test.ts', /outage of a server|guildOutage/],
	[/channel deleted \(10003\)/, 'tests/pipeline/tell-paused.test.ts', /refuses us is told of/],
	[/403 bot was blocked/, 'tests/platforms/telegram/delivering.test.ts', /blocked by a person/],
	[/message_thread_id closed/, 'tests/platforms/telegram/delivering.test.ts', /closed|topic/],
	[/5,000 items at once/, 'tests/feeds/repair.test.ts', /entries-capped/],
	[/Host: evil/, 'tests/web/page.test.ts', /DNS rebinding/],
	[/CSRF/, 'tests/web/page.test.ts', /form of another site/],
	[/0\.0\.0\.0/, 'tests/config/environment.test.ts', /0\.0\.0\.0|RASID_WEB_HOST/],
	[/<script>/, 'tests/web/page.test.ts', /HOSTILE/],
	[/\.\.\/\.\.\/\.env/, 'tests/web/page.test.ts', /leads nowhere/],
];

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
		for (const one of cases) if (!(await one.holds(await stage()))) return { holds: false, by: one.does };
		return { holds: true, by: cases.map((one) => one.does).join('; ') };
	}
	const [, test, name] = ELSEWHERE.find(([row]) => row.test(what)) ?? [];
	if (!test || !name) return { holds: false, by: 'no case for it' };
	const path = new URL(`../${test}`, import.meta.url);
	const holds = existsSync(path) && name.test(readFileSync(path, 'utf8'));
	return { holds, by: `a test in ${test}` };
}
