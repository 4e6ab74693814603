/** SQLite's real failures: full, locked, read-only, corrupt, killed. Nothing is silent, nothing committed is lost. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import { createStore, openStore } from '../../src/storage/open-store.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.ts';
import { sqliteEngine } from '../../src/storage/sqlite-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasid-failures-'));
afterAll(() => rmSync(folder, { recursive: true }));

let path: string;
let serial = 0;
beforeEach(() => {
	path = join(folder, `${++serial}.db`);
});

describe('a full disk', () => {
	test('rejects the write with its kind and place, keeps what stood, and heals', async () => {
		const database = openSqliteDatabase(path, systemClock);
		const store = createStore(sqliteEngine(database));
		const records = store.collection<string>('outbox');
		await records.set('before', 'خبر محفوظ');
		database.db.exec('PRAGMA max_page_count = 10');
		const large = 'نصّ طويل '.repeat(10_000);
		await expect(records.set('large', large)).rejects.toMatchObject({
			kind: 'full',
			collection: 'outbox',
			id: 'large',
		});
		const batch = [
			{ id: 'small', value: 'صغير' },
			{ id: 'large', value: large },
		];
		await expect(records.setMany(batch)).rejects.toMatchObject({ kind: 'full' });
		await expect(records.update('before', () => large)).rejects.toMatchObject({ kind: 'full' });
		expect(await Array.fromAsync(records.entries())).toEqual([['before', 'خبر محفوظ']]);
		database.db.exec('PRAGMA max_page_count = 1000000');
		await records.setMany(batch);
		expect(await records.has('large')).toBe(true);
		await store.close();
	});

	test('takes the whole group with it: what shared the commit is not reported as stored', async () => {
		const database = openSqliteDatabase(path, systemClock);
		const store = createStore(sqliteEngine(database));
		const records = store.collection<string>('outbox');
		database.db.exec('PRAGMA max_page_count = 10');
		const group = ['صغير', 'كبير '.repeat(20_000), 'صغير'].map((value, at) => records.set(`n${at}`, value));
		const outcomes = await Promise.allSettled(group);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(await Array.fromAsync(records.entries())).toEqual([]);
		await store.close();
	});
});

test('a lock held by another process rejects as busy; reads go on; afterwards writes do', async () => {
	const store = await openStore(`sqlite:${path}`);
	const records = store.collection<string>('outbox');
	await records.set('a', 'قبل');
	const other = new DatabaseSync(path);
	other.exec('BEGIN IMMEDIATE');
	await expect(records.set('a', 'أثناء')).rejects.toMatchObject({ kind: 'busy', id: 'a' });
	expect(await records.get('a')).toBe('قبل');
	other.exec('ROLLBACK');
	other.close();
	await records.set('a', 'بعد');
	expect(await records.get('a')).toBe('بعد');
	await store.close();
});

describe('opening', () => {
	const refusal = (target: string) =>
		openStore(`sqlite:${target}`).then(
			() => 'opened',
			(error) => error.kind,
		);

	test('a file that cannot be written is refused as read-only, even for root', async () => {
		expect(await refusal('/proc/version')).toBe('read-only');
	});

	test('a folder is refused', async () => {
		mkdirSync(path);
		expect(await refusal(path)).toBe('read-only');
	});

	test('a file that is no database is refused as corrupt, and left as it is', async () => {
		writeFileSync(path, 'هذا ليس قاعدة بيانات '.repeat(100));
		const before = statSync(path).size;
		expect(await refusal(path)).toBe('corrupt');
		expect(statSync(path).size).toBe(before);
	});

	test("another program's database is refused", async () => {
		const other = new DatabaseSync(path);
		other.exec('CREATE TABLE keyv (key, value)');
		other.close();
		expect(await refusal(path)).toBe('not-ours');
	});

	test('a store of a newer layout is refused', async () => {
		await (await openStore(`sqlite:${path}`)).close();
		const newer = new DatabaseSync(path);
		newer.exec('PRAGMA user_version = 99');
		newer.close();
		expect(await refusal(path)).toBe('too-new');
	});

	test.each(['', 'sqlite:', 'postgres://host/db', 'data/rasid.db'])('the URL %j is refused', async (url) => {
		await expect(openStore(url)).rejects.toMatchObject({ kind: 'bad-url' });
	});

	test('makes missing folders, and files that only their owner can read', async () => {
		const deep = join(folder, `deep${serial}`, 'data', 'rasid.db');
		const store = await openStore(`sqlite:${deep}`);
		await store.probe();
		for (const suffix of ['', '-wal', '-shm']) expect(statSync(deep + suffix).mode & 0o777).toBe(0o600);
		await store.close();
	});
});

describe('damage', () => {
	test('of one record is named, never read as "not there"', async () => {
		const store = await openStore(`sqlite:${path}`);
		const feeds = store.collection<string[]>('feeds');
		await feeds.setMany(['a', 'b', 'c', 'd'].map((id) => ({ id, value: ['seen'] })));
		const damage = new DatabaseSync(path);
		const put = damage.prepare('UPDATE records SET value = ? WHERE key = ?');
		for (const [id, text] of [
			['a', '{"v":1,"d":["se'],
			['b', '"text"'],
			['c', '{"value":["seen"]}'],
		]) {
			put.run(text!, `feeds:${id}`);
		}
		damage.close();
		for (const id of ['a', 'b', 'c']) {
			const refused = { kind: 'unreadable', collection: 'feeds', id };
			await expect(feeds.get(id)).rejects.toMatchObject(refused);
			await expect(feeds.getMany(['d', id])).rejects.toMatchObject(refused);
			await expect(feeds.update(id, () => [])).rejects.toMatchObject(refused);
		}
		await expect(Array.fromAsync(feeds.entries())).rejects.toMatchObject({ kind: 'unreadable', id: 'a' });
		expect(await feeds.get('d')).toEqual(['seen']);
		await store.close();
	});

	test('of the file rejects as corrupt', async () => {
		const store = await openStore(`sqlite:${path}`);
		await store
			.collection<string>('seen')
			.setMany(Array.from({ length: 2_000 }, (_, at) => ({ id: `n${at}`, value: 'خبر '.repeat(50) })));
		await store.close();
		const { size } = statSync(path);
		const { writeSync, openSync, closeSync } = await import('node:fs');
		const file = openSync(path, 'r+');
		writeSync(file, Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 8_192); // header and schema stay sound
		closeSync(file);
		const reopened = await openStore(`sqlite:${path}`);
		await expect(reopened.collection('seen').get('n1')).rejects.toMatchObject({ kind: 'corrupt', id: 'n1' });
		await expect(reopened.collection('seen').has('n1')).rejects.toMatchObject({ kind: 'corrupt' });
		await expect(reopened.collection('seen').getMany(['n1'])).rejects.toMatchObject({ kind: 'corrupt' });
		await reopened.close();
	});
});

test('a process killed while it writes: what it was told is stored, is; batches are whole', async () => {
	for (let round = 0; round < 5; round++) {
		const child = fork(join(import.meta.dirname, 'endless-writer.ts'), [path], { serialization: 'json' });
		const acknowledged: string[] = [];
		child.on('message', (id: string) => {
			acknowledged.push(id);
			if (acknowledged.length === 40 + round * 7) child.kill('SIGKILL');
		});
		const [, signal] = await once(child, 'exit');
		expect(signal).toBe('SIGKILL');
		const store = await openStore(`sqlite:${path}`);
		const stored = new Set(await Array.fromAsync(store.collection<string>('writes').entries(), ([id]) => id));
		expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
		const sides = (side: string) =>
			[...stored].filter((id) => id.endsWith(side)).map((id) => id.slice(0, -side.length));
		expect(sides('.left')).toEqual(sides('.right'));
		await store.close();
	}
});

test('a commit waits for the disk: anything less may forget a "sent" when the power goes', () => {
	const { db, close } = openSqliteDatabase(path, systemClock);
	expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
	expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
	close();
});

test('expired rows leave the file with later commits, without a sweep of their own', async () => {
	let now = 0;
	const database = openSqliteDatabase(path, { now: () => now });
	const store = createStore(sqliteEngine(database));
	const records = store.collection<number>('seen');
	const brief = Array.from({ length: 500 }, (_, value) => ({ id: `n${value}`, value, ttlMs: 1_000 }));
	await records.setMany([...brief, { id: 'kept', value: 0, ttlMs: 9_000 }]);
	now = 1_000;
	for (let at = 0; at < 8; at++) await records.set('other', at);
	const rows = database.db.prepare('SELECT key FROM records ORDER BY key').all();
	expect(rows.map((row) => row['key'])).toEqual(['seen:kept', 'seen:other']);
	await store.close();
});
