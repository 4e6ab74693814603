/**
 * What a start costs, and an idle house, beside a process that imports discord.js and grammY and does nothing.
 * node bench/start.ts [ROUNDS, 5 by default]. Reads /proc: Linux only.
 *
 * Each keeps its own compiled code between starts (Node's compile cache), and the first start, which fills it, is left out.
 * No platform is reachable, so what is measured is the program, not the network. Medians.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { FLAGS, MALLOC } from './launcher.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const IDLE_MS = 3_000;
const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'rasid-start-'));
writeFileSync(join(folder, 'feeds.yaml'), 'feeds:\n  - url: https://paper.example/rss\n    title: صحيفة\n');
const CLOSED = 'http://127.0.0.1:9';
const environment = {
	PATH: process.env['PATH'],
	...MALLOC,
	RASID_FEEDS: 'feeds.yaml',
	RASID_TOPICS: join(ROOT, 'config/topics.yaml'),
	RASID_STORE: 'memory:',
};
const tokens = {
	DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAx.GBench.bench-bench-bench-bench-bench-bench',
	DISCORD_API_BASE: CLOSED,
	TELEGRAM_TOKEN: '123456789:AABenchBenchBenchBenchBenchBenchBen',
	TELEGRAM_API_ROOT: CLOSED,
};
const libraries = `process.chdir(${JSON.stringify(ROOT)}); await Promise.all([import('discord.js'), import('grammy')]); (await import('node:module')).flushCompileCache(); console.error('started'); setInterval(() => {}, 1000)`;

type Cost = { readonly wallMs: number; readonly cpuMs: number; readonly rssMb: number };
type Contestant = {
	readonly name: string;
	readonly args: readonly string[];
	readonly env: Record<string, string | undefined>;
};
const contestants: readonly Contestant[] = [
	{ name: 'discord.js and grammY alone', args: ['--input-type=module', '-e', libraries], env: {} },
	{ name: 'Rasid with both platforms', args: [join(ROOT, 'src/main.ts')], env: tokens },
	{
		name: 'Rasid with both, Discord heard by ids',
		args: [join(ROOT, 'src/main.ts')],
		env: { ...tokens, RASID_DISCORD_GATEWAY: 'ids' },
	},
	{ name: 'Rasid in the terminal', args: [join(ROOT, 'src/main.ts')], env: {} },
];

async function start({ name, args, env }: Contestant): Promise<Cost> {
	const begin = performance.now();
	const cwd = args[0] === '--input-type=module' ? ROOT : folder;
	const child = spawn(process.execPath, [...FLAGS, ...args], {
		cwd,
		env: { ...environment, RASID_WEB_PORT: '0', NODE_COMPILE_CACHE: join(folder, name), ...env },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	await said(child, 'started');
	const wallMs = performance.now() - begin;
	const cpuMs = cpuOf(child.pid!);
	await delay(IDLE_MS);
	const rssMb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1000;
	child.kill('SIGKILL');
	await once(child, 'exit');
	return { wallMs, cpuMs, rssMb };
}

async function said(child: ChildProcess, word: string): Promise<void> {
	for await (const line of createInterface({ input: child.stderr! }))
		if (line.includes(`"${word}"`) || line === word) return;
	throw new Error('ended before it had started');
}

/** User and system time in hundredths of a second: fields 14 and 15 of /proc/PID/stat (proc(5)). */
function cpuOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const costs = new Map<string, Cost[]>(contestants.map(({ name }) => [name, []]));
for (let round = 0; round <= ROUNDS; round += 1) {
	for (const contestant of contestants) {
		const cost = await start(contestant);
		if (round > 0) costs.get(contestant.name)!.push(cost);
	}
}
rmSync(folder, { recursive: true, force: true });
const middle = (name: string, what: keyof Cost) => median(costs.get(name)!.map((cost) => cost[what]));
const [alone] = contestants;
for (const { name } of contestants) {
	const beside = (what: keyof Cost) => (middle(name, what) / middle(alone!.name, what)).toFixed(2);
	console.log(
		`| ${name}: processor time of the start | ${middle(name, 'cpuMs').toFixed(0)} ms | ${beside('cpuMs')}× | ≤ 1.25× |`,
	);
	console.log(`| ${name}: time to start | ${middle(name, 'wallMs').toFixed(0)} ms | ${beside('wallMs')}× | ≤ 1.25× |`);
	console.log(`| ${name}: memory when idle | ${middle(name, 'rssMb').toFixed(0)} MB | ${beside('rssMb')}× | ≤ 1.15× |`);
}
