/** Instants as feeds write them (RFC 822, RFC 3339, W3C, asctime, and what people type, in Arabic too) to ISO. Pure. */
import { findMonth, foldName } from './months.ts';
import { findOffset } from './zones.ts';

type Day = { readonly year: number; readonly month: number; readonly day: number };
/** `ms` since midnight, NaN for a time that no clock shows; `zone` is the text behind it. */
type Time = { readonly ms: number; readonly zone: string; readonly isEnglish12: boolean };
/** Where a time of day stands in its text. */
type Placed = Time & { readonly start: number };

/** No date is longer; a regular expression never sees more. */
const MAX_LENGTH = 160;
/** Year 1 is some systems' "never", and 1446 is this century in the Islamic calendar: neither tells when. */
const MIN_YEAR = 1900;

/**
 * Reads one date. A date without a zone is UTC, never the host's zone; one without a time is its midnight. Two small
 * numbers are day/month, as Arab and European outlets write them, or month/day before an English AM or PM.
 * undefined when it says no possible instant: a wrong date is worse than none.
 */
export function parseDate(source: string | undefined): string | undefined {
	const text = foldName(plainDigits((source ?? '').slice(0, MAX_LENGTH))).trim();
	if (!/\d/.test(text)) return undefined;
	const ms = isoInstant(text) ?? epochInstant(text) ?? freeInstant(text);
	if (ms === undefined || Number.isNaN(ms)) return undefined;
	const date = new Date(ms);
	return date.getUTCFullYear() >= MIN_YEAR && date.getUTCFullYear() <= 9999 ? date.toISOString() : undefined;
}

function plainDigits(text: string): string {
	if (/^[\x20-\x7E]*$/.test(text)) return text.replace(/[, ]+/g, ' ');
	return text
		.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
		.replace(/[،,\s]+/g, ' ')
		.replace(/[−–—]/g, '-');
}

/** RFC 3339 and the profiles of ISO 8601 around it: basic form, missing parts, a space for the T. NaN: ISO, but impossible. */
function isoInstant(text: string): number | undefined {
	const found = EXTENDED.exec(text) ?? BASIC.exec(text);
	if (!found) return undefined;
	const [, year, month = '1', day = '1', hour = '0', minute, second, rest = ''] = found;
	const time = timeOf(hour, minute, second, rest);
	const local = dayInstant({ year: Number(year), month: Number(month), day: Number(day) }) + time.ms;
	const offset = findOffset(time.zone, local);
	const isUnknownZone = offset === undefined && /[^\s.]/.test(time.zone.replace(/\(.*\)/, ''));
	return isUnknownZone ? Number.NaN : local - (offset ?? 0) * 60_000;
}

const EXTENDED =
	/^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:\s*t\s*|\s+(?=\d{1,2}:)|$)(?:(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?(.*))?$/;
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:$|(?:[t ]|(?=\d{4}))(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(\D.*)?$)/;

/** Seconds or milliseconds since 1970, as some generators write. */
function epochInstant(text: string): number | undefined {
	if (/^\d{10}$/.test(text)) return Number(text) * 1000;
	return /^1\d{12}$/.test(text) ? Number(text) : undefined;
}

/** Everything else: a time of day is looked for, then a named or numbered day in what is left. */
function freeInstant(text: string): number | undefined {
	const time = findTime(text);
	const day = namedDay(text, time) ?? numberedDay(text, time?.isEnglish12 ?? false);
	if (!day) return undefined;
	const local = dayInstant(day) + (time?.ms ?? 0);
	return local - (time ? (findOffset(time.zone, local) ?? 0) : 0) * 60_000;
}

function findTime(text: string): Placed | undefined {
	const found = /(?<!\d)(\d{1,2})[:h](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d+)?)?(?!\d)(:\d)?/.exec(text);
	if (!found) return undefined;
	const [whole, hour, minute, second, fourth] = found;
	const time = timeOf(hour!, minute, second, text.slice(found.index + whole.length));
	return { ...time, ms: fourth ? Number.NaN : time.ms, start: found.index };
}

/** A time of day and what follows it: "PM", "مساءً", a zone. 24:00 is the next midnight, :60 a leap second. */
function timeOf(hour: string, minute = '0', second = '0', rest: string): Time {
	const half = /^\s*(?:([ap])\.?m\b\.?|(ص|صباحا|م|مساء|ظهرا)(?!\p{L}))/u.exec(rest);
	const isHalf = half !== null && Number(hour) <= 12;
	const isAfternoon = half?.[1] === 'p' || /^[مظ]/.test(half?.[2] ?? '');
	const hours = isHalf ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
	const [minutes, seconds] = [Number(minute), Number(second)];
	const isPossible = hours <= 24 && minutes < 60 && seconds <= 60 && (hours < 24 || minutes + seconds === 0);
	return {
		ms: isPossible ? hours * 3_600_000 + minutes * 60_000 + Math.min(seconds, 59) * 1000 : Number.NaN,
		zone: half ? rest.slice(half[0].length) : rest,
		isEnglish12: isHalf && half[1] !== undefined,
	};
}

/** "Thu, 01 Jan 2004", "Jan. 5, 2004", "Sun Jul 15 01:16:00 +0000 2012", "١٢ كانون الثاني ٢٠٢٥". */
function namedDay(text: string, time: Placed | undefined): Day | undefined {
	const named = findMonth(text);
	if (!named) return undefined;
	const before = numbersIn(text.slice(0, named.start));
	const after = numbersIn(text.slice(named.end, time && time.start > named.end ? time.start : undefined));
	const behindTime = /(?<![\d:+-])(?:19|20)\d{2}(?!\d)/.exec(time?.zone ?? '')?.[0];
	const day = before.pop() ?? after.shift();
	const year = after.shift() ?? before.pop() ?? behindTime;
	if (day === undefined || year === undefined) return undefined;
	const isYearFirst = day.length > 2;
	return { year: fullYear(isYearFirst ? day : year), month: named.month, day: Number(isYearFirst ? year : day) };
}

/** Runs of digits that are no part of a time of day or a zone. */
function numbersIn(text: string): string[] {
	return [...text.matchAll(/(?<![\d:+]|\d-)\d{1,4}(?![\d:])/g)].map(([digits]) => digits);
}

/** "26/06/2020", "12.5.2025", "2025/5/12", "5/12/2025 … AM". */
function numberedDay(text: string, isAmerican: boolean): Day | undefined {
	const found = /(?<![\d:+-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d:-])/.exec(text);
	if (!found) return undefined;
	const [, first, , second, third] = found;
	if (first!.length === 4) return { year: Number(first), month: Number(second), day: Number(third) };
	const isMonthFirst = Number(second) > 12 || (isAmerican && Number(first) <= 12);
	const [day, month] = isMonthFirst ? [second, first] : [first, second];
	return { year: fullYear(third!), month: Number(month), day: Number(day) };
}

/** RFC 2822 §4.3: two digits below 50 are this century's; three count from 1900. */
function fullYear(digits: string): number {
	const year = Number(digits);
	if (digits.length === 3) return 1900 + year;
	return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

/** Midnight of the day, UTC; NaN for a day that no calendar has. */
function dayInstant({ year, month, day }: Day): number {
	const ms = new Date(0).setUTCFullYear(year, month - 1, day);
	const date = new Date(ms);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : Number.NaN;
}
