/** Turns for answers to people: under the limits that alerts keep too, but before them, and tried until they are sent. */
import type { Clock, DeliveryOutcome, Timer } from '../domain/ports.ts';
import type { Pace } from './pace.ts';

/**
 * Sends as soon as the channel and the platform may be written to; `key` is the pace's. What certainly did not arrive is
 * tried again; what may have arrived is not. Answers the last outcome: "not-sent" when the signal aborts first.
 */
export type ReplyTurns = (
	key: string,
	send: () => Promise<DeliveryOutcome>,
	signal: AbortSignal,
) => Promise<DeliveryOutcome>;

/** Whoever asked has given up by then. */
const GIVE_UP_MS = 10 * 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export function createReplyTurns(pace: Pace, clock: Clock, timer: Timer): ReplyTurns {
	const until = (atMs: number, signal: AbortSignal) => timer.sleep(Math.max(0, atMs - clock.now()), signal);

	/** The channel first, then the platform: an answer that must wait for its channel holds up nobody else. */
	async function turn(key: string, signal: AbortSignal): Promise<void> {
		const channelAt = pace.reserve(key, clock.now());
		if (channelAt > clock.now()) await until(channelAt, signal);
		const at = pace.reserveAll(clock.now());
		if (at > clock.now()) await until(at, signal);
	}

	return async (key, send, signal) => {
		const giveUpAt = clock.now() + GIVE_UP_MS;
		let waitMs = FIRST_WAIT_MS;
		for (;;) {
			await turn(key, signal);
			if (signal.aborted) return { kind: 'not-sent', reason: 'stopped before sending' };
			const outcome = await send();
			if (outcome.kind !== 'busy' && outcome.kind !== 'not-sent') return outcome;
			const again = clock.now() + (outcome.kind === 'busy' ? outcome.retryAfterMs : waitMs);
			if (outcome.kind === 'not-sent') waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
			if (again > giveUpAt) return outcome;
			pace.hold(outcome.kind === 'busy' && outcome.scope === 'platform' ? 'platform' : { key }, again);
		}
	};
}
