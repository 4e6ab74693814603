/** When the next message may go to a channel: a platform's limits as smooth gaps, never as bursts. Pure. */

export type Limits = {
	/** Least time between two sends of the platform, ms. */
	readonly gapMs: number;
	/** Least time between two sends to one channel, ms. */
	readonly channelGapMs: number;
	/** At most `count` sends to one channel in any `windowMs`. */
	readonly channelWindow?: { readonly count: number; readonly windowMs: number };
	/** Sends under way at once. */
	readonly inFlight: number;
};

/**
 * Telegram: about 30/s in all, 1/s per chat, 20/min per group (core.telegram.org/bots/faq). The gaps leave 38 ms of each
 * second for jitter. One send in flight, so that at most one message is in doubt when the process dies: at 50 ms an answer
 * that uses 0.61 of the limit; three in flight would use 0.96 and leave three in doubt (bench/pacing.ts, in made-up time).
 */
export const TELEGRAM_LIMITS: Limits = {
	gapMs: 34.6,
	channelGapMs: 1050,
	channelWindow: { count: 20, windowMs: 61_000 },
	inFlight: 1,
};
/** Discord: 50/s in all (docs, "Global Rate Limit"); about 5 in 5 s per channel, which its headers govern. */
export const DISCORD_LIMITS: Limits = {
	gapMs: 20.7,
	channelGapMs: 0,
	channelWindow: { count: 5, windowMs: 5100 },
	inFlight: 8,
};
export const TERMINAL_LIMITS: Limits = { gapMs: 0, channelGapMs: 0, inFlight: 1 };

export type Pace = {
	/** The earliest instant at which a message may go to the channel. */
	readyAt(channelId: string): number;
	/** The earliest instant at which any message may go. */
	readyAtAll(): number;
	/** A message went at `nowMs`. */
	took(channelId: string, nowMs: number): void;
	/** Nothing before `untilMs` to this channel, or at all. */
	hold(scope: { readonly channelId: string } | 'platform', untilMs: number): void;
	readonly inFlight: number;
};

export function createPace(limits: Limits): Pace {
	let nextAt = 0;
	const channelNextAt = new Map<string, number>();
	const sentAt = new Map<string, number[]>();

	function took(channelId: string, nowMs: number): void {
		// A timer that rang a little late must not make every later send late: the next gap counts from when it should have rung.
		const dueAt = nowMs - nextAt < limits.gapMs ? Math.min(nextAt, nowMs) : nowMs;
		nextAt = Math.max(nextAt, dueAt + limits.gapMs);
		let next = nowMs + limits.channelGapMs;
		if (limits.channelWindow) {
			const recent = (sentAt.get(channelId) ?? []).filter((at) => at > nowMs - limits.channelWindow!.windowMs);
			recent.push(nowMs);
			sentAt.set(channelId, recent);
			if (recent.length >= limits.channelWindow.count)
				next = Math.max(next, recent.at(-limits.channelWindow.count)! + limits.channelWindow.windowMs);
		}
		channelNextAt.set(channelId, Math.max(channelNextAt.get(channelId) ?? 0, next));
	}

	return {
		inFlight: limits.inFlight,
		readyAt: (channelId) => Math.max(nextAt, channelNextAt.get(channelId) ?? 0),
		readyAtAll: () => nextAt,
		took,
		hold(scope, untilMs) {
			if (scope === 'platform') nextAt = Math.max(nextAt, untilMs);
			else channelNextAt.set(scope.channelId, Math.max(channelNextAt.get(scope.channelId) ?? 0, untilMs));
		},
	};
}
