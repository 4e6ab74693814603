/** How many calls a model may still be given today. */

export type Allowance = {
	/** Takes one call if there is one left. */
	take(): boolean;
	left(): number;
};

const DAY_MS = 24 * 3600_000;

/** `perDay` calls for each UTC day; `now` in milliseconds. Kept in memory: a restart begins the day anew. */
export function createAllowance(perDay: number, now: () => number): Allowance {
	let day = -1;
	let used = 0;

	function today(): void {
		const current = Math.floor(now() / DAY_MS);
		if (current !== day) [day, used] = [current, 0];
	}

	return {
		take() {
			today();
			if (used >= perDay) return false;
			used += 1;
			return true;
		},
		left() {
			today();
			return perDay - used;
		},
	};
}
