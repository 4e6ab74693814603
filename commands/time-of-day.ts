/** Times of day and spans of hours as people type them, in either digits. Pure. */
import type { QuietHours } from '../src/domain/channel.ts';
import type { Tongue } from '../src/i18n/translate.ts';

/** "7", "07:30", "٢٣" → "HH:MM"; undefined if it is no time of day. */
export function parseTime(text: string): string | undefined {
	const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(latinDigits(text.trim()));
	if (!match) return undefined;
	const [hour, minute] = [match[1]!, match[2] ?? '00'];
	return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}

/** "23:00-07:00", "٢٣ إلى ٧"; undefined if it is no span. */
export function parseHours(text: string): QuietHours | undefined {
	const ends = text.split(/[-–—]|\bto\b|إلى|الى/);
	const from = parseTime(ends[0] ?? '');
	const to = parseTime(ends[1] ?? '');
	return ends.length === 2 && from && to && from !== to ? { from, to } : undefined;
}

/** A time as people read it, in their digits. */
export function shownTime(tongue: Tongue, time: string): string {
	if (tongue.language === 'en' || tongue.digits === 'latin') return time;
	return time.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

function latinDigits(text: string): string {
	return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}
