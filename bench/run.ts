/**
 * Every measurement of the house, one after the other: `npm run bench [NAME…]`, all by default.
 * Each is a script of its own that prints figure, competitor, ratio and goal; one that lacks its data says so.
 * Alone on the machine it takes about 25 minutes; with others beside it, believe the ratios and not the milliseconds.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

type Bench = {
	readonly name: string;
	readonly what: string;
	readonly script: string;
	readonly args?: readonly string[];
};

const BENCHES: readonly Bench[] = [
	{ name: 'capacity', what: 'memory of subscriptions, topics, feeds and alerts', script: 'capacity.ts' },
	{ name: 'start', what: 'a start and an idle house, beside discord.js and grammY alone', script: 'start.ts' },
	{ name: 'gateway-memory', what: 'memory of the Discord side on 10,000 servers', script: 'gateway-memory.ts' },
	{ name: 'matching', what: 'matching, beside V8 alternation, Aho-Corasick and includes', script: 'matching.ts' },
	{ name: 'stories', what: 'placing an article, beside MinHash with LSH', script: 'stories.ts' },
	{ name: 'summaries', what: 'extracts, beside the first sentences', script: 'summaries.ts' },
	{ name: 'backtest', what: 'a changed topic over 10,000 articles', script: 'backtest.ts' },
	{ name: 'feed-reading', what: 'reading feeds, beside rss-parser', script: 'feed-reading.ts' },
	{ name: 'poll-cost', what: 'a look at a feed, by how it ends', script: 'poll-cost.ts' },
	{ name: 'polling', what: 'how late news is noticed, beside fixed intervals', script: 'polling.ts' },
	{ name: 'dns', what: 'names resolved a second', script: 'dns.ts' },
	{ name: 'store', what: 'the SQLite store, beside @keyv/sqlite', script: 'store.ts' },
	{ name: 'queue', what: 'a record and its wake-up, beside BullMQ', script: 'queue.ts' },
	{ name: 'page', what: 'the page in a browser', script: 'page.ts' },
	{ name: 'hostile-addresses', what: 'addresses that lead inside', script: 'hostile-addresses.ts' },
	{ name: 'hostile-feeds', what: 'feeds that mean harm', script: 'hostile-feeds.ts' },
	{ name: 'hostile-text', what: 'texts that mean harm, on Discord', script: 'hostile-text-discord.ts' },
	{ name: 'hostile-text', what: 'texts that mean harm, on Telegram', script: 'hostile-text-telegram.ts' },
	{ name: 'hostile-model', what: 'a model that means harm', script: 'hostile-model.ts' },
	{ name: 'burst', what: 'the whole house: ten stories to 1,300 channels', script: 'system.ts', args: ['burst'] },
	{ name: 'scale', what: 'poll + match by one and two processes on Redis', script: 'system.ts', args: ['scale'] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
	console.error(
		`no measurement is called ${unknown.join(', ')}; there are: ${[...new Set(BENCHES.map(({ name }) => name))].join(', ')}`,
	);
	process.exit(1);
}
let failed = 0;
for (const bench of BENCHES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
	console.log(`\n## ${bench.name}: ${bench.what}\n`);
	const args = ['--expose-gc', join(import.meta.dirname, bench.script), ...(bench.args ?? [])];
	const child = spawn(process.execPath, args, { stdio: 'inherit', cwd: join(import.meta.dirname, '..') });
	const [code] = (await once(child, 'exit')) as [number | null];
	if (code !== 0) failed += 1;
	if (code !== 0) console.log(`(${bench.script} ended with ${code}: not measured)`);
}
process.exitCode = failed === 0 ? 0 : 1;
