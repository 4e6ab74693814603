/** One SQLite file and its only writer: WAL, synchronous FULL, group commit, expired rows taken out on the way. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../domain/ports.ts';
import { StorageError, storageError } from './storage-error.ts';

export type SqliteDatabase = {
	/** For reads. Every write goes through `write`. */
	readonly db: DatabaseSync;
	readonly clock: Clock;
	/**
	 * Runs `change` in the next transaction, together with all others asked for in the same turn of the event loop:
	 * one fsync for all of them. Resolves after the commit; if it fails, every member of the group rejects.
	 */
	write<T>(change: () => T): Promise<T>;
	/** Commits what waits, then closes. */
	close(): void;
};

/** "RASD": tells our files from anybody else's. */
const APPLICATION_ID = 0x52_41_53_44;
/** The tables below. A file with a higher number was made by a newer Rasid. */
const LAYOUT = 1;
/** Another process may hold the lock for a commit or a checkpoint; the event loop waits with us, so not for long. */
const BUSY_TIMEOUT_MS = 2_000;
/** At most so many expired rows leave with each commit: more than it can bring in one by one, and too few to be felt. */
const SWEEP_ROWS = 64;

/**
 * `records` keeps its rowid: an article of 1.6 kB in a WITHOUT ROWID table costs 3 times the CPU to write and twice the disk
 * (bench of 20,000 random keys: long rows spill over from index pages).
 */
const SCHEMA = `
	CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER);
	CREATE INDEX IF NOT EXISTS records_expires ON records (expires) WHERE expires IS NOT NULL;
	CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, fence INTEGER NOT NULL,
		until INTEGER NOT NULL) WITHOUT ROWID;
	PRAGMA application_id = ${APPLICATION_ID};
	PRAGMA user_version = ${LAYOUT};
`;

/**
 * Opens or creates the file (mode 0600: it holds chats and settings) or ":memory:".
 * Throws StorageError: read-only, corrupt, not-ours, too-new, busy.
 *
 * synchronous FULL, because NORMAL in WAL mode may roll back the last commits after a power cut, and a forgotten "sent"
 * is an alert sent twice.
 */
export function openSqliteDatabase(path: string, clock: Clock): SqliteDatabase {
	let db: DatabaseSync | undefined;
	try {
		if (path !== ':memory:') prepareFile(path);
		db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
		db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4000');
		db.exec('BEGIN IMMEDIATE');
		refuseForeign(db);
		db.exec(SCHEMA);
		db.exec('COMMIT');
		return withGroupCommit(db, clock);
	} catch (error) {
		db?.close();
		throw storageError(error, `open the store ${path}`);
	}
}

/**
 * SQLite gives -wal and -shm the mode of the file itself. A file that is there is not opened here: closing it would drop the
 * POSIX locks of every other connection this process has on it (https://sqlite.org/howtocorrupt.html §2.2).
 */
function prepareFile(path: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
	else if (statSync(path).mode & 0o077) chmodSync(path, 0o600);
}

/** Throws unless the database is empty, or ours and not newer than this program. */
export function refuseForeign(db: DatabaseSync): void {
	const tables = numberOf(db, 'SELECT count(*) FROM sqlite_schema');
	if (tables === 0) return;
	if (numberOf(db, 'PRAGMA application_id') !== APPLICATION_ID) {
		throw new StorageError('not-ours', 'this database belongs to another program; give Rasid a file of its own');
	}
	const layout = numberOf(db, 'PRAGMA user_version');
	if (layout > LAYOUT) {
		const text = `the store has layout ${layout} and this Rasid knows layouts up to ${LAYOUT}; start the newer Rasid again`;
		throw new StorageError('too-new', text);
	}
}

function numberOf(db: DatabaseSync, sql: string): number {
	return Number(Object.values(db.prepare(sql).get()!)[0]);
}

type Waiting = {
	readonly change: () => unknown;
	readonly resolve: (value: never) => void;
	readonly reject: (error: unknown) => void;
};

function withGroupCommit(db: DatabaseSync, clock: Clock): SqliteDatabase {
	const begin = db.prepare('BEGIN IMMEDIATE');
	const commit = db.prepare('COMMIT');
	const sweep = db.prepare(
		`DELETE FROM records WHERE rowid IN (SELECT rowid FROM records WHERE expires <= ? LIMIT ${SWEEP_ROWS})`,
	);
	let waiting: Waiting[] = [];

	function flush(): void {
		const group = waiting;
		waiting = [];
		if (group.length === 0) return;
		try {
			begin.run();
			const results = group.map(({ change }) => change());
			sweep.run(clock.now());
			commit.run();
			for (const [at, { resolve }] of group.entries()) resolve(results[at] as never);
		} catch (error) {
			rollBack(db);
			for (const { reject } of group) reject(error);
		}
	}

	return {
		db,
		clock,
		write: (change) =>
			new Promise((resolve, reject) => {
				if (waiting.length === 0) setImmediate(flush);
				waiting.push({ change, resolve, reject });
			}),
		close() {
			flush();
			if (db.isOpen) db.close();
		},
	};
}

/** Some errors (disk full, I/O) roll back by themselves: https://sqlite.org/lang_transaction.html §3 */
function rollBack(db: DatabaseSync): void {
	try {
		if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
	} catch {
		// the group is rejected with the first error; the next BEGIN says what is still wrong
	}
}
