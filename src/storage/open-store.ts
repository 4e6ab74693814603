/** From a store URL to the open store: one setting decides between one machine and many. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '../domain/clock.ts';
import type { Clock, Log, Store } from '../domain/ports.ts';
import { createCollection } from './collection.ts';
import type { Engine } from './engine.ts';
import { createKeyedTurns } from './keyed-turns.ts';
import { type LeaseOptions, type Tenure, takeLease } from './lease.ts';
import type { Notices } from './notices.ts';
import { StorageError } from './storage-error.ts';

/** A Store and what else the same connection gives. */
export type OpenedStore = Store & {
	/** Waits until the named lease is ours (see takeLease). */
	lease(options: LeaseOptions, signal?: AbortSignal): Promise<Tenure>;
	readonly notices: Notices;
};

export type StoreOptions = { readonly clock?: Clock; readonly log?: Log };

/** No ":" and no wildcard of Redis's SCAN. */
const NAME = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * `sqlite:PATH` (one machine), `redis://…` or `rediss://…` (many), `memory:` (tests: SQLite without a file).
 * Throws StorageError when it can never work as it is: bad-url, read-only, corrupt, not-ours, too-new, unreachable, unsafe.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<OpenedStore> {
	return createStore(await openEngine(url, options), options.log);
}

export function createStore(engine: Engine, log?: Log): OpenedStore {
	const turns = createKeyedTurns();
	const collection: Store['collection'] = (name, options) => {
		if (!NAME.test(name)) throw new StorageError('bad-name', `${JSON.stringify(name)} is no name of a collection`);
		return createCollection(name, engine.keyv(name), turns, options);
	};
	const probes = collection<true>('probe');
	return {
		collection,
		probe: () => probes.set('probe', true),
		lease: (options, signal) => takeLease(engine.leases, { log, ...options }, signal),
		notices: engine.notices,
		async close() {
			await nextTurn(); // what was asked for in this turn is still on its way through Keyv
			await engine.close();
		},
	};
}

/** Each engine's libraries are loaded only when it is asked for. */
async function openEngine(url: string, { clock = systemClock, log }: StoreOptions): Promise<Engine> {
	if (/^rediss?:\/\//.test(url)) {
		const { openRedisEngine } = await import('./redis-engine.ts');
		return openRedisEngine(url, clock, log);
	}
	const path = sqlitePath(url);
	if (!path) throw new StorageError('bad-url', 'a store is sqlite:PATH, redis://HOST:PORT/DB, rediss://… or memory:');
	const { openSqliteDatabase } = await import('./sqlite-database.ts');
	const { sqliteEngine } = await import('./sqlite-engine.ts');
	return sqliteEngine(openSqliteDatabase(path, clock));
}

/** The file behind a `sqlite:` URL, ":memory:" for `memory:`; undefined for any other. Pure. */
export function sqlitePath(url: string): string | undefined {
	if (url === 'memory:') return ':memory:';
	return url.startsWith('sqlite:') ? url.slice('sqlite:'.length) || undefined : undefined;
}
