/** Backup and restore of the SQLite store: a sound copy while the bot runs, and back again, whole or not at all. */
import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { systemClock } from '../domain/clock.ts';
import { openSqliteDatabase, refuseForeign } from './sqlite-database.ts';
import { StorageError, storageError } from './storage-error.ts';

export type Copied = { readonly file: string; readonly records: number; readonly bytes: number };

/** All pages in one step: in steps, every write of the running bot would begin the copy anew. Works in a thread of its own. */
const IN_ONE_STEP = 0x7f_ff_ff_ff;
/** Nobody writes to what is restored: 40 MB in a step. */
const PAGES_A_STEP = 10_000;

/**
 * Copies the store at `path` to `file` (mode 0600), checked, and put in place only when whole. The bot may run meanwhile.
 * Throws StorageError: missing, read-only, not-ours, too-new, corrupt, full.
 */
export async function backupStore(path: string, file: string): Promise<Copied> {
	const part = `${file}.part`;
	try {
		mustExist(path);
		using source = new DatabaseSync(path, { readOnly: true });
		refuseForeign(source);
		await backup(source, part, { rate: IN_ONE_STEP });
		leaveWal(part);
		chmodSync(part, 0o600);
		const records = checkStore(part);
		renameSync(part, file);
		return { file, records, bytes: statSync(file).size };
	} catch (error) {
		throw storageError(error, `back up ${path} to ${file}`);
	} finally {
		rmSync(part, { force: true });
	}
}

/**
 * Puts the backup `file` in the place of the store at `path`, in one transaction of SQLite: killed half-way, the old store
 * stands. A store with records in it is only replaced with `replace`. `told` hears how far it is.
 * Throws StorageError: in-use (Rasid runs, or records would be lost), missing, corrupt, not-ours, too-new, read-only, full.
 */
export async function restoreStore(
	file: string,
	path: string,
	replace = false,
	told: (pages: number, all: number) => void = () => undefined,
): Promise<Copied> {
	try {
		mustExist(file);
		checkStore(file);
		makeSureNobodyUses(path, replace);
		using source = new DatabaseSync(file, { readOnly: true });
		await backup(source, path, {
			rate: PAGES_A_STEP,
			progress: ({ totalPages, remainingPages }) => told(totalPages - remainingPages, totalPages),
		});
		return { file: path, records: checkStore(path), bytes: statSync(path).size };
	} catch (error) {
		throw storageError(error, `restore ${file} to ${path}`);
	}
}

function mustExist(path: string): void {
	if (!existsSync(path)) throw new StorageError('missing', `there is no file ${path}`);
}

/** A backup is one file: without a write-ahead log, nobody who reads it leaves others beside it. */
function leaveWal(path: string): void {
	using db = new DatabaseSync(path);
	db.exec('PRAGMA journal_mode = DELETE');
}

/** How many records a sound store has; throws StorageError for anything else. */
function checkStore(path: string): number {
	using db = new DatabaseSync(path, { readOnly: true });
	refuseForeign(db);
	const found = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
	if (found !== 'ok') throw new StorageError('corrupt', `${path} is damaged: ${found}`);
	return countRecords(db);
}

function countRecords(db: DatabaseSync): number {
	const isStore = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'records'").get();
	if (!isStore) throw new StorageError('not-ours', 'this is an empty database, not a store of Rasid');
	return Number(db.prepare('SELECT count(*) AS n FROM records').get()!['n']);
}

/** In WAL mode each open connection holds a shared lock on the file, so an exclusive one tells of them all. */
function makeSureNobodyUses(path: string, replace: boolean): void {
	if (existsSync(path)) refuseInUse(path);
	const database = openSqliteDatabase(path, systemClock); // creates it, with its folder and mode
	try {
		const records = countRecords(database.db);
		if (records > 0 && !replace) {
			throw new StorageError('in-use', `${path} holds ${records} records; give --replace to lose them`);
		}
	} finally {
		database.close();
	}
}

function refuseInUse(path: string): void {
	using db = new DatabaseSync(path);
	try {
		db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT');
	} catch (error) {
		const failure = storageError(error, `lock ${path}`);
		if (failure.kind !== 'busy') throw failure;
		throw new StorageError('in-use', `${path} is in use; stop Rasid first`);
	}
}
