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

/** "23:00-07:00" as people type it, in either digits; undefined if it is none. */
export function parseQuietHours(text: string): QuietHours | undefined {
	const latin = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
	const match = /^\s*(\d{1,2})(?::(\d{2}))?\s*(?:[-–—]|to|إلى|الى)\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(latin);
	if (!match) return undefined;
	const from = `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`;
	const to = `${match[3]!.padStart(2, '0')}:${match[4] ?? '00'}`;
	return Number.isNaN(minuteOf(from)) || Number.isNaN(minuteOf(to)) || from === to ? undefined : { from, to };
}

function inside(minute: number, from: number, to: number): boolean {
	return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
