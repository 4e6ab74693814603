/**
 * Every measurement of the house, one after the other: `npm run bench [NAME…]`, all by default (some 25 minutes alone on the
 * machine; with others beside it, believe the ratios and not the milliseconds). Each is a script of its own; what its lines
 * in the form of bench/row.ts say is gathered into one table at the end. One that lacks its data, or takes too long, says so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { markOf } from './row.ts';

type Bench = {
	readonly name: string;
	readonly what: string;
	readonly script: string;
	/** Packages that are installed into a folder of their own, whose path is the script's first argument. */
	readonly peers?: readonly string[];
};
type Told = { readonly name: string; readonly cells: readonly string[] };

const BENCHES: readonly Bench[] = [
	{ name: 'matching', what: 'matching, beside V8 alternation, Aho-Corasick and includes', script: 'matching.ts' },
	{ name: 'feeds', what: 'reading feeds, beside rss-parser', script: 'feed-reading.ts' },
	{ name: 'polling', what: 'how late news is noticed, beside fixed intervals', script: 'polling.ts' },
	{ name: 'poll-cost', what: 'a look at a feed, by how it ends', script: 'poll-cost.ts' },
	{ name: 'dns', what: 'names resolved a second', script: 'dns.ts' },
	{ name: 'stories', what: 'placing an article, beside MinHash with LSH', script: 'stories.ts' },
	{ name: 'summaries', what: 'extracts, beside the first sentences', script: 'summaries.ts' },
	{
		name: 'store',
		what: 'the SQLite store, beside @keyv/sqlite',
		script: 'store.ts',
		peers: ['keyv@5', '@keyv/sqlite@4'],
	},
	{ name: 'queue', what: 'a record and its wake-up, beside BullMQ', script: 'queue.ts' },
	{ name: 'start', what: 'a start and an idle house, beside discord.js and grammY alone', script: 'start.ts' },
	{ name: 'pacing', what: 'how much of the platforms’ limits is used', script: 'pacing.ts' },
	{ name: 'backlog', what: 'which alert goes next, beside a walk over all', script: 'backlog.ts' },
	{ name: 'page', what: 'the page in a browser', script: 'page.ts' },
	{ name: 'backtest', what: 'a changed topic over 10,000 articles', script: 'backtest.ts' },
	{ name: 'capacity', what: 'memory of subscriptions, topics, feeds and alerts', script: 'capacity.ts' },
	{ name: 'gateway-memory', what: 'memory of the Discord side on 10,000 servers', script: 'gateway-memory.ts' },
	{ name: 'burst', what: 'the whole house: ten stories to 1,300 channels', script: 'system.ts' },
	{ name: 'scale', what: 'poll + match by 1, 2 and 4 processes on Redis', script: 'scale.ts' },
	{ name: 'changes', what: 'how soon a change is in force in all processes', script: 'changes.ts' },
	{ name: 'peer', what: 'the same feeds and filters, beside a plain bot', script: 'peer.ts' },
	{ name: 'hostile', what: 'addresses that lead inside', script: 'hostile-addresses.ts' },
	{ name: 'hostile', what: 'feeds that mean harm', script: 'hostile-feeds.ts' },
	{ name: 'hostile', what: 'texts that mean harm, on Discord', script: 'hostile-text-discord.ts' },
	{ name: 'hostile', what: 'texts that mean harm, on Telegram', script: 'hostile-text-telegram.ts' },
	{ name: 'hostile', what: 'a model that means harm', script: 'hostile-model.ts' },
];
/** A measurement that takes longer is ended. */
const LONGEST_MS = 8 * 60_000;
/** @keyv/sqlite compiles its SQLite where no ready one can be fetched. */
const INSTALL_MS = 4 * 60_000;
const HEAD = ['part', 'what', 'measured', 'beside', 'goal', 'met'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
	const names = [...new Set(BENCHES.map(({ name }) => name))].join(', ');
	console.error(`no measurement is called ${unknown.join(', ')}; there are: ${names}`);
	process.exit(1);
}
const [load = 0] = loadavg();
if (load > 0.5) console.log(`others are at work here: load ${load.toFixed(1)} on ${availableParallelism()} cores`);
const told: Told[] = [];
for (const bench of BENCHES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
	console.log(`\n## ${bench.name}: ${bench.what}\n`);
	told.push(...(await run(bench)));
}
console.log(`\n## All of it\n\n| ${HEAD.join(' | ')} |\n|${HEAD.map(() => '---').join('|')}|`);
for (const { name, cells } of told) console.log(`| ${[name, ...cells].join(' | ')} |`);
const missed = told.filter(({ cells }) => cells[4] === markOf(false)).length;
const met = told.filter(({ cells }) => cells[4] === markOf(true)).length;
console.log(`\n${met} goals met, ${missed} missed`);

/** Its lines go on to the terminal as they come. */
async function run({ name, what, script, peers = [] }: Bench): Promise<readonly Told[]> {
	const folder = peers.length > 0 ? installed(peers) : undefined;
	const child = spawn(
		process.execPath,
		['--expose-gc', join(import.meta.dirname, script), ...(folder ? [folder] : [])],
		{
			stdio: ['ignore', 'pipe', 'pipe'],
			cwd: join(import.meta.dirname, '..'),
		},
	);
	const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
	const rows: Told[] = [];
	let complaint = '';
	let last = '';
	createInterface({ input: child.stdout }).on('line', (line) => {
		console.log(line);
		last = line || last;
		const cells = cellsOf(line);
		if (cells) rows.push({ name, cells });
	});
	createInterface({ input: child.stderr }).on('line', (line) => {
		console.error(line);
		complaint = line;
	});
	const [code] = (await once(child, 'close')) as [number | null];
	clearTimeout(timer);
	if (folder) rmSync(folder, { recursive: true, force: true });
	if (code === 0) return rows.length > 0 ? rows : [{ name, cells: [what, last, '', '', ''] }];
	const reason = code === null ? 'took too long' : complaint || `ended with ${code}`;
	return [...rows, { name, cells: [`${script}: not measured`, reason, '', '', ''] }];
}

/** Without the network there is no competitor, and the script says so. */
function installed(packages: readonly string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'rasid-peers-'));
	const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages];
	if (spawnSync('npm', args, { stdio: 'ignore', timeout: INSTALL_MS }).status !== 0)
		console.error(`${packages.join(', ')} could not be installed`);
	return folder;
}

/** What, measured, beside, goal, met; undefined for a line that is no row, or a table's head. */
function cellsOf(line: string): readonly string[] | undefined {
	const inner = line.match(/^\|(.*)\|$/)?.[1];
	const cells = inner?.split('|').map((cell) => cell.trim());
	if (!cells || cells.length < 4 || cells.every((cell) => /^-*$/.test(cell))) return undefined;
	const [what = '', measured = '', beside = '', goal = '', met = judged(measured, beside, goal)] = cells;
	return [what, measured, beside, goal, met];
}

/** A goal as "≤ 1.15×" is about the ratio beside, any other about the first number measured. */
function judged(measured: string, beside: string, goal: string): string {
	const [, sign, limit] = goal.match(/^([≤≥]) ([\d.]+)/) ?? [];
	const [number] = (goal.includes('×') ? beside : measured).match(/[\d.]+/) ?? [];
	if (sign === undefined || number === undefined) return '';
	return markOf(sign === '≤' ? Number(number) <= Number(limit) : Number(number) >= Number(limit));
}
