/** A store on a disk in memory that outlives the simulated process. */
import type { Collection, Store } from '../../src/domain/ports.ts';
import { createKeyedTurns } from '../../src/storage/keyed-turns.ts';
import type { Life } from './life.ts';

type Row = { readonly value: unknown; readonly expires: number };
export type Disk = Map<string, Map<string, Row>>;

/** `written` hears of every record that reaches the disk. */
export function mapStore(
	disk: Disk,
	life: Life,
	now: () => number,
	written: (collection: string, id: string, value: unknown) => void = () => undefined,
): Store {
	const turns = createKeyedTurns();

	function collection<T>(name: string): Collection<T> {
		const rows = disk.get(name) ?? new Map<string, Row>();
		disk.set(name, rows);
		const live = (id: string): T | undefined => {
			const row = rows.get(id);
			return row && row.expires > now() ? (row.value as T) : undefined;
		};
		const put = (id: string, value: T, ttlMs = Number.POSITIVE_INFINITY) => {
			rows.set(id, { value, expires: now() + ttlMs });
			written(name, id, value);
		};
		const self: Collection<T> = {
			get: (id) => life.disk('read', () => live(id)),
			getMany: (ids) => life.disk('read', () => ids.map(live)),
			has: (id) => life.disk('read', () => live(id) !== undefined),
			set: (id, value, ttlMs) => life.disk('write', () => put(id, value, ttlMs)),
			setMany: (records) =>
				life.disk('write', () => {
					for (const { id, value, ttlMs } of records) put(id, value, ttlMs);
				}),
			delete: (id) => life.disk('write', () => void rows.delete(id)),
			take: (id) =>
				life.disk('write', () => {
					const found = live(id);
					rows.delete(id);
					return found;
				}),
			update: (id, change) =>
				turns.run(`${name}:${id}`, async () => {
					const old = await self.get(id);
					const next = change(old);
					if (next === undefined) return old;
					await self.set(id, next);
					return next;
				}),
			async *entries() {
				const ids = await life.disk('read', () => [...rows.keys()].sort());
				for (const id of ids) {
					const value = live(id);
					if (value !== undefined) yield [id, value] as const;
				}
			},
		};
		return self;
	}

	return { collection, probe: async () => undefined, close: async () => undefined };
}

/** All live records of a collection, for whoever judges. */
export function recordsOn<T>(disk: Disk, name: string): ReadonlyMap<string, T> {
	return new Map([...(disk.get(name) ?? [])].map(([id, { value }]) => [id, value as T]));
}
