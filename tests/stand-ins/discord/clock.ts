/** A clock that runs as fast as a test likes and can be moved by hand; deadlines and rate limits are read from it. */

export type StandInClock = {
	/** Milliseconds since 1970. */
	now(): number;
	/** Jumps forward; alarms that fall due ring at once. */
	advance(ms: number): void;
	/** Rings once, `ms` later on this clock. Returns its cancellation. */
	alarm(ms: number, ring: () => void): () => void;
	stop(): void;
};

/** @param speed How many seconds of the platform pass in one of ours. */
export function createStandInClock(speed = 1): StandInClock {
	const startedAt = Date.now();
	let jumpedMs = 0;
	const alarms = new Set<{ readonly at: number; readonly timer: NodeJS.Timeout; readonly ring: () => void }>();
	const now = () => startedAt + (Date.now() - startedAt) * speed + jumpedMs;

	return {
		now,
		advance(ms) {
			jumpedMs += ms;
			for (const alarm of alarms) if (alarm.at <= now()) alarm.ring();
		},
		alarm(ms, ring) {
			const alarm = { at: now() + ms, ring: once, timer: setTimeout(once, ms / speed) };
			alarms.add(alarm);
			function cancel() {
				clearTimeout(alarm.timer);
				alarms.delete(alarm);
			}
			function once() {
				cancel();
				ring();
			}
			return cancel;
		},
		stop() {
			for (const alarm of alarms) clearTimeout(alarm.timer);
			alarms.clear();
		},
	};
}
