/**
 * How long it takes until what people change in one process is in force in another, over a real Redis: a topic, what a channel
 * follows, a channel's settings. Two processes of the house, each the whole wiring. node bench/changes.ts [ROUNDS 200]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { readEnvironment } from '../config/environment.ts';
import { type App, buildApp } from '../src/app.ts';
import type { Channel } from '../src/domain/channel.ts';
import { isoAt, systemClock, systemTimer } from '../src/domain/clock.ts';
import type { Topic } from '../src/domain/topic.ts';
import { createLog } from '../src/observability/log.ts';
import { redisIsMissing, startRedis } from '../tests/redis.ts';
import { quantileOf, row } from './row.ts';

type Kind = 'a topic' | 'what a channel follows' | 'a channel’s settings';
type Change = { readonly kind: Kind; readonly nth: number };
const KINDS: readonly Kind[] = ['a topic', 'what a channel follows', 'a channel’s settings'];
const GOAL_MS = 2_000;
const CHANNEL: Channel = {
	id: 'c1',
	platform: 'discord',
	address: '300000000000000001',
	scope: 'discord-1',
	kind: 'server',
	title: 'أخبار',
	language: 'ar',
	timeZone: 'Asia/Riyadh',
	status: 'active',
};

if (process.send) await beTheOther(process.argv[2]!);
else if (!redisIsMissing()) await measure(Number(process.argv[2] ?? 200));

/** Roles of nobody: such a process hears changes as all do, and does nothing else. */
async function startedApp(storeUrl: string): Promise<App> {
	const read = readEnvironment('no-such-file', { RASID_STORE: storeUrl });
	if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
	const log = createLog({ level: 'error', secrets: [] });
	const world = { clock: systemClock, timer: systemTimer, log, print: process.stdout };
	const none = { feeds: [], topics: [], roles: [], version: 'bench', onLost: () => undefined };
	const app = await buildApp({ environment: read.environment, ...none, ...world });
	await app.start(new AbortController().signal);
	return app;
}

async function measure(rounds: number): Promise<void> {
	const redis = await startRedis();
	const app = await startedApp(redis.url);
	const other = fork(import.meta.filename, [redis.url]);
	await once(other, 'message');
	await app.house.subscriptions.saveChannel(CHANNEL);
	for (const kind of KINDS) {
		const times: number[] = [];
		for (let nth = 1; nth <= rounds; nth += 1) times.push(await timed({ kind, nth }, app, other));
		const [p50, p95] = [quantileOf(times, 0.5), quantileOf(times, 0.95)];
		row({
			what: `${kind} changed here is in force there, p95 of ${rounds}`,
			measured: `${p95.toFixed(1)} ms`,
			beside: `p50 ${p50.toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
			goal: '≤ 2 s',
			met: p95 <= GOAL_MS,
		});
	}
	other.disconnect();
	await app.stop();
	await redis.stop();
}

/** From the moment the change is asked for, until the other process has it in force. */
async function timed(change: Change, app: App, other: ChildProcess): Promise<number> {
	const inForce = once(other, 'message');
	other.send(change);
	const start = performance.timeOrigin + performance.now();
	await make(change, app);
	const [end] = (await inForce) as [number];
	return Math.max(0, end - start);
}

async function make({ kind, nth }: Change, { house, topics }: App): Promise<void> {
	if (kind === 'a topic') return topics.save(topicOf(nth));
	if (kind === 'a channel’s settings') return house.subscriptions.saveChannel({ ...CHANNEL, title: titleOf(nth) });
	await house.subscriptions.follow(CHANNEL.id, `t${nth}`, '1', isoAt(0));
}

function isInForce({ kind, nth }: Change, { house, topics }: App): boolean {
	if (kind === 'a topic') return topics.match({ id: 'a1', title: phraseOf(nth), text: '' }).length > 0;
	if (kind === 'a channel’s settings') return house.subscriptions.channel(CHANNEL.id)?.title === titleOf(nth);
	return house.subscriptions.followers([`t${nth}`]).length > 0;
}

/** One topic whose phrase is another each time: in force when it matches. */
function topicOf(nth: number): Topic {
	const text = phraseOf(nth);
	return { id: 't0', scope: 'discord-1', names: { ar: 'سد النهضة' }, keywords: [{ text }], revision: nth };
}

function phraseOf(nth: number): string {
	return `سد النهضة ${nth}`;
}

function titleOf(nth: number): string {
	return `أخبار ${nth}`;
}

async function beTheOther(storeUrl: string): Promise<void> {
	const app = await startedApp(storeUrl);
	process.on('message', async (change: Change) => {
		while (!isInForce(change, app)) await delay(1);
		process.send!(performance.timeOrigin + performance.now());
	});
	process.on('disconnect', () => process.exit());
	process.send!('started');
}
