/** A process that slept through the loss of its lease: what it writes when it wakes must not reach the store. */
import { beforeEach, expect, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { fenced, LeaseLost } from '../../src/app/fence.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { House } from '../../src/pipeline/house.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { alert } from '../alerts/samples.ts';
import { handClock } from '../fakes/clock.ts';

let clock: ReturnType<typeof handClock>;
let house: House;
let isOurs: boolean;
let asked: number;

beforeEach(async () => {
	clock = handClock();
	isOurs = true;
	asked = 0;
	const store = await openStore('memory:');
	const records = recordsOf(store);
	const tenure = {
		fence: 1,
		signal: new AbortController().signal,
		release: async () => undefined,
		async confirm() {
			asked += 1;
			return isOurs;
		},
	};
	house = fenced({ records, outbox: createOutbox(records.alerts) } as unknown as House, tenure, clock);
});

test('writes pass; the lease is asked after only when its last confirmation is old', async () => {
	await house.outbox.add([alert('m1')]);
	await house.records.toPlace.set('a1', { articleId: 'a1', matches: [], at: '' });
	expect(asked).toBe(0);
	clock.advance(6000);
	await house.outbox.put({ ...alert('m1'), status: 'sending' });
	await house.outbox.put({ ...alert('m1'), status: 'sent' });
	expect(asked).toBe(1);
	expect((await house.outbox.get('m1'))?.status).toBe('sent');
});

test('after a stall in which another took the lease, nothing is written', async () => {
	await house.outbox.add([alert('m1')]);
	await house.records.toPlace.set('a1', { articleId: 'a1', matches: [], at: '' });
	clock.advance(60_000);
	isOurs = false;
	await expect(house.outbox.put({ ...alert('m1'), status: 'sending' })).rejects.toThrow(LeaseLost);
	await expect(house.outbox.putAll([{ ...alert('m1'), status: 'sending' }])).rejects.toThrow(LeaseLost);
	await expect(house.outbox.add([alert('m2')])).rejects.toThrow(LeaseLost);
	await expect(house.records.toPlace.delete('a1')).rejects.toThrow(LeaseLost);
	expect((await house.outbox.get('m1'))?.status).toBe('pending');
	expect(await house.outbox.get('m2')).toBeUndefined();
	expect(await house.records.toPlace.has('a1')).toBe(true);
});
