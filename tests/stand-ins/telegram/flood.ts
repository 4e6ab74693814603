/** Telegram's flood limits on a clock that can be scaled: 30 a second in all, 1 a second per chat, 20 a minute per group. */

export type FloodOptions = {
	/** How long the stand-in's "second" lasts; 1000 by default. */
	readonly secondMs?: number;
	readonly all?: number;
	readonly perChat?: number;
	readonly perGroup?: number;
};

export type Flood = {
	/** Seconds to wait, or undefined when the message may pass (it is counted then). */
	admit(chatId: number, isGroup: boolean): number | undefined;
	/** How many were refused. */
	readonly refused: number;
};

export function createFlood(options: FloodOptions, now: () => number): Flood {
	const { secondMs = 1000, all = 30, perChat = 1, perGroup = 20 } = options;
	let passed: { readonly chatId: number; readonly at: number }[] = [];
	let refused = 0;

	/** Milliseconds until fewer than `most` of `times` lie within `windowMs`. */
	function wait(times: readonly number[], most: number, windowMs: number, at: number): number {
		const inside = times.filter((time) => at - time < windowMs);
		return inside.length < most ? 0 : inside[inside.length - most]! + windowMs - at;
	}

	function admit(chatId: number, isGroup: boolean): number | undefined {
		const at = now();
		passed = passed.filter((one) => at - one.at < 60 * secondMs);
		const everyone = passed.map((one) => one.at);
		const here = passed.filter((one) => one.chatId === chatId).map((one) => one.at);
		const waitMs = Math.max(
			wait(everyone, all, secondMs, at),
			wait(here, perChat, secondMs, at),
			isGroup ? wait(here, perGroup, 60 * secondMs, at) : 0,
		);
		if (waitMs === 0) {
			passed.push({ chatId, at });
			return undefined;
		}
		refused += 1;
		return Math.max(1, Math.ceil(waitMs / secondMs));
	}

	return {
		admit,
		get refused() {
			return refused;
		},
	};
}
