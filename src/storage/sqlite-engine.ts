/** The default engine: Keyv on node:sqlite, one row a record, keys "collection:id". */
import { Keyv, type KeyvStoreAdapter } from 'keyv';
import { type Engine, KEYV_OPTIONS } from './engine.ts';
import { localNotices } from './notices.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { sqliteLeases } from './sqlite-leases.ts';

type Row = { readonly key: string; readonly value: string };

/** Records read at once while walking through a collection. */
const PAGE = 200;

const LIVE = '(expires IS NULL OR expires > ?)';

export function sqliteEngine(database: SqliteDatabase): Engine {
	const statements = prepare(database);
	return {
		keyv: (namespace) => new Keyv({ ...KEYV_OPTIONS, store: adapter(database, statements), namespace }),
		leases: sqliteLeases(database),
		notices: localNotices(),
		close: async () => database.close(),
	};
}

type Statements = ReturnType<typeof prepare>;

function prepare({ db }: SqliteDatabase) {
	return {
		get: db.prepare(`SELECT value FROM records WHERE key = ? AND ${LIVE}`),
		has: db.prepare(`SELECT 1 FROM records WHERE key = ? AND ${LIVE}`),
		// json_each: one statement for any number of keys
		getMany: db.prepare(`SELECT key, value FROM records WHERE key IN (SELECT value FROM json_each(?)) AND ${LIVE}`),
		set: db.prepare(`
			INSERT INTO records (key, value, expires) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`),
		delete: db.prepare('DELETE FROM records WHERE key = ?'),
		// A range, never LIKE: in a pattern the "_" of one collection's name is any letter of another's.
		clear: db.prepare('DELETE FROM records WHERE key > ? AND key < ?'),
		page: db.prepare(`SELECT key, value FROM records WHERE key > ? AND key < ? AND ${LIVE} ORDER BY key LIMIT ${PAGE}`),
	};
}

/** Keyv's storage interface. Errors are thrown, never emitted: `on` has nothing to tell. */
function adapter({ write, clock }: SqliteDatabase, statements: Statements): KeyvStoreAdapter {
	const expiry = (ttlMs: number | undefined): number | null => (ttlMs === undefined ? null : clock.now() + ttlMs);
	const put = (key: string, value: string, ttlMs?: number): unknown => statements.set.run(key, value, expiry(ttlMs));
	const self: KeyvStoreAdapter = {
		opts: { dialect: 'sqlite' }, // Keyv offers its iterator only to dialects that it knows
		on: () => self,
		get: async (key) => statements.get.get(key, clock.now())?.['value'] as undefined,
		async getMany(keys) {
			const rows = statements.getMany.all(JSON.stringify(keys), clock.now()) as unknown as Row[];
			const values = new Map(rows.map(({ key, value }) => [key, value]));
			return keys.map((key) => values.get(key) as undefined);
		},
		has: async (key) => statements.has.get(key, clock.now()) !== undefined,
		async set(key, value: string, ttlMs) {
			await write(() => put(key, value, ttlMs));
			return true;
		},
		async setMany(entries) {
			await write(() => {
				for (const { key, value, ttl } of entries) put(key, value, ttl);
			});
		},
		delete: (key) => write(() => statements.delete.run(key).changes > 0),
		async clear() {
			const [from, to] = range(self.namespace!);
			await write(() => statements.clear.run(from, to));
		},
		async *iterator<Value>(namespace = self.namespace!) {
			let [from, to] = range(namespace);
			for (;;) {
				const rows = statements.page.all(from, to, clock.now()) as unknown as Row[];
				for (const { key, value } of rows) yield [key, value as Awaited<Value>];
				if (rows.length < PAGE) return;
				from = rows.at(-1)!.key;
			}
		},
	};
	return self;
}

/** All keys "namespace:…" lie between these: ";" follows ":" in ASCII. Pure. */
function range(namespace: string): [from: string, to: string] {
	return [`${namespace}:`, `${namespace};`];
}
