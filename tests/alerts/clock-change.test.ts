/** The clocks change, or a rule for Ramadan begins and ends: no alert is lost, none comes twice, none wakes anybody. */
import { expect, test } from 'vitest';
import { faultsOf } from './clock-change.ts';

const HOUR_MS = 3_600_000;

test.each([
	['London, forward in the small hours', 'Europe/London', '2027-03-28T01:00Z', 0, 1],
	['London, back', 'Europe/London', '2027-10-31T01:00Z', 1, 0],
	['Cairo, forward at midnight: the hour after it does not exist', 'Africa/Cairo', '2027-04-29T22:00Z', 2, 3],
	['Cairo, back at midnight: the hour before it comes twice', 'Africa/Cairo', '2027-10-28T21:00Z', 3, 2],
	['Beirut, forward at midnight', 'Asia/Beirut', '2027-03-27T22:00Z', 2, 3],
	['Casablanca, Ramadan begins', 'Africa/Casablanca', '2026-02-15T02:00Z', 1, 0],
	['Casablanca, Ramadan ends', 'Africa/Casablanca', '2026-03-22T02:00Z', 0, 1],
	['Santiago, back at midnight', 'America/Santiago', '2027-04-04T03:00Z', -3, -4],
	['Lord Howe, by half an hour', 'Australia/Lord_Howe', '2027-04-03T15:00Z', 11, 10.5],
	['Troll, by two hours', 'Antarctica/Troll', '2027-03-28T01:00Z', 0, 2],
	['Tehran, where nothing changes any more', 'Asia/Tehran', '2027-03-21T20:30Z', 3.5, 3.5],
	['Kathmandu, off by quarters of an hour', 'Asia/Kathmandu', '2027-03-21T20:30Z', 5.75, 5.75],
])('%s', async (_name, zone, at, before, after) => {
	const change = { zone, at: Date.parse(at), beforeMs: before * HOUR_MS, afterMs: after * HOUR_MS };
	expect(await faultsOf(change)).toEqual([]);
});
