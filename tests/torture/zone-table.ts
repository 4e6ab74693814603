/**
 * A second way to tell a zone's time: the instants at which its offset changes, found once by bisection, and arithmetic from
 * there on. It says when quiet hours end by walking through the stretches between the changes, not by asking minute for minute.
 */
import type { QuietHours } from '../../src/domain/channel.ts';

export type Zone = { quietUntil(ms: number, quiet: QuietHours): number | undefined };

/** From an instant on, the clocks show UTC plus so many milliseconds. */
export type Stretch = { readonly from: number; readonly offsetMs: number };

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

export function createZone(zone: string, from: number, to: number): Zone {
	return zoneOf(stretchesOf(zone, from - DAY_MS, to));
}

/** A zone from its stretches, oldest first. */
export function zoneOf(stretches: readonly Stretch[]): Zone {
	let last = 0;

	function indexAt(ms: number): number {
		while (last > 0 && stretches[last]!.from > ms) last -= 1;
		while (last + 1 < stretches.length && stretches[last + 1]!.from <= ms) last += 1;
		return last;
	}

	/** The first instant after `ms` at which the clocks show `minute`, or have just skipped it. */
	function next(ms: number, minute: number): number {
		for (let index = indexAt(ms); ; index += 1) {
			const { offsetMs, from: begins } = stretches[index]!;
			const ends = stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY;
			const start = Math.max(begins, ms);
			// Skipped by the change at which this stretch begins: it counts as reached then.
			if (start === begins && begins > ms && index > 0) {
				const before = wall(begins, stretches[index - 1]!.offsetMs);
				const skipped = offsetMs - stretches[index - 1]!.offsetMs;
				const ahead = modulo(minute * MINUTE_MS - before, DAY_MS);
				if (skipped > 0 && ahead < skipped) return begins;
			}
			const shown = wall(start, offsetMs);
			let ahead = modulo(minute * MINUTE_MS - shown, DAY_MS);
			if (ahead === 0 && start === ms) ahead = DAY_MS;
			if (start + ahead < ends) return start + ahead;
		}
	}

	return {
		quietUntil(ms, quiet) {
			const [begin, end] = [minuteOf(quiet.from), minuteOf(quiet.to)];
			const shown = wall(ms, stretches[indexAt(ms)]!.offsetMs) / MINUTE_MS;
			const isQuiet = begin < end ? shown >= begin && shown < end : shown >= begin || shown < end;
			return isQuiet ? next(ms, end) : undefined;
		},
	};
}

function wall(ms: number, offsetMs: number): number {
	return modulo(ms + offsetMs, DAY_MS);
}

function minuteOf(text: string): number {
	const [hours, minutes] = text.split(':').map(Number);
	return hours! * 60 + minutes!;
}

function modulo(value: number, by: number): number {
	return ((value % by) + by) % by;
}

/** Looks every six hours and bisects to the minute where the offset differs. */
function stretchesOf(zone: string, from: number, to: number): Stretch[] {
	const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
	const offsetAt = (ms: number): number => {
		const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')!.value;
		const [, sign, hours, minutes = '0'] = /^GMT([+-])(\d+):?(\d+)?$/.exec(name) ?? [null, '+', '0', '0'];
		return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
	};
	const stretches: Stretch[] = [{ from, offsetMs: offsetAt(from) }];
	for (let at = from; at < to; at += DAY_MS / 4) {
		const offsetMs = offsetAt(at + DAY_MS / 4);
		if (offsetMs === stretches.at(-1)!.offsetMs) continue;
		let [early, late] = [at, at + DAY_MS / 4];
		while (late - early > MINUTE_MS) {
			const middle = early + Math.floor((late - early) / 2 / MINUTE_MS) * MINUTE_MS;
			if (offsetAt(middle) === offsetMs) late = middle;
			else early = middle;
		}
		stretches.push({ from: late, offsetMs });
	}
	return stretches;
}
