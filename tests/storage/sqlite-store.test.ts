/** The default store: contracts on a real file and in memory, and SQLite's real failures. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.ts';
import { sqliteEngine } from '../../src/storage/sqlite-engine.ts';
import { collectionContract, type StoreUnderTest } from '../contracts/collection.ts';
import { storeContract } from '../contracts/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasid-store-'));
const opened: StoreUnderTest[] = [];
afterAll(async () => {
	for (const { store } of opened) await store.close();
	rmSync(folder, { recursive: true });
});

async function openWithClock(url: string): Promise<StoreUnderTest> {
	let now = Date.parse('2026-03-01T09:00:00Z');
	const store = await openStore(url, { clock: { now: () => now } });
	const subject: StoreUnderTest = {
		store,
		async pass(ms) {
			now += ms;
		},
	};
	opened.push(subject);
	return subject;
}

describe('a collection in memory', () => collectionContract(() => openWithClock('memory:')));
describe('a collection in a file', () => collectionContract(() => openWithClock(`sqlite:${join(folder, 'one.db')}`)));
describe('a store in a file', () => storeContract(() => openStore(`sqlite:${join(folder, 'two.db')}`)));

test("Keyv's clear empties one collection and no neighbour whose name a pattern would match", async () => {
	const engine = sqliteEngine(openSqliteDatabase(':memory:', systemClock));
	const names = ['g_1', 'gx1', 'g_10', 'g'];
	const [first, ...neighbours] = names.map((name) => engine.keyv(name));
	for (const keyv of [first!, ...neighbours]) await keyv.set('a', { v: 1, d: 'خبر' });
	await first!.clear();
	expect(await first!.has('a')).toBe(false);
	for (const keyv of neighbours) expect(await keyv.has('a')).toBe(true);
	await engine.close();
});
