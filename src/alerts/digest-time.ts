/** When a channel's next digest is due, by its own clocks. Pure. */
import type { Cadence } from '../domain/channel.ts';
import { localTime, minuteOf, nextLocal } from './local-time.ts';

const DAY_MS = 24 * 3_600_000;

/** The instant of the next digest after `nowMs`; `nowMs` itself when the cadence is instant. */
export function nextDigestAt(cadence: Cadence, nowMs: number, zone: string): number {
	switch (cadence.kind) {
		case 'instant':
			return nowMs;
		case 'hourly':
			return nextHour(nowMs, zone);
		case 'daily':
			return nextLocal(nowMs, zone, minuteOf(cadence.at));
		case 'weekly':
			return nextWeekday(nowMs, zone, cadence.day, minuteOf(cadence.at));
	}
}

function nextHour(nowMs: number, zone: string): number {
	const minute = Math.floor(nowMs / 60_000) * 60_000;
	return minute + (60 - (localTime(minute, zone).minute % 60)) * 60_000;
}

function nextWeekday(nowMs: number, zone: string, weekday: number, minute: number): number {
	let at = nextLocal(nowMs, zone, minute);
	for (let days = 0; days < 7 && localTime(at, zone).weekday !== weekday; days += 1)
		at = nextLocal(at + DAY_MS / 2, zone, minute);
	return at;
}
