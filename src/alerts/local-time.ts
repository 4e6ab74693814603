/** Wall-clock time in an IANA zone, computed at each decision: offsets are never stored. Pure. */

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export type LocalTime = {
	/** 0–1439. */
	readonly minute: number;
	/** 0 is Sunday. */
	readonly weekday: number;
};

/** What the clocks of `zone` show at the instant `ms`. Throws RangeError for an unknown zone. */
export function localTime(ms: number, zone: string): LocalTime {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			weekday: 'short',
			hour: '2-digit',
			minute: '2-digit',
		});
		formats.set(zone, format);
	}
	// "Wed, 09:40" or "Wed 09:40"
	const text = format.format(ms);
	return {
		minute: Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2)),
		weekday: WEEKDAYS.indexOf(text.slice(0, 3)),
	};
}

/** "07:30" as minutes of the day; NaN if it is no time of day. */
export function minuteOf(text: string): number {
	const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
	return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
}

/**
 * The first instant after `ms` at which the clocks of `zone` show `minute`. Where they skip it (spring forward), the first
 * instant after the skip; where they show it twice (fall back), the first of the two.
 */
export function nextLocal(ms: number, zone: string, minute: number): number {
	const start = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
	const ahead = (minute - localTime(start, zone).minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
	const guess = start + ahead * MINUTE_MS;
	// No zone shifts by more than three hours at once; look at each minute around the guess, earliest first.
	if (localTime(guess, zone).minute === minute && !shiftsBefore(guess, start, zone, minute)) return guess;
	for (let at = Math.max(start + MINUTE_MS, guess - 180 * MINUTE_MS); at <= guess + 180 * MINUTE_MS; at += MINUTE_MS) {
		if (reached(localTime(at, zone).minute, minute) && !reached(localTime(at - MINUTE_MS, zone).minute, minute))
			return at;
	}
	return guess;
}

/** True if the clocks were set between the two: then the minute may have come before the guess. */
function shiftsBefore(guess: number, start: number, zone: string, minute: number): boolean {
	const real = Math.round((guess - start) / MINUTE_MS) % DAY_MINUTES;
	const shown = (minute - localTime(start, zone).minute + DAY_MINUTES) % DAY_MINUTES;
	if (real !== shown) return true;
	return localTime(guess - 60 * MINUTE_MS, zone).minute !== (minute - 60 + DAY_MINUTES) % DAY_MINUTES;
}

/** Within the half day that begins at `target`. */
function reached(minute: number, target: number): boolean {
	return (minute - target + DAY_MINUTES) % DAY_MINUTES < DAY_MINUTES / 2;
}
