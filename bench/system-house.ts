/** One process of the house for bench/system.ts, which forks it: builds the app over a store and measures itself. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Role, readEnvironment } from '../config/environment.ts';
import { keepHeapLean } from '../src/app/lean-heap.ts';
import { buildApp } from '../src/app.ts';
import { systemClock, systemTimer } from '../src/domain/clock.ts';
import { createLog } from '../src/observability/log.ts';
import { feedsOf } from './system-world.ts';

type Settings = {
	readonly storeUrl: string;
	readonly port: number;
	readonly feeds: number;
	readonly roles: readonly Role[];
};

const { storeUrl, port, feeds: count, roles } = JSON.parse(process.argv[2]!) as Settings;
const origin = `http://127.0.0.1:${port}`;
const read = readEnvironment('no-such-file', {
	DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAx.GBench.bench-bench-bench-bench-bench-bench',
	DISCORD_API_BASE: `${origin}/api`,
	TELEGRAM_TOKEN: '123456789:AABenchBenchBenchBenchBenchBenchBen',
	TELEGRAM_API_ROOT: origin,
	RASID_STORE: storeUrl,
});
if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
const feeds = feedsOf(port, count);
const app = await buildApp({
	environment: read.environment,
	feeds,
	topics: [],
	roles,
	clock: systemClock,
	timer: systemTimer,
	log: createLog({ level: 'error', secrets: [] }),
	print: process.stdout,
	version: 'bench',
	onLost: () => process.exit(1),
});
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
let peakRss = 0;
setInterval(() => {
	peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 100).unref();
keepHeapLean();
await app.start(new AbortController().signal);
lag.reset();
process.send!('started');

/** Looks at the feeds with news, and tells how long it took until all their alerts were stored. */
async function burst(stories: number, alerts: number): Promise<void> {
	lag.reset();
	const start = performance.now();
	await Promise.all(feeds.slice(0, stories).map((feed) => app.look(feed)));
	const lookedMs = performance.now() - start;
	while (total() < alerts) await new Promise((resolve) => setTimeout(resolve, 5));
	process.send!({ lookedMs, storedMs: performance.now() - start });
}

function total(): number {
	return Object.values(app.house.outbox.counts()).reduce((sum, one) => sum + one, 0);
}

process.on('message', (asked: { readonly burst?: [number, number]; readonly measure?: true; readonly stop?: true }) => {
	if (asked.burst) void burst(...asked.burst);
	if (asked.measure) {
		const { user, system } = process.cpuUsage();
		const figures = {
			peakRss,
			lagP99Ms: lag.percentile(99) / 1e6,
			lagMaxMs: lag.max / 1e6,
			cpuMs: (user + system) / 1000,
		};
		process.send!({ ...figures, ...process.memoryUsage() });
		lag.reset();
	}
	if (asked.stop) void app.stop().then(() => process.exit());
});
process.on('disconnect', () => process.exit());
