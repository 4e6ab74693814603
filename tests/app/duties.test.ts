/** Leases and shifts: who waits for which lease, and what becomes of a role whose lease is lost. */
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../config/environment.ts';
import { type DutyParts, dutiesOf, keepDuty } from '../../src/app/duties.ts';
import type { Tenure } from '../../src/storage/lease.ts';
import { keptLog } from '../fakes/silent-log.ts';

describe('which leases', () => {
	test('on one machine a single lease covers everything that the process does', () => {
		expect(dutiesOf(ROLES, false)).toEqual([
			{ lease: 'instance', roles: ['schedule', 'poll', 'place', 'announce', 'deliver', 'bot'] },
		]);
	});

	test.each<[Role, unknown]>([
		['poll', [{ lease: 'schedule', roles: ['schedule'] }, { roles: ['poll'] }]],
		['place', [{ lease: 'place', roles: ['place'] }]],
		['deliver', [{ lease: 'deliver', roles: ['deliver'] }]],
		['bot', [{ lease: 'bot', roles: ['bot'] }]],
	])('over many machines, %s', (role, duties) => {
		expect(dutiesOf([role], true)).toEqual(duties);
	});
});

describe('keeping a role', () => {
	const DUTY = { lease: 'place', roles: ['place'] } as const;

	function world(begin?: () => void) {
		const events: string[] = [];
		const holders: AbortController[] = [];
		const stop = new AbortController();
		const parts: DutyParts = {
			async lease() {
				events.push('lease taken');
				const lost = new AbortController();
				holders.push(lost);
				return {
					fence: holders.length,
					signal: lost.signal,
					release: async () => void events.push('lease released'),
				} as Tenure;
			},
			async begin() {
				events.push('begun');
				begin?.();
				return { stop: async () => void events.push('stopped') };
			},
			timer: { sleep: async () => void events.push('pause') },
			log: keptLog(),
		};
		return { events, holders, stop, kept: keepDuty(DUTY, parts, stop.signal) };
	}

	const settle = () => new Promise(setImmediate);

	test('a lost lease ends the shift; the role is waited for and begun again', async () => {
		const { events, holders, stop, kept } = world();
		await settle();
		holders[0]!.abort();
		await settle();
		expect(events).toEqual(['lease taken', 'begun', 'stopped', 'lease released', 'lease taken', 'begun']);
		stop.abort();
		await kept;
		expect(events.slice(6)).toEqual(['stopped', 'lease released']);
	});

	test('a shift that cannot begin lets another process try, and tries again after a pause', async () => {
		let tries = 0;
		const { events, stop, kept } = world(() => {
			tries += 1;
			if (tries === 1) throw new Error('the store is away');
		});
		await settle();
		expect(events).toEqual(['lease taken', 'begun', 'lease released', 'pause', 'lease taken', 'begun']);
		stop.abort();
		await kept;
	});
});
