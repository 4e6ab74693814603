/** Numbers, spans and instants as the reader takes them, each with its unit; platforms, faults and jobs by name. Pure. */
import type { FeedFault } from '../domain/feed.ts';
import { localeOf } from '../i18n/translate.ts';
import type { Reader } from './reader.ts';

/** Intl's formats are dear to make and are the same for all readers of one kind. */
const formats = new Map<string, unknown>();

function kept<T>(key: string, make: () => T): T {
	const format = (formats.get(key) as T | undefined) ?? make();
	formats.set(key, format);
	return format;
}

function numberFormat({ tongue }: Reader, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const locale = localeOf(tongue);
	return kept(`${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

export function num(reader: Reader, value: number): string {
	return numberFormat(reader, { maximumFractionDigits: 2 }).format(value);
}

export function percent(reader: Reader, share: number): string {
	return numberFormat(reader, { style: 'percent' }).format(share);
}

/** A span in the largest unit that keeps it above two: "٣٠ ثانية", "٥ دقائق". */
export function span(reader: Reader, ms: number): string {
	const amount = (value: number, unit: string) =>
		numberFormat(reader, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
	if (ms < 1000) return amount(Math.round(ms), 'millisecond');
	const seconds = ms / 1000;
	if (seconds < 120) return amount(Math.round(seconds * 10) / 10, 'second');
	if (seconds < 7200) return amount(Math.round(seconds / 60), 'minute');
	if (seconds < 172_800) return amount(Math.round(seconds / 3600), 'hour');
	return amount(Math.round(seconds / 86_400), 'day');
}

/** "٢٥ نوفمبر، ٩:٤٠ م" in the reader's zone. */
export function dayAndTime(reader: Reader, at: string): string {
	const { tongue, timeZone } = reader;
	const locale = localeOf(tongue);
	const format = kept(
		`${locale} ${timeZone}`,
		() =>
			new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone }),
	);
	return format.format(new Date(at));
}

/** "٢٥ نوفمبر" of a UTC day "YYYY-MM-DD". */
export function dayName({ tongue }: Reader, day: string): string {
	const locale = localeOf(tongue);
	const format = kept(
		`${locale} day`,
		() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
	);
	return format.format(new Date(day));
}

export function languageName({ tongue }: Reader, code: string): string {
	const names = kept(`${tongue.language} names`, () => new Intl.DisplayNames(tongue.language, { type: 'language' }));
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}

export const PLATFORMS = ['discord', 'telegram', 'terminal'] as const;

export function platformName(reader: Reader, name: string): string {
	return named(reader, 'page-platform', name, PLATFORMS) ?? name;
}

/** What makes a message more than a story's first alert; undefined for that. */
export function kindName(reader: Reader, kind: string): string | undefined {
	return named(reader, 'page-kind', kind, ['reply', 'digest', 'notice']);
}

export function jobName(reader: Reader, job: string): string {
	return named(reader, 'page-job', job, ['check', 'place', 'announce', 'deliver']) ?? job;
}

const FAILURES = ['gone', 'refused', 'invalid', 'missing', 'busy', 'unauthorised', 'unknown', 'not-sent', 'migrated'];

/** Why an alert did not arrive, by the kind that the sender stored. */
export function failureWords(reader: Reader, kind: string): string {
	return named(reader, 'page-failure', kind, FAILURES) ?? reader.say('page-failure-other');
}

export function feedFaultWords(reader: Reader, { kind, status }: FeedFault): string {
	const words = named(reader, 'page-fault', kind, ['address', 'timeout']) ?? reader.say(`feed-fault-${kind}`);
	return kind === 'http' && status !== undefined ? `${words} (${num(reader, status)})` : words;
}

function named(reader: Reader, prefix: string, name: string, known: readonly string[]): string | undefined {
	return known.includes(name) ? reader.say(`${prefix}-${name}`) : undefined;
}
