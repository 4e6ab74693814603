/**
 * The real pace, backlog and sender against limiters as strict as the limits can be read: how much of a platform's limit is
 * used, how often it says "too many", what is lost. In made-up time, over five seeds of three networks: any machine
 * measures the same. Shown is the worst of the seeds.
 * node bench/pacing.ts            the table
 * node bench/pacing.ts --real     one short load in real time, Telegram's own client against the strict stand-in
 */
import { DISCORD_LIMITS, type Limits, TELEGRAM_LIMITS } from '../src/alerts/pace.ts';
import { type Load, type Network, runInMadeUpTime, runInRealTime, type Strict } from './pacing-run.ts';
import { row } from './row.ts';

const TELEGRAM: Strict = {
	perSecond: 30,
	channel: (address) =>
		address.startsWith('-')
			? [
					{ count: 1, ms: 1000 },
					{ count: 20, ms: 60_000 },
				]
			: [{ count: 1, ms: 1000 }],
};
const DISCORD: Strict = { perSecond: 50, channel: () => [{ count: 5, ms: 5000 }] };
/** Time to the answer, half of it on the way there; how late timers ring. */
const NETWORKS: readonly Network[] = [
	{ name: '20-80 ms', fromMs: 20, toMs: 80, lateMs: 2 },
	{ name: '5-20 ms', fromMs: 5, toMs: 20, lateMs: 2 },
	{ name: '20-80 ms, late timers', fromMs: 20, toMs: 80, lateMs: 15 },
	{ name: '80-200 ms', fromMs: 80, toMs: 200, lateMs: 2 },
];
const SEEDS = [1, 2, 3, 4, 5];

const one = (count: number, sign = '') => Array.from({ length: count }, (_, at) => [`${sign}${at + 1}`, 1] as const);
const each = (count: number, messages: number, sign = '') =>
	one(count, sign).map(([address]) => [address, messages] as const);
const zipf = Array.from({ length: 300 }, (_, at) => [String(at + 1), Math.max(1, Math.round(20 / (at + 1)))] as const);

function telegram(name: string, lines: Load['lines'], limits: Limits = TELEGRAM_LIMITS): Load {
	return { name: `Telegram ${name}`, platform: 'telegram', limits, strict: TELEGRAM, lines };
}
function discord(name: string, lines: Load['lines']): Load {
	return { name: `Discord ${name}`, platform: 'discord', limits: DISCORD_LIMITS, strict: DISCORD, lines };
}
const LOADS: readonly Load[] = [
	telegram('600 private chats', one(600)),
	telegram('600 private chats, never more than 1', one(600), { ...TELEGRAM_LIMITS, inFlightInFlood: 1 }), // beside it
	telegram('a hot group of 12 and 588 chats', [['-7', 12], ...one(588)]),
	telegram('60 groups of 10', each(60, 10, '-')),
	telegram('300 chats, skewed (Zipf)', zipf),
	telegram('90 channels by @name', one(90, '@channel')),
	telegram('20 private chats: no flood', one(20)), // gone in a second
	discord('1,000 channels of 1', one(1000)),
	discord('50 channels of 10', each(50, 10)),
];

/** Made-up time tells the truth if it says the same for answers that take as long as the real ones did. */
if (process.argv.includes('--real')) {
	const load = telegram('120 private chats', one(120));
	const [network] = NETWORKS as [Network];
	const real = await runInRealTime(load, network);
	const slowerMs = real.answerMs - (network.fromMs + network.toMs) / 2;
	const alike = { ...network, fromMs: network.fromMs + slowerMs, toMs: network.toMs + slowerMs };
	console.table([
		{ time: 'real', ...real },
		{ time: 'made up, answers as slow', ...(await runInMadeUpTime(load, alike, 1)) },
		{ time: 'made up, 20-80 ms', ...(await runInMadeUpTime(load, network, 1)) },
	]);
	process.exit(0);
}

const rows: Record<string, string | number>[] = [];
for (const network of NETWORKS) {
	for (const load of LOADS) {
		const runs = [];
		for (const seed of SEEDS) runs.push(await runInMadeUpTime(load, network, seed));
		rows.push({
			network: network.name,
			load: load.name,
			messages: runs[0]!.messages,
			utilisation: Math.min(...runs.map((run) => run.utilisation)),
			'429s %': Number(Math.max(...runs.map((run) => (100 * run.refusals) / run.messages)).toFixed(1)),
			lost: Math.max(...runs.map((run) => run.lost)),
			'in flight': Math.max(...runs.map((run) => run.inFlight)),
		});
	}
}
console.table(rows);
for (const { network, load, utilisation, lost, '429s %': refused } of rows) {
	if (/never more than|no flood/.test(String(load))) continue; // shown beside the others, without a goal
	const limit = String(load).startsWith('Discord') ? 0.92 : 0.95;
	row({
		what: `use of the limit, ${load} (${network})`,
		measured: String(utilisation),
		beside: `429s ${refused} %, ${lost} lost`,
		goal: `≥ ${limit}`,
	});
}
process.exit(0);
