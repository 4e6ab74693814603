/** The real store on a real SQLite file, one step of which fails: as SQLite fails, as Keyv does, or for another's lock. */
import { DatabaseSync } from 'node:sqlite';
import type { Keyv } from 'keyv';
import type { Clock, Store } from '../../src/domain/ports.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { createStore } from '../../src/storage/open-store.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.ts';
import { sqliteEngine } from '../../src/storage/sqlite-engine.ts';
import type { Disk } from './map-store.ts';

/**
 * ENOSPC and EIO as node:sqlite words them; `false` as Keyv hides a failed write; `busy`: a second connection holds the write
 * lock at that step, and SQLite itself says no.
 */
export type Failure = 'full' | 'io' | 'false' | 'busy';

export type FailingStore = {
	readonly store: Store;
	/** Steps so far: those that can fail in this way. */
	readonly steps: () => number;
	readonly hasFailed: () => boolean;
	/** What stands in the file. */
	disk(): Disk;
	close(): Promise<void>;
};

const WRITES = ['set', 'setMany', 'delete'] as const;
const READS = ['get', 'getMany', 'has'] as const;
const SQLITE: Readonly<Record<'full' | 'io', { readonly errcode: number; readonly message: string }>> = {
	full: { errcode: 13, message: 'database or disk is full' },
	io: { errcode: 10, message: 'disk I/O error' },
};

/** The `at`-th step from now on fails, counted from 1; none if there are fewer. */
export function openFailingStore(path: string, clock: Clock, failure: Failure, at: number): FailingStore {
	const database = openSqliteDatabase(path, clock);
	database.db.exec('PRAGMA busy_timeout = 0');
	const other = new DatabaseSync(path);
	let steps = 0;
	let hasFailed = false;

	/** What the method does when its step fails. */
	function instead(method: string, act: () => Promise<unknown>): Promise<unknown> {
		hasFailed = true;
		if (failure === 'false') return Promise.resolve(method === 'setMany' ? [false] : false);
		if (failure !== 'busy')
			return Promise.reject(
				Object.assign(new Error(SQLITE[failure].message), { code: 'ERR_SQLITE_ERROR', ...SQLITE[failure] }),
			);
		other.exec('BEGIN IMMEDIATE');
		return act().finally(() => other.exec('ROLLBACK'));
	}

	function brittle(keyv: Keyv): Keyv {
		const methods = { full: WRITES, io: [...WRITES, ...READS], false: ['set', 'setMany'], busy: WRITES };
		for (const method of methods[failure] as readonly (typeof WRITES | typeof READS)[number][]) {
			const act = keyv[method].bind(keyv) as (...args: unknown[]) => Promise<unknown>;
			const step = (...args: unknown[]) => {
				steps += 1;
				return steps === at ? instead(method, () => act(...args)) : act(...args);
			};
			Object.assign(keyv, { [method]: step });
		}
		return keyv;
	}

	const sound = sqliteEngine(database);
	const engine: Engine = { ...sound, keyv: (name) => brittle(sound.keyv(name)) };
	const store = createStore(engine);
	return {
		store,
		steps: () => steps,
		hasFailed: () => hasFailed,
		disk: () => diskOf(other),
		async close() {
			await store.close();
			other.close();
		},
	};
}

function diskOf(db: DatabaseSync): Disk {
	const disk: Disk = new Map();
	for (const row of db.prepare('SELECT key, value FROM records').all() as { key: string; value: string }[]) {
		const [name, id] = row.key.split(':') as [string, string];
		const rows = disk.get(name) ?? new Map();
		disk.set(name, rows.set(id, { value: JSON.parse(row.value).d, expires: Number.POSITIVE_INFINITY }));
	}
	return disk;
}
