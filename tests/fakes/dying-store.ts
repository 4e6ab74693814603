/** A store whose process dies at the n-th write, before or after it reached the disk; from then on nothing works. */
import type { Collection, Store } from '../../src/domain/ports.ts';

export class Died extends Error {}

export type DyingStore = Store & {
	/** How many writes were asked for. */
	readonly writes: () => number;
	readonly isDead: () => boolean;
};

export function dyingStore(store: Store, atWrite: number, side: 'before' | 'after'): DyingStore {
	let writes = 0;
	let dead = false;

	async function write<T>(act: () => Promise<T>): Promise<T> {
		if (dead) throw new Died();
		writes += 1;
		if (writes !== atWrite) return act();
		dead = true;
		if (side === 'after') await act();
		throw new Died();
	}

	function read<T>(act: () => Promise<T>): Promise<T> {
		return dead ? Promise.reject(new Died()) : act();
	}

	function dying<T>(inner: Collection<T>): Collection<T> {
		return {
			get: (id) => read(() => inner.get(id)),
			getMany: (ids) => read(() => inner.getMany(ids)),
			has: (id) => read(() => inner.has(id)),
			set: (id, value, ttlMs) => write(() => inner.set(id, value, ttlMs)),
			setMany: (records) => write(() => inner.setMany(records)),
			delete: (id) => write(() => inner.delete(id)),
			take: (id) => write(() => inner.take(id)),
			update: (id, change) => write(() => inner.update(id, change)),
			entries: () => inner.entries(),
		};
	}

	return {
		collection: (name, options) => dying(store.collection(name, options)),
		probe: () => store.probe(),
		close: async () => undefined,
		writes: () => writes,
		isDead: () => dead,
	};
}
