/** Quiet hours at every minute of three years in nineteen zones, against a second oracle: each zone's table of clock changes. */
import { describe, expect, test } from 'vitest';
import { quietUntil } from '../../src/alerts/quiet-hours.ts';
import { createZone } from './zone-table.ts';

const ZONES = [
	'Africa/Casablanca',
	'Africa/El_Aaiun',
	'Africa/Cairo',
	'Africa/Khartoum',
	'Africa/Tripoli',
	'Africa/Tunis',
	'Africa/Algiers',
	'Asia/Beirut',
	'Asia/Gaza',
	'Asia/Hebron',
	'Asia/Amman',
	'Asia/Damascus',
	'Asia/Baghdad',
	'Asia/Riyadh',
	'Asia/Kuwait',
	'Asia/Aden',
	'Asia/Dubai',
	'Asia/Muscat',
	'Europe/Berlin',
];
const MINUTE_MS = 60_000;
const FROM = Date.parse('2026-01-01T00:00:00Z');
const TO = Date.parse('2029-01-01T00:00:00Z');
const QUIET = [
	{ from: '22:00', to: '07:00' },
	{ from: '00:30', to: '00:45' },
];

describe('every minute of 2026–2028', () => {
	test.each(ZONES)('%s', (zone) => {
		const table = createZone(zone, FROM, TO + 3 * 24 * 60 * MINUTE_MS);
		const wrong: string[] = [];
		for (const quiet of QUIET) {
			for (let at = FROM; at < TO; at += MINUTE_MS) {
				const ours = quietUntil(at, zone, quiet);
				const theirs = table.quietUntil(at, quiet);
				if (ours !== theirs && wrong.length < 10)
					wrong.push(`${iso(at)} ${quiet.from}–${quiet.to}: ${iso(ours)}, oracle ${iso(theirs)}`);
			}
		}
		expect(wrong).toEqual([]);
	});
});

function iso(ms: number | undefined): string {
	return ms === undefined ? 'not quiet' : new Date(ms).toISOString();
}
