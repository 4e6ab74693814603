/**
 * Fetch, parse, filter, deliver: 1,000 feeds of 20 new entries, 1,000 filters, ten stories to ten Discord channels; by the house,
 * and by the loop that feed bots on npm are made of: fetch, rss-parser, a set of ids seen, `includes` for each filter, discord.js's
 * REST. The loop keeps nothing on a disk, folds no Arabic letters, knows no forms of words and sends each telling again; it is the
 * least such a bot can do. Each is a process of its own; processor time of all its threads for each article. Linux only.
 * node bench/peer.ts [FEEDS 1000]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FLAGS } from './launcher.ts';
import { row } from './row.ts';
import { FOLLOWED, words } from './system-texts.ts';
import { feedsOf } from './system-world.ts';

const FILTERS = 1_000;
const CHANNELS = 10;
const ENTRIES = 20;
const MESSAGES = 10 * CHANNELS;
const AT_ONCE = 16;
/** Three words that the feeds hardly ever say in a row; the first is what the ten stories are about. */
const PHRASES = Array.from({ length: FILTERS }, (_, at) => (at === 0 ? FOLLOWED : words(500_000_000 + at, 3)));
const CHANNEL_IDS = Array.from({ length: CHANNELS }, (_, at) => String(300_000_000_000_000_000n + BigInt(at)));
const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GBench.bench-bench-bench-bench-bench-bench';

type Task = { readonly who: 'house' | 'loop'; readonly port: number; readonly feeds: number };
type Contestant = { look(at: number): Promise<unknown>; end(): Promise<unknown> };

if (process.send) await work(JSON.parse(process.argv[2]!) as Task);
else await compare(Number(process.argv[2] ?? 1_000));

async function compare(feeds: number): Promise<void> {
	const [house, loop] = [await measure('house', feeds), await measure('loop', feeds)];
	row({
		what: `${feeds} feeds, ${FILTERS} filters: fetch, parse, filter, deliver`,
		measured: `${house.toFixed(3)} ms CPU an article`,
		beside: `${(house / loop).toFixed(2)}× of the plain loop's ${loop.toFixed(3)} ms, which stores nothing`,
	});
}

/** Milliseconds of processor time for an article, in the second round: in the first everybody learns what is old. */
async function measure(who: Task['who'], feeds: number): Promise<number> {
	const farm = fork(join(import.meta.dirname, 'system-farm.ts'), ['fresh']);
	const [{ port }] = (await once(farm, 'message')) as [{ port: number }];
	const flags = { execArgv: FLAGS };
	const worker = fork(import.meta.filename, [JSON.stringify({ who, port, feeds } satisfies Task)], flags);
	await once(worker, 'message');
	farm.send('burst');
	const [before, looked] = [cpuMsOf(worker.pid!), (await countOf(farm)).looks];
	worker.send('again');
	await once(worker, 'message');
	while ((await countOf(farm)).discord.accepted < MESSAGES) await delay(200);
	const ms = cpuMsOf(worker.pid!) - before;
	const articles = ((await countOf(farm)).looks - looked) * ENTRIES;
	const ended = once(worker, 'exit');
	worker.send('end');
	await ended;
	farm.disconnect();
	return ms / articles;
}

async function countOf(farm: ChildProcess) {
	farm.send('count');
	const [count] = await once(farm, 'message');
	return count as { readonly looks: number; readonly discord: { readonly accepted: number } };
}

/** User and system time of all its threads: fields 14 and 15 of /proc/PID/stat, hundredths of a second (proc(5)). */
function cpuMsOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function work({ who, port, feeds }: Task): Promise<void> {
	const contestant = await (who === 'house' ? house(port, feeds) : plainLoop(port, feeds));
	await lookAtAll(contestant, feeds);
	process.on('message', async (asked) => {
		if (asked === 'again') await lookAtAll(contestant, feeds);
		if (asked === 'again') return process.send!('done');
		await contestant.end();
		process.exit();
	});
	process.send!('ready');
}

async function lookAtAll({ look }: Contestant, feeds: number): Promise<void> {
	let next = 0;
	const lane = async () => {
		while (next < feeds) await look(next++);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function plainLoop(port: number, count: number): Promise<Contestant> {
	const [{ default: Parser }, { REST, Routes }] = await Promise.all([import('rss-parser'), import('discord.js')]);
	const rest = new REST({ api: `http://127.0.0.1:${port}/api` }).setToken(TOKEN);
	const feeds = feedsOf(port, count);
	const seen = new Map<string, Set<string>>();

	async function look(at: number): Promise<void> {
		const { feedUrl } = feeds[at]!;
		const { items } = await new Parser().parseString(await (await fetch(feedUrl)).text());
		const known = seen.get(feedUrl);
		const isNew = ({ guid = '' }) => known !== undefined && !known.has(guid);
		for (const item of items.filter(isNew)) {
			const text = `${item.title} ${item.content}`.toLowerCase();
			const matched = PHRASES.filter((phrase) => text.includes(phrase));
			for (const id of matched.includes(FOLLOWED) ? CHANNEL_IDS : [])
				await rest.post(Routes.channelMessages(id), { body: { content: `${item.title}\n${item.link}` } });
		}
		seen.set(feedUrl, new Set(items.map(({ guid = '' }) => guid)));
	}

	return { look, end: async () => undefined };
}

async function house(port: number, count: number): Promise<Contestant> {
	const [{ readEnvironment }, { buildApp }, { systemClock, systemTimer }, { createLog }] = await Promise.all([
		import('../config/environment.ts'),
		import('../src/app.ts'),
		import('../src/domain/clock.ts'),
		import('../src/observability/log.ts'),
	]);
	const folder = mkdtempSync(join(tmpdir(), 'rasid-peer-'));
	const read = readEnvironment('no-such-file', {
		DISCORD_TOKEN: TOKEN,
		DISCORD_API_BASE: `http://127.0.0.1:${port}/api`,
		RASID_STORE: `sqlite:${join(folder, 'rasid.db')}`,
	});
	if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
	const feeds = feedsOf(port, count);
	const app = await buildApp({
		environment: read.environment,
		feeds,
		topics: PHRASES.map((text, at) => ({
			id: `t${at}`,
			scope: 'global',
			names: { ar: text },
			keywords: [{ text }],
			revision: 1,
		})),
		roles: ['poll', 'place', 'announce', 'deliver'],
		clock: systemClock,
		timer: systemTimer,
		log: createLog({ level: 'error', secrets: [] }),
		print: process.stdout,
		version: 'bench',
		onLost: () => process.exit(1),
	});
	await app.start(new AbortController().signal);
	for (const address of CHANNEL_IDS) {
		const where = { id: `c${address}`, platform: 'discord', address, scope: `s${address}`, kind: 'server' } as const;
		await app.house.subscriptions.saveChannel({
			...where,
			title: 'أخبار',
			language: 'ar',
			timeZone: 'Asia/Riyadh',
			status: 'active',
		});
		await app.house.subscriptions.follow(where.id, 't0', '1', '2026-11-01T00:00:00.000Z');
	}
	return {
		look: (at) => app.look(feeds[at]!),
		end: () => app.stop().then(() => rmSync(folder, { recursive: true, force: true })),
	};
}
