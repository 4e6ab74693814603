/** A typed, loud map of records over one Keyv: what Keyv hides becomes a StorageError that names the record. */
import type { Keyv } from 'keyv';
import type { Collection, CollectionOptions } from '../domain/ports.ts';
import type { KeyedTurns } from './keyed-turns.ts';
import { StorageError, storageError } from './storage-error.ts';

/** What is stored: the form's version and the data. */
type Envelope = { readonly v: number; readonly d: unknown };

const ID = /^[A-Za-z0-9_.-]{1,80}$/;

export function createCollection<T>(
	name: string,
	keyv: Keyv,
	turns: KeyedTurns,
	options: CollectionOptions<T> = {},
): Collection<T> {
	const { version = 1, migrate } = options;

	/** Runs one step on the engine and names the record if it fails. */
	async function step<R>(doing: string, id: string | undefined, run: () => Promise<R>): Promise<R> {
		if (id !== undefined && !ID.test(id)) throw badId(name, id);
		try {
			return await run();
		} catch (error) {
			throw storageError(error, doing, { collection: name, id });
		}
	}

	function open(id: string, stored: unknown): T | undefined {
		if (stored === undefined || stored === null) return undefined;
		const where = { collection: name, id };
		if (!isEnvelope(stored)) throw new StorageError('unreadable', 'the stored record is damaged', where);
		if (stored.v === version) return stored.d as T;
		if (stored.v > version) throw tooNew(stored.v, version, where);
		if (!migrate) throw new StorageError('unreadable', `no migration from version ${stored.v} is known`, where);
		return migrate(stored.d, stored.v);
	}

	const seal = (value: T): Envelope => ({ v: version, d: value });

	const get = async (id: string): Promise<T | undefined> =>
		open(id, await step('read', id, () => keyv.get<unknown>(id)));

	async function set(id: string, value: T, ttlMs?: number): Promise<void> {
		const lifetime = wholeMs(ttlMs);
		const done = await step('write', id, () => keyv.set(id, seal(value), lifetime));
		if (!done) throw new StorageError('failed', 'the write was not done', { collection: name, id });
	}

	return {
		get,
		set,
		async getMany(ids) {
			for (const id of ids) if (!ID.test(id)) throw badId(name, id);
			if (ids.length === 0) return [];
			const stored = await step('read', undefined, () => keyv.getMany<unknown>([...ids]));
			return ids.map((id, at) => open(id, stored[at]));
		},
		has: (id) => step('read', id, () => keyv.has(id)),
		async setMany(records) {
			for (const { id } of records) if (!ID.test(id)) throw badId(name, id);
			if (records.length === 0) return;
			const entries = records.map(({ id, value, ttlMs }) => ({ key: id, value: seal(value), ttl: wholeMs(ttlMs) }));
			// Keyv answers with what the adapter answers: nothing, or a flag for each
			const done: unknown = await step('write', undefined, () => keyv.setMany(entries));
			if (Array.isArray(done) && done.includes(false)) {
				throw new StorageError('failed', 'not all records were written', { collection: name });
			}
		},
		async delete(id) {
			await step('delete', id, () => keyv.delete(id)); // false means: there was none
		},
		async take(id) {
			const found = await get(id);
			const isOurs = found !== undefined && (await step('delete', id, () => keyv.delete(id)));
			return isOurs ? found : undefined;
		},
		update: (id, change) =>
			turns.run(`${name}:${id}`, async () => {
				const old = await get(id);
				const next = change(old);
				if (next === undefined) return old;
				await set(id, next);
				return next;
			}),
		async *entries() {
			const pairs: AsyncGenerator<[string, unknown], void> = keyv.iterator!(undefined);
			for (;;) {
				const pair = await step('read', undefined, () => pairs.next());
				if (pair.done) return;
				const [id, stored] = pair.value;
				const value = open(id, stored);
				if (value !== undefined) yield [id, value] as const;
			}
		},
	};
}

function isEnvelope(stored: unknown): stored is Envelope {
	if (typeof stored !== 'object' || stored === null) return false;
	return 'd' in stored && 'v' in stored && Number.isInteger(stored.v);
}

/** Redis takes whole milliseconds, and to Keyv 0 means "for ever", which nobody means who computes a lifetime. */
function wholeMs(ttlMs: number | undefined): number | undefined {
	if (ttlMs === undefined) return undefined;
	if (!(ttlMs > 0 && ttlMs < Number.POSITIVE_INFINITY)) throw new RangeError(`a lifetime of ${ttlMs} ms`);
	return Math.ceil(ttlMs);
}

function badId(collection: string, id: string): StorageError {
	const shown = JSON.stringify(id.slice(0, 100));
	return new StorageError('bad-name', `${shown} is no id: 1 to 80 of A-Z a-z 0-9 _ . -`, { collection });
}

function tooNew(found: number, known: number, where: { collection: string; id: string }): StorageError {
	const text = `written in version ${found} of its form, and this Rasid knows versions up to ${known}; start the newer Rasid again`;
	return new StorageError('too-new', text, where);
}
