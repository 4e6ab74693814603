/** When the next message may go to a channel: a platform's limits as smooth gaps, never as bursts. Pure. */
import type { Channel } from '../domain/channel.ts';

export type Limits = {
	/** Least time between two sends of the platform, ms. */
	readonly gapMs: number;
	/** Least time between two sends to one channel, ms. */
	readonly channelGapMs: number;
	/** At most `count` sends to one channel in any `windowMs`; `holds` says for which, by their keys: for all by default. */
	readonly channelWindow?: {
		readonly count: number;
		readonly windowMs: number;
		readonly holds?: (key: string) => boolean;
	};
	/** What the platform counts as one channel; the house's own channel by default. */
	readonly keyOf?: (channel: Channel) => string;
	/** Sends under way at once. */
	readonly inFlight: number;
	/** The same while more waits than the limit serves in a second. */
	readonly inFlightInFlood?: number;
};

/**
 * Telegram: about 30/s in all, 1/s per chat (with all its topics), 20/min per group (core.telegram.org/bots/faq). The gaps
 * leave 38 ms of each second for jitter. What is in flight when the process dies is in doubt: one message as long as little
 * waits. At 50 ms an answer that would use 0.61 of the limit, so a flood may have three in flight (bench/pacing.ts).
 */
export const TELEGRAM_LIMITS: Limits = {
	gapMs: 34.6,
	channelGapMs: 1030,
	channelWindow: { count: 20, windowMs: 61_000, holds: (chatId) => !/^\d+$/.test(chatId) }, // persons have positive ids
	keyOf: ({ address }) => address,
	inFlight: 1,
	inFlightInFlood: 3,
};
/** Discord: 50/s in all (docs, "Global Rate Limit"); about 5 in 5 s per channel, which its headers govern. */
export const DISCORD_LIMITS: Limits = {
	gapMs: 21,
	channelGapMs: 0,
	channelWindow: { count: 5, windowMs: 5100 },
	inFlight: 8,
};
export const TERMINAL_LIMITS: Limits = { gapMs: 0, channelGapMs: 0, inFlight: 1 };

/** Channels go by their keys. */
export type Pace = {
	keyOf(channel: Channel): string;
	/** The earliest instant at which a message may go to the channel. */
	readyAt(key: string): number;
	/** The earliest instant at which any message may go. */
	readyAtAll(): number;
	/** A message went at `nowMs`. */
	took(key: string, nowMs: number): void;
	/** The channel's next free instant, which nobody else gets from now on. */
	reserve(key: string, nowMs: number): number;
	/** The same of the platform as a whole. */
	reserveAll(nowMs: number): number;
	/** Nothing before `untilMs` to this channel, or at all. */
	hold(scope: { readonly key: string } | 'platform', untilMs: number): void;
	/** How many sends may be under way, told how many channels could be sent to now. */
	inFlight(ready: number): number;
};

/** A flood begins when more channels could be sent to than the platform's limit serves in a second, and ends when none could. */
export function isFlood(was: boolean, ready: number, { gapMs }: Limits): boolean {
	return ready * gapMs > 1000 || (was && ready > 0);
}

export function createPace(limits: Limits): Pace {
	let nextAt = 0;
	let flood = false;
	const channelNextAt = new Map<string, number>();
	const sentAt = new Map<string, number[]>();

	const channelReadyAt = (key: string) => channelNextAt.get(key) ?? 0;

	function book(key: string, atMs: number): void {
		const { channelGapMs, channelWindow: window } = limits;
		let next = atMs + channelGapMs;
		if (window && (window.holds?.(key) ?? true)) {
			const recent = (sentAt.get(key) ?? []).filter((at) => at > atMs - window.windowMs);
			recent.push(atMs);
			sentAt.set(key, recent);
			if (recent.length >= window.count) next = Math.max(next, recent.at(-window.count)! + window.windowMs);
		}
		channelNextAt.set(key, Math.max(channelReadyAt(key), next));
	}

	function took(key: string, nowMs: number): void {
		// A timer that rang a little late must not make every later send late: the next gap counts from when it should have rung.
		const dueAt = nowMs - nextAt < limits.gapMs ? Math.min(nextAt, nowMs) : nowMs;
		nextAt = Math.max(nextAt, dueAt + limits.gapMs);
		book(key, nowMs);
	}

	function inFlight(ready: number): number {
		flood = isFlood(flood, ready, limits);
		return flood ? (limits.inFlightInFlood ?? limits.inFlight) : limits.inFlight;
	}

	return {
		keyOf: limits.keyOf ?? (({ id }) => id),
		readyAt: (key) => Math.max(nextAt, channelReadyAt(key)),
		readyAtAll: () => nextAt,
		took,
		reserve(key, nowMs) {
			const atMs = Math.max(nowMs, channelReadyAt(key));
			book(key, atMs);
			return atMs;
		},
		reserveAll(nowMs) {
			const atMs = Math.max(nowMs, nextAt);
			nextAt = atMs + limits.gapMs;
			return atMs;
		},
		hold(scope, untilMs) {
			if (scope === 'platform') nextAt = Math.max(nextAt, untilMs);
			else channelNextAt.set(scope.key, Math.max(channelReadyAt(scope.key), untilMs));
		},
		inFlight,
	};
}
