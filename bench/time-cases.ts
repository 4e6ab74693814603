/**
 * Drives a list of cases about clocks through the real quiet hours and digests, a line each: zones or subject, instant or
 * rule, fact, with tabs between. The offsets on the line are the oracle: Intl is asked only by the code that is judged.
 * node bench/time-cases.ts [FILE]   (../shared/data/hostile/time-cases.txt by default)
 */
import { existsSync, readFileSync } from 'node:fs';
import { localTime } from '../src/alerts/local-time.ts';
import { localeOf } from '../src/i18n/translate.ts';
import { type Change, faultsOf } from '../tests/alerts/clock-change.ts';

const HOUR_MS = 3_600_000;
const FROM = Date.parse('2026-01-01T00:00Z');
const TO = Date.parse('2029-01-01T00:00Z');
const DAYS_OF_NO_CHANGE = [15, 105, 196, 288].map((day) => FROM + day * 24 * HOUR_MS);

const file = process.argv[2] ?? new URL('../../shared/data/hostile/time-cases.txt', import.meta.url).pathname;
if (!existsSync(file)) {
	console.log(`no list at ${file}: name one`);
	process.exit(1);
}
const rows = readFileSync(file, 'utf8')
	.split('\n')
	.filter((line) => line.includes('\t') && !line.startsWith('#'))
	.map((line) => line.split('\t').map((cell) => cell.trim()) as [string, string, string]);
/** All changes on the list, for the line that speaks of "each row above". */
const lived: (readonly string[])[] = [];
let decided = 0;
for (const [subject, rule, fact = ''] of rows) {
	const faults = await faultsOfRow(subject, rule, fact);
	if (faults.length === 0) decided += 1;
	console.log(`${faults.length === 0 ? '✓' : '✗'} ${subject}: ${rule}`);
	for (const fault of faults.slice(0, 3)) console.log(`    ${fault}`);
}
console.log(`\n${decided} of ${rows.length} cases decided as written`);
process.exit(decided === rows.length ? 0 : 1);

async function faultsOfRow(subject: string, rule: string, fact: string): Promise<readonly string[]> {
	if (subject === 'quiet hours') return lived.length > 0 ? lived.flat() : ['no row above it'];
	if (subject.startsWith('hijri')) return hijriFaults(rule);
	if (subject === 'numerals') return numeralFaults(rule);
	const zones = subject
		.replace(/\(.*\)/, '')
		.split(',')
		.map((zone) => zone.trim());
	const faults: string[] = [];
	for (const zone of zones) faults.push(...(await zoneFaults(zone, rule, fact)));
	lived.push(faults);
	return faults;
}

async function zoneFaults(zone: string, rule: string, fact: string): Promise<readonly string[]> {
	const like = /^(?:same )?as (\S+)$/.exec(rule)?.[1];
	if (like) return unlikeness(zone, like);
	const fixed = /^fixed ([+-]\d\d:\d\d)/.exec(rule)?.[1];
	const changes = fixed ? unchanged(zone, offsetOf(fixed)) : changesOf(zone, rule, fact);
	if (changes.length === 0) return ['the row is not understood'];
	const faults: string[] = [];
	for (const change of changes) faults.push(...(await faultsOf(change)));
	if (fixed) faults.push(...strayOffsets(zone, FROM, offsetOf(fixed)));
	if (/no later change/.test(fact)) faults.push(...strayOffsets(zone, changes.at(-1)!.at, changes.at(-1)!.afterMs));
	return faults;
}

/** "A / B" with "+01:00↔+02:00": there and back. */
function changesOf(zone: string, rule: string, fact: string): Change[] {
	const [, from, way, to] = /([+-]\d\d:\d\d)([→↔])([+-]\d\d:\d\d)/.exec(fact) ?? [];
	const instants = rule.split('/').map((text) => Date.parse(text.trim()));
	if (!from || !to || instants.some(Number.isNaN)) return [];
	return instants.map((at, turn) => {
		const isBack = way === '↔' && turn % 2 === 1;
		return { zone, at, beforeMs: offsetOf(isBack ? to : from), afterMs: offsetOf(isBack ? from : to) };
	});
}

function unchanged(zone: string, offsetMs: number): Change[] {
	return DAYS_OF_NO_CHANGE.map((at) => ({ zone, at, beforeMs: offsetMs, afterMs: offsetMs }));
}

function strayOffsets(zone: string, from: number, offsetMs: number): string[] {
	for (let at = from; at < TO; at += HOUR_MS) {
		const shown = new Date(at + offsetMs);
		if (localTime(at, zone).minute !== shown.getUTCHours() * 60 + shown.getUTCMinutes())
			return [`${zone} shows another offset at ${new Date(at).toISOString()}`];
	}
	return [];
}

function unlikeness(zone: string, like: string): string[] {
	for (let at = FROM; at < TO; at += HOUR_MS / 2) {
		const [ours, theirs] = [localTime(at, zone), localTime(at, like)];
		if (ours.minute !== theirs.minute || ours.weekday !== theirs.weekday)
			return [`${zone} differs from ${like} at ${new Date(at).toISOString()}`];
	}
	return [];
}

/** Rasid prints no Hijri date; a rule for Ramadan reaches it by the zone alone. The runtime's calendar is checked. */
function hijriFaults(rule: string): string[] {
	const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
		timeZone: 'UTC',
		day: 'numeric',
		month: 'numeric',
		year: 'numeric',
	});
	const months: Readonly<Record<string, number>> = { Ramadan: 9, Shawwal: 10 };
	return [...rule.matchAll(/(\d+) ([A-Z]\w+) (\d{4}) = (\d{4}-\d\d-\d\d)/g)].flatMap(
		([text, day, month, year, date]) => {
			const parts = Object.fromEntries(format.formatToParts(new Date(date!)).map(({ type, value }) => [type, value]));
			const isSo = parts['day'] === day && Number(parts['month']) === months[month!] && parts['year'] === year;
			return isSo ? [] : [text];
		},
	);
}

/** "ar, ar-MA → latn; ar-EG → arab": the runtime's habits, which our own locales must not depend on. */
function numeralFaults(rule: string): string[] {
	const habits = [...rule.matchAll(/([\w ,-]+)→ *(\w+)/g)].flatMap(([, locales, digits]) =>
		locales!.split(',').map((locale) => [locale.trim(), digits] as const),
	);
	const strange = habits.filter(([locale, digits]) => digitsOf(locale) !== digits).map(([locale]) => locale);
	const pinned =
		digitsOf(localeOf({ language: 'ar' })) === 'arab' &&
		digitsOf(localeOf({ language: 'ar', digits: 'latin' })) === 'latn';
	return pinned && habits.length > 0 ? strange : ['our locales do not pin their digits'];
}

function digitsOf(locale: string): string {
	return new Intl.NumberFormat(locale).resolvedOptions().numberingSystem;
}

function offsetOf(text: string): number {
	const [hours, minutes] = text.slice(1).split(':').map(Number);
	return (text.startsWith('-') ? -1 : 1) * (hours! + minutes! / 60) * HOUR_MS;
}
