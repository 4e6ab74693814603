/** The one error of the storage room: a failed write or an unreadable record, told apart by its kind. */

export type StorageErrorKind =
	| 'bad-url' // no engine answers to this store URL
	| 'bad-name' // a collection's name or a record's id has letters that keys may not have
	| 'full' // disk, page limit or Redis memory
	| 'busy' // another process holds the write lock
	| 'read-only' // or its folder, or it cannot be opened at all
	| 'missing' // a file that should be there
	| 'corrupt' // the file is no SQLite database, or a damaged one
	| 'not-ours' // a sound database of another program
	| 'in-use' // a running Rasid has it open
	| 'unreachable' // Redis does not answer; nothing is known about the last write
	| 'unsafe' // Redis is set up so that it would lose records
	| 'unreadable' // this record is not what we write
	| 'too-new' // written by a newer Rasid
	| 'closed'
	| 'failed'; // anything else: see the cause

export type Whereabouts = { readonly collection?: string; readonly id?: string | undefined };

export class StorageError extends Error {
	override readonly name = 'StorageError';
	readonly kind: StorageErrorKind;
	readonly collection: string | undefined;
	readonly id: string | undefined;

	constructor(kind: StorageErrorKind, text: string, where: Whereabouts = {}, cause?: unknown) {
		const place = [where.collection, where.id].filter((part) => part !== undefined).join('/');
		super(place ? `${place}: ${text}` : text, { cause });
		this.kind = kind;
		this.collection = where.collection;
		this.id = where.id;
	}
}

/** Wraps what an engine threw; a StorageError passes through unchanged. */
export function storageError(error: unknown, doing: string, where: Whereabouts = {}): StorageError {
	if (error instanceof StorageError) return error;
	const kind = kindOf(error);
	return new StorageError(kind, `cannot ${doing} (${kind})`, where, error);
}

/** SQLite's primary result codes, the low byte of the extended ones: https://sqlite.org/rescode.html */
const SQLITE_KINDS: Readonly<Record<number, StorageErrorKind>> = {
	3: 'read-only', // PERM
	5: 'busy', // BUSY
	6: 'busy', // LOCKED
	8: 'read-only', // READONLY
	11: 'corrupt', // CORRUPT
	13: 'full', // FULL
	14: 'read-only', // CANTOPEN
	26: 'corrupt', // NOTADB
};

/** Codes of Node's system errors, and the first word of Redis's error replies, which is their code. */
const CODE_KINDS: Readonly<Record<string, StorageErrorKind>> = {
	EACCES: 'read-only',
	EPERM: 'read-only',
	EROFS: 'read-only',
	EISDIR: 'read-only',
	ENOSPC: 'full',
	ECONNREFUSED: 'unreachable',
	ECONNRESET: 'unreachable',
	ENOTFOUND: 'unreachable',
	ETIMEDOUT: 'unreachable',
	ERR_INVALID_STATE: 'closed', // node:sqlite: the database is not open
	OOM: 'full',
	MISCONF: 'read-only', // Redis cannot save to its disk and refuses writes
	READONLY: 'read-only',
	LOADING: 'busy',
};

/** The classes by which node-redis says that the connection is gone. */
const UNREACHABLE = new Set([
	'AbortError',
	'ClientOfflineError',
	'ConnectionTimeoutError',
	'DisconnectsClientError',
	'ReconnectStrategyError',
	'SocketClosedUnexpectedlyError',
	'SocketTimeoutError',
	'TimeoutError',
]);

/** Pure. */
function kindOf(error: unknown): StorageErrorKind {
	if (!(error instanceof Error)) return 'failed';
	const { code, errcode } = error as { code?: unknown; errcode?: unknown };
	if (typeof errcode === 'number') return SQLITE_KINDS[errcode & 0xff] ?? 'failed';
	const className = error.constructor.name;
	if (className === 'ClientClosedError') return 'closed';
	if (UNREACHABLE.has(className)) return 'unreachable';
	if (typeof code === 'string') return CODE_KINDS[code] ?? 'failed';
	if (className === 'ErrorReply' || className === 'SimpleError')
		return CODE_KINDS[error.message.split(' ', 1)[0]!] ?? 'failed';
	return 'failed';
}
