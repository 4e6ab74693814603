/** Instants and spans as people say them, in the reader's zone, language and digits. Pure. */
import { localeOf, type Tongue } from './translate.ts';

/** "٢٥ نوفمبر ٢٠٢٦ في ٩:٤٠ م" in the reader's zone. `zone` is an IANA name. */
export function dateTime(tongue: Tongue, at: string, zone: string): string {
	return new Intl.DateTimeFormat(localeOf(tongue), { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
		new Date(at),
	);
}

/** "٩:٤٠ م" in the reader's zone. */
export function timeOfDay(tongue: Tongue, at: string, zone: string): string {
	return new Intl.DateTimeFormat(localeOf(tongue), { timeStyle: 'short', timeZone: zone }).format(new Date(at));
}

/** "قبل ٥ دقائق": the largest unit that fits. */
export function ago(tongue: Tongue, at: string, nowMs: number): string {
	const seconds = Math.round((Date.parse(at) - nowMs) / 1000);
	const format = new Intl.RelativeTimeFormat(localeOf(tongue), { numeric: 'auto' });
	const size = Math.abs(seconds);
	if (size < 60) return format.format(seconds, 'second');
	if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
	if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
	return format.format(Math.trunc(seconds / 86_400), 'day');
}

/** A number in the reader's digits and grouping. */
export function number(tongue: Tongue, value: number): string {
	return new Intl.NumberFormat(localeOf(tongue)).format(value);
}
