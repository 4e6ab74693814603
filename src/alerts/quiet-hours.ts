/** Quiet hours: whether now is one of them, and when they end. Pure. */
import type { QuietHours } from '../domain/channel.ts';
import { localTime, minuteOf, nextLocal } from './local-time.ts';

/** When the quiet hours around `ms` end, or undefined if it is not quiet now. */
export function quietUntil(ms: number, zone: string, quiet: QuietHours | undefined): number | undefined {
	if (!quiet) return undefined;
	const from = minuteOf(quiet.from);
	const to = minuteOf(quiet.to);
	if (from === to || !inside(localTime(ms, zone).minute, from, to)) return undefined;
	return nextLocal(ms, zone, to);
}

function inside(minute: number, from: number, to: number): boolean {
	return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
