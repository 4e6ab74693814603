/** Waits for conditions of the stand-in by its own events: no sleeping, and a test that waits in vain says for what. */

export type Watch = {
	/** Resolves with the first value of `find` that is neither undefined nor false; looked at after every request and in between. */
	waitFor<T>(what: string, find: () => T | undefined | false): Promise<T>;
};

export type OwnWatch = Watch & {
	/** Something happened: look again. */
	changed(): void;
	/** The promise itself, or an error that says what was waited for. */
	within<T>(what: string, promise: Promise<T>): Promise<T>;
};

export function createWatch(patienceMs: number): OwnWatch {
	const looks = new Set<() => void>();

	async function within<T>(what: string, promise: Promise<T>): Promise<T> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), patienceMs);
		});
		try {
			return await Promise.race([promise, late]);
		} finally {
			clearTimeout(timer);
		}
	}

	function waitFor<T>(what: string, find: () => T | undefined | false): Promise<T> {
		const { promise, resolve } = Promise.withResolvers<T>();
		function look(): void {
			const found = find();
			if (found !== undefined && found !== false) resolve(found);
		}
		looks.add(look);
		// What the bot makes of an answer happens after the request: look between events as well.
		const between = setInterval(look, 10);
		look();
		return within(what, promise).finally(() => {
			clearInterval(between);
			looks.delete(look);
		});
	}

	return {
		waitFor,
		within,
		changed() {
			for (const look of looks) look();
		},
	};
}
