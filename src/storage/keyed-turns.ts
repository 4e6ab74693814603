/** One at a time for each key: tasks of the same key run in the order they came, tasks of different keys side by side. */

export type KeyedTurns = {
	run<T>(key: string, task: () => Promise<T>): Promise<T>;
};

export function createKeyedTurns(): KeyedTurns {
	const last = new Map<string, Promise<unknown>>();
	return {
		run(key, task) {
			const turn = (last.get(key) ?? Promise.resolve()).then(task);
			const settled = turn
				.catch(() => {}) // its caller hears of it; the next one has its turn all the same
				.then(() => {
					if (last.get(key) === settled) last.delete(key);
				});
			last.set(key, settled);
			return turn;
		},
	};
}
