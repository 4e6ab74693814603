/** Backup while the store is written to, restore with its refusals, and a restore that is killed. */
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	openSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { backupStore, restoreStore } from '../../src/storage/backup.ts';
import { openStore } from '../../src/storage/open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasid-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

let live: string;
let copy: string;
let serial = 0;
beforeEach(() => {
	serial += 1;
	live = join(folder, `live${serial}.db`);
	copy = join(folder, `copy${serial}.db`);
});

async function fill(path: string, count: number, value = 'خبر'): Promise<void> {
	const store = await openStore(`sqlite:${path}`);
	await store
		.collection<string>('articles')
		.setMany(Array.from({ length: count }, (_, at) => ({ id: `n${at}`, value })));
	await store.close();
}

async function read(path: string): Promise<string[]> {
	const store = await openStore(`sqlite:${path}`);
	const values = await Array.fromAsync(store.collection<string>('articles').entries(), ([, value]) => value);
	await store.close();
	return values;
}

describe('a backup', () => {
	test('taken while the store is written to is sound and has all that was stored before', async () => {
		const store = await openStore(`sqlite:${live}`);
		const articles = store.collection<number>('articles');
		await articles.setMany(Array.from({ length: 3_000 }, (_, value) => ({ id: `n${value}`, value })));
		let done = false;
		const copying = backupStore(live, copy).finally(() => {
			done = true;
		});
		for (let at = 0; !done; at++) await articles.set(`late${at}`, at);
		const { records, bytes } = await copying;
		await store.close();
		expect(records).toBeGreaterThanOrEqual(3_000);
		expect(bytes).toBe(statSync(copy).size);
		expect(statSync(copy).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder).filter((name) => name.startsWith(`copy${serial}`))).toEqual([`copy${serial}.db`]);
		expect((await read(copy)).length).toBe(records);
	});

	test('of nothing, or to nowhere, is refused and leaves nothing', async () => {
		await expect(backupStore(live, copy)).rejects.toMatchObject({ kind: 'missing' });
		await fill(live, 3);
		await expect(backupStore(live, join(folder, 'missing', 'copy.db'))).rejects.toMatchObject({ kind: 'read-only' });
		expect(existsSync(copy)).toBe(false);
	});
});

describe('a restore', () => {
	test('to a fresh machine brings everything back', async () => {
		await fill(live, 50);
		await backupStore(live, copy);
		const fresh = join(folder, `fresh${serial}`, 'rasid.db');
		expect(await restoreStore(copy, fresh)).toMatchObject({ file: fresh, records: 50 });
		expect(await read(fresh)).toEqual(await read(live));
		expect(statSync(fresh).mode & 0o777).toBe(0o600);
	});

	test('over records needs to be told so, and then ignores the log the old store left', async () => {
		await fill(live, 50, 'نسخة');
		await backupStore(live, copy);
		// a store that was killed: its last commits are only in its write-ahead log
		const killed = join(folder, `killed${serial}.db`);
		const store = await openStore(`sqlite:${live}`);
		await store.collection<string>('articles').set('n0', 'أحدث');
		for (const suffix of ['', '-wal']) copyFileSync(live + suffix, killed + suffix);
		await store.close();
		await expect(restoreStore(copy, killed)).rejects.toMatchObject({ kind: 'in-use' });
		expect((await read(killed))[0]).toBe('أحدث');
		await restoreStore(copy, killed, true);
		expect(await read(killed)).toEqual(Array.from({ length: 50 }, () => 'نسخة'));
	});

	test('into a store that is open is refused', async () => {
		await fill(live, 5);
		await backupStore(live, copy);
		const store = await openStore(`sqlite:${live}`);
		await store.probe();
		await expect(restoreStore(copy, live, true)).rejects.toMatchObject({ kind: 'in-use' });
		await store.probe();
		await store.close();
	});

	test.each([
		['no database', 'corrupt', (file: string) => writeFileSync(file, 'ليس نسخة احتياطية '.repeat(500))],
		["another program's", 'not-ours', (file: string) => new DatabaseSync(file).exec('CREATE TABLE t (a)')],
		['an empty file', 'not-ours', (file: string) => writeFileSync(file, '')],
		['missing', 'missing', () => {}],
	])('of a file that is %s is refused and leaves the store as it is', async (_, kind, make) => {
		await fill(live, 5, 'باق');
		make(copy);
		await expect(restoreStore(copy, live, true)).rejects.toMatchObject({ kind });
		expect(await read(live)).toEqual(Array.from({ length: 5 }, () => 'باق'));
	});

	test('of a damaged copy is refused', async () => {
		await fill(live, 2_000, 'نص '.repeat(40));
		await backupStore(live, copy);
		const { size } = statSync(copy);
		writeSync(openSync(copy, 'r+'), Buffer.alloc(8_192, 0xa5), 0, 8_192, size - 16_384);
		await expect(restoreStore(copy, live, true)).rejects.toMatchObject({ kind: 'corrupt' });
		expect((await read(live)).length).toBe(2_000);
	});
});
