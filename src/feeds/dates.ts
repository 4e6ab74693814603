/** Instants as feeds write them (RFC 822, RFC 3339, W3C, asctime, and what people type, in Arabic too) to ISO. Pure. */
import { findMonth, foldName } from './months.ts';
import { findOffset } from './zones.ts';

type Day = { readonly year: number; readonly month: number; readonly day: number };
/** Hours may be 24 at midnight. `rest` is what follows: the zone. */
type Time = { readonly ms: number; readonly rest: string; readonly start: number; readonly clock12: boolean };

/** No date is longer; a regular expression never sees more. */
const MAX_LENGTH = 160;

/**
 * Reads one date. A date without a zone is UTC, never the host's zone; one without a time is its midnight. Two small
 * numbers are day/month, as Arab and European outlets write them, or month/day before an English AM or PM.
 * undefined when it says no possible instant: a wrong date is worse than none.
 */
export function parseDate(source: string | undefined): string | undefined {
	const text = foldName(latinDigits((source ?? '').slice(0, MAX_LENGTH))).trim();
	if (!/\d/.test(text)) return undefined;
	const ms = isoInstant(text) ?? epochInstant(text) ?? freeInstant(text);
	if (ms === undefined || Number.isNaN(ms)) return undefined;
	const date = new Date(ms);
	return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999 ? date.toISOString() : undefined;
}

function latinDigits(text: string): string {
	return text
		.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
		.replace(/[،,\s]+/g, ' ')
		.replace(/[−–—]/g, '-');
}

/** RFC 3339 and the profiles of ISO 8601 around it: basic form, missing parts, a space for the T. NaN: ISO, but impossible. */
function isoInstant(text: string): number | undefined {
	const extended =
		/^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:\s*t\s*|\s+(?=\d{1,2}:)|$)(?:(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?(.*))?$/;
	const basic = /^(\d{4})(\d{2})(\d{2})(?:$|[t ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(.*)$)/;
	const found = extended.exec(text) ?? (/^\d{8}(?!\d)|^\d{12}|^\d{8}t/.test(text) ? basic.exec(text) : undefined);
	if (!found) return undefined;
	const [, year, month, day, hour, minute, second, rest = ''] = found;
	const dayMs = dayInstant({ year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) });
	const { hours, isClock12 } = twelveHours(Number(hour ?? 0), rest);
	const local = dayMs + timeOfDay(hours, Number(minute ?? 0), Number(second ?? 0));
	const zone = isClock12 ? rest.replace(/[ap]\.?m\.?/, '') : rest;
	const offset = findOffset(zone, local);
	if (offset === undefined && /[^\s.]/.test(zone.replace(/\(.*\)/, ''))) return Number.NaN;
	return local - (offset ?? 0) * 60_000;
}

/** Seconds or milliseconds since 1970, as some generators write. */
function epochInstant(text: string): number | undefined {
	if (/^\d{10}$/.test(text)) return Number(text) * 1000;
	return /^1\d{12}$/.test(text) ? Number(text) : undefined;
}

/** Everything else: a time of day is looked for, then a named or numbered day in what is left. */
function freeInstant(text: string): number | undefined {
	const time = findTime(text);
	if (time && Number.isNaN(time.ms)) return undefined;
	const day = namedDay(text, time) ?? numberedDay(text, time?.clock12 ?? false);
	if (!day) return undefined;
	const local = dayInstant(day) + (time?.ms ?? 0);
	return local - (time ? (findOffset(time.rest, local) ?? 0) : 0) * 60_000;
}

function findTime(text: string): Time | undefined {
	const found = /(?<!\d)(\d{1,2})[:h](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d+)?)?(?!\d)(:\d)?/.exec(text);
	if (!found) return undefined;
	const rest = text.slice(found.index + found[0].length);
	const { hours, isClock12, isEnglish } = twelveHours(Number(found[1]), rest);
	const ms = found[4] ? Number.NaN : timeOfDay(hours, Number(found[2]), Number(found[3] ?? 0));
	return { ms, rest: isClock12 ? rest.replace(/^\s*[ap]\.?m\.?/, '') : rest, start: found.index, clock12: isEnglish };
}

function twelveHours(hours: number, rest: string): { hours: number; isClock12: boolean; isEnglish: boolean } {
	const half = /^\s*(?:([ap])\.?m\b|(ص|صباحا|م|مساء|ظهرا)(?!\p{L}))/u.exec(rest);
	if (!half || hours > 12) return { hours, isClock12: false, isEnglish: false };
	const isAfternoon = half[1] ? half[1] === 'p' : !half[2]!.startsWith('ص');
	return { hours: (hours % 12) + (isAfternoon ? 12 : 0), isClock12: true, isEnglish: half[1] !== undefined };
}

/** "Thu, 01 Jan 2004", "Jan. 5, 2004", "Sun Jul 15 … 2012", "١٢ كانون الثاني ٢٠٢٥". */
function namedDay(text: string, time: Time | undefined): Day | undefined {
	const named = findMonth(text);
	if (!named) return undefined;
	const apart = time && time.start > named.end ? text.slice(0, time.start) : text;
	const before = numbersIn(apart.slice(0, named.start), time?.start);
	const after = numbersIn(apart.slice(named.end));
	if (time && time.start > named.end) after.push(...numbersIn(time.rest).filter((digits) => digits.length === 4));
	const day = before.pop() ?? after.shift();
	const year = after.shift() ?? before.pop();
	if (day === undefined || year === undefined) return undefined;
	return day.length > 2
		? { year: Number(day), month: named.month, day: Number(year) }
		: { year: fullYear(year), month: named.month, day: Number(day) };
}

/** Runs of digits that are no part of a time of day or a zone. */
function numbersIn(text: string, until = text.length): string[] {
	return [...text.slice(0, until).matchAll(/(?<![\d:+]|\d-)\d{1,4}(?![\d:])/g)].map(([digits]) => digits);
}

/** "26/06/2020", "12.5.2025", "2025/5/12", "5/12/2025 … AM". */
function numberedDay(text: string, isAmerican: boolean): Day | undefined {
	const found = /(?<![\d:+-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d:-])/.exec(text);
	if (!found) return undefined;
	const [, first, , second, third] = found;
	if (first!.length === 4) return { year: Number(first), month: Number(second), day: Number(third) };
	const monthFirst = Number(second) > 12 || (isAmerican && Number(first) <= 12);
	const [day, month] = monthFirst ? [second, first] : [first, second];
	return { year: fullYear(third!), month: Number(month), day: Number(day) };
}

/** RFC 2822 §4.3: two digits below 50 are this century's; three count from 1900. */
function fullYear(digits: string): number {
	const year = Number(digits);
	if (digits.length === 3) return 1900 + year;
	return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

/** NaN for a day that no calendar has. */
function dayInstant({ year, month, day }: Day): number {
	const ms = new Date(0).setUTCFullYear(year, month - 1, day);
	const date = new Date(ms);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : Number.NaN;
}

/** NaN for a time that no clock shows; 24:00 is the next midnight, and :60 a leap second. */
function timeOfDay(hours: number, minutes: number, seconds: number): number {
	const isPossible = hours <= 24 && minutes < 60 && seconds <= 60 && (hours < 24 || minutes + seconds === 0);
	return isPossible ? hours * 3_600_000 + minutes * 60_000 + Math.min(seconds, 59) * 1000 : Number.NaN;
}
