/**
 * Measures the SQLite store against @keyv/sqlite 4 on the same work, interleaved in one process, medians of five rounds.
 * node bench/store.ts [FOLDER where `npm i keyv@5 @keyv/sqlite@4` was run] [SEEN ids, default 1000000]
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/domain/clock.ts';
import { idOf } from '../src/domain/id.ts';
import type { Collection } from '../src/domain/ports.ts';
import { encodeTraits } from '../src/feeds/seen-entry.ts';
import { createStore, type OpenedStore, openStore } from '../src/storage/open-store.ts';
import { openSqliteDatabase } from '../src/storage/sqlite-database.ts';
import { sqliteEngine } from '../src/storage/sqlite-engine.ts';
import { row } from './row.ts';

const PEER = process.argv[2];
const SEEN = Number(process.argv[3] ?? 1_000_000);
const ROUNDS = 5;
const SEEN_PER_FEED = 200;
/** As many as src/pipeline/corridor.ts has in hand. */
const LOOKS_AT_ONCE = 16;

const folder = mkdtempSync(join(tmpdir(), 'rasid-bench-'));
const value = {
	title: 'وزراء الخارجية يبحثون إنشاء ناتو آسيوي',
	teaser: 'خبر '.repeat(40),
	at: '2026-03-01T09:00:00Z',
};

type Peer = { set(key: string, value: unknown): Promise<unknown>; get(key: string): Promise<unknown> };
type Cost = { readonly cpuUs: number; readonly wallUs: number };

/** CPU (user and system) and wall time of one of `count` operations, in microseconds. */
async function cost(count: number, run: () => Promise<unknown>): Promise<Cost> {
	const before = process.cpuUsage();
	const start = process.hrtime.bigint();
	await run();
	const { user, system } = process.cpuUsage(before);
	return { cpuUs: (user + system) / count, wallUs: Number(process.hrtime.bigint() - start) / 1_000 / count };
}

function median(costs: readonly Cost[]): Cost {
	const middle = (of: (cost: Cost) => number): number => costs.map(of).sort((a, b) => a - b)[costs.length >> 1]!;
	return { cpuUs: middle(({ cpuUs }) => cpuUs), wallUs: middle(({ wallUs }) => wallUs) };
}

function report(what: string, ours: Cost, theirs: Cost, goal: string, by: keyof Cost = 'cpuUs'): void {
	const ratio = ours[by] / theirs[by];
	const unit = by === 'cpuUs' ? 'µs CPU' : 'µs wall';
	const limit = Number(goal.match(/1\/(\d+)/)?.[1] ?? 0);
	row({
		what,
		measured: `${ours[by].toFixed(1)} ${unit}`,
		beside: `1/${(1 / ratio).toFixed(1)} of ${theirs[by].toFixed(1)}`,
		...(limit > 0 && { goal, met: ratio <= 1 / limit }),
	});
}

async function openPeer(): Promise<Peer | undefined> {
	if (!PEER || !existsSync(join(PEER, 'node_modules/@keyv/sqlite'))) {
		console.log('@keyv/sqlite is not compared: give the folder of an install of it (npm i keyv@5 @keyv/sqlite@4)');
		return undefined;
	}
	const load = createRequire(join(PEER, 'package.json'));
	const { Keyv } = load('keyv');
	const { KeyvSqlite } = load('@keyv/sqlite');
	return new Keyv({ store: new KeyvSqlite(`sqlite://${join(folder, 'peer.db')}`), namespace: 'articles' });
}

async function inTurn(count: number, step: (at: number) => Promise<unknown>): Promise<void> {
	for (let at = 0; at < count; at++) await step(at);
}

function sideBySide(count: number, step: (at: number) => Promise<unknown>): Promise<unknown> {
	return Promise.all(Array.from({ length: count }, (_, at) => step(at)));
}

async function writes(articles: Collection<unknown>, peer: Peer | undefined): Promise<void> {
	const bare = openSqliteDatabase(join(folder, 'bare.db'), systemClock);
	const insert = bare.db.prepare('INSERT OR REPLACE INTO records (key, value) VALUES (?, ?)');
	const costs: Record<string, Cost[]> = { one: [], looks: [], many: [], bare: [], peerOne: [], peerMany: [] };
	for (let round = 0; round < ROUNDS; round++) {
		const id = (at: number): string => `r${round}n${at}`;
		const inGroups = (count: number, size: number, store: Pick<Peer, 'set'>): Promise<Cost> =>
			cost(count, () =>
				inTurn(count / size, (group) => sideBySide(size, (at) => store.set(id(group * size + at), value))),
			);
		costs['one']!.push(await inGroups(300, 1, articles));
		costs['looks']!.push(await inGroups(1_600, LOOKS_AT_ONCE, articles));
		costs['many']!.push(await inGroups(3_000, 100, articles));
		const insertOne = async (at: number) => insert.run(`articles:${id(at)}`, JSON.stringify({ v: 1, d: value }));
		costs['bare']!.push(await cost(300, () => inTurn(300, insertOne)));
		if (!peer) continue;
		costs['peerOne']!.push(await inGroups(300, 1, peer));
		costs['peerMany']!.push(await inGroups(500, 100, peer));
	}
	bare.close();
	const of = (name: string): Cost => median(costs[name]!);
	report('100 durable sets at once, each: one commit vs one each (wall)', of('many'), of('one'), '≤ 1/20', 'wallUs');
	const floor = of('one').cpuUs / of('bare').cpuUs;
	row({
		what: 'set, one after another, vs bare node:sqlite as durable: the fsync is the rest',
		measured: `${of('one').cpuUs.toFixed(1)} µs CPU`,
		beside: `${floor.toFixed(2)}× of ${of('bare').cpuUs.toFixed(1)}`,
	});
	if (!peer) return;
	report('set, 100 at once, vs @keyv/sqlite 4', of('many'), of('peerMany'), '≤ 1/8');
	report('set, 16 at once as feeds are looked at, vs @keyv/sqlite 4', of('looks'), of('peerMany'), '≤ 1/8');
	report('set, one after another, vs @keyv/sqlite 4', of('one'), of('peerOne'), '≤ 1/8');
	report('set, one after another, vs @keyv/sqlite 4 (wall)', of('one'), of('peerOne'), '-', 'wallUs');
}

async function reads(articles: Collection<unknown>, peer: Peer | undefined): Promise<void> {
	const ids = Array.from({ length: 30 }, (_, at) => `missing${at}`);
	const together: Cost[] = [];
	const singly: Cost[] = [];
	const hit: Cost[] = [];
	const peerHit: Cost[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		together.push(await cost(500, () => inTurn(500, () => articles.getMany(ids))));
		singly.push(await cost(500, () => inTurn(500, () => inTurn(30, (at) => articles.get(ids[at]!)))));
		hit.push(await cost(3_000, () => inTurn(3_000, (at) => articles.get(`r0n${at % 300}`))));
		if (peer) peerHit.push(await cost(3_000, () => inTurn(3_000, (at) => peer.get(`r0n${at % 300}`))));
	}
	report('30 seen ids looked up: getMany vs 30 gets', median(together), median(singly), '≤ 1/3');
	if (peer) report('get vs @keyv/sqlite 4', median(hit), median(peerHit), '-');
}

/** A million seen entries, a row each or a row for each feed with its last 200: as FeedState keeps them, and as one hash each. */
async function seen(): Promise<void> {
	const trait = (at: number, kind: string): string => idOf('e', kind, String(at)).slice(1, 9);
	const forms = {
		'four traits (as stored)': (at: number) =>
			encodeTraits({ guid: trait(at, 'g'), link: trait(at, 'l'), title: trait(at, 't'), date: trait(at, 'd') }),
		'one hash of 8 bytes': (at: number) => idOf('e', String(at)).slice(1, 17),
	};
	for (const [form, encode] of Object.entries(forms)) {
		const [perEntry, perFeed] = [await seenSize(1, encode), await seenSize(SEEN_PER_FEED, encode)];
		const sizes = `a row each ${(perEntry / 1e6).toFixed(1)} MB, a row each feed ${(perFeed / 1e6).toFixed(1)} MB`;
		const ratio = perFeed / perEntry;
		row({
			what: `${SEEN} seen entries, ${form}`,
			measured: sizes,
			beside: `${ratio.toFixed(2)}×`,
			goal: '≤ 0.3×',
			met: ratio <= 0.3,
		});
	}
}

async function seenSize(perRow: number, encode: (at: number) => string): Promise<number> {
	const path = join(folder, 'seen.db');
	rmSync(path, { force: true });
	const store = await openStore(`sqlite:${path}`);
	const feeds = store.collection<readonly string[]>('feeds');
	const record = (first: number) => ({
		id: idOf('e', String(first)),
		value: Array.from({ length: perRow }, (_, at) => encode(first + at)),
	});
	for (let at = 0; at < SEEN; at += 10_000) {
		await feeds.setMany(
			Array.from({ length: Math.min(10_000, SEEN - at) / perRow }, (_, row) => record(at + row * perRow)),
		);
	}
	await store.close();
	return statSync(path).size;
}

async function growth(): Promise<void> {
	let now = systemClock.now();
	const database = openSqliteDatabase(join(folder, 'growth.db'), { now: () => now });
	const store = createStore(sqliteEngine(database));
	const sweeps: number[] = [];
	const walks: number[] = [];
	for (const rows of [5_000, 20_000, 80_000]) {
		const records = store.collection<unknown>(`rows${rows}`);
		await records.setMany(
			Array.from({ length: rows }, (_, at) => ({ id: idOf('e', String(at)), value, ttlMs: 1_000 })),
		);
		const walked: Cost[] = [];
		for (let round = 0; round < 3; round++) walked.push(await cost(rows, () => walk(records)));
		walks.push(median(walked).cpuUs);
		now += 2_000;
		const left = database.db.prepare('SELECT count(*) AS n FROM records WHERE expires <= ?');
		sweeps.push((await cost(rows, () => sweepAll(store, () => Number(left.get(now)!['n'])))).cpuUs);
	}
	const shown = (costs: readonly number[]): string => costs.map((us) => us.toFixed(1)).join(' / ');
	const growths = [(4 * walks[1]!) / walks[0]!, (4 * sweeps[1]!) / sweeps[0]!] as const;
	for (const [at, what] of ['walking', 'sweeping out what has expired of'].entries())
		row({
			what: `${what} 5k / 20k / 80k records, each`,
			measured: `${shown([walks, sweeps][at]!)} µs CPU`,
			beside: `20k in ${growths[at]!.toFixed(1)}× the time of 5k`,
			goal: '≤ 5× (linear)',
			met: growths[at]! <= 5,
		});
	await store.close();
}

async function walk(records: Collection<unknown>): Promise<void> {
	for await (const _ of records.entries());
}

/** Rows leave with commits, 64 at a time. */
async function sweepAll(store: OpenedStore, left: () => number): Promise<void> {
	for (let commits = Math.ceil(left() / 64); commits > 0; commits--) await store.probe();
}

const store = await openStore(`sqlite:${join(folder, 'ours.db')}`);
const peer = await openPeer();
await writes(store.collection('articles'), peer);
await reads(store.collection('articles'), peer);
await seen();
await growth();
await store.close();
rmSync(folder, { recursive: true });
