/** What every opened store promises besides its collections: probe, close, leases, notices. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenedStore } from '../../src/storage/open-store.ts';

/** `open` opens the same place each time, as a second process would. */
export function storeContract(open: () => Promise<OpenedStore>): void {
	let first: OpenedStore;
	let second: OpenedStore;
	beforeEach(async () => {
		[first, second] = [await open(), await open()];
	});
	afterEach(async () => {
		await first.close();
		await second.close();
	});
	let serial = 0;
	/** A lease that no other test uses, quick enough to wait for. */
	const lease = (holder: string) => ({ name: `role_${serial}`, holder, ttlMs: 800, heartbeatMs: 100 });

	test('what one has written, the other reads', async () => {
		await first.collection<string>('seen').set('a', 'خبر');
		expect(await second.collection<string>('seen').get('a')).toBe('خبر');
	});

	test('a probe goes through while open, and rejects when closed', async () => {
		await first.probe();
		await first.close();
		await expect(first.probe()).rejects.toMatchObject({ kind: 'closed' });
		await expect(first.collection('seen').get('a')).rejects.toMatchObject({ kind: 'closed' });
	});

	test('what was asked for before close is written', async () => {
		const writing = Promise.all(Array.from({ length: 50 }, (_, at) => first.collection('late').set(`n${at}`, at)));
		await first.close();
		await writing;
		expect((await Array.fromAsync(second.collection('late').entries())).length).toBe(50);
	});

	describe('a lease', () => {
		beforeEach(() => {
			serial += 1;
		});

		test('has one holder; the second waits until it is released', async () => {
			const one = await first.lease(lease('one'));
			let taken = false;
			const two = second.lease(lease('two')).then((tenure) => {
				taken = true;
				return tenure;
			});
			expect(await one.confirm()).toBe(true);
			expect(taken).toBe(false);
			await one.release();
			expect(one.signal.aborted).toBe(true);
			expect(await one.confirm()).toBe(false);
			const tenure = await two;
			expect(tenure.fence).toBeGreaterThan(one.fence);
			await tenure.release();
		});

		test('outlives its time as long as it is renewed', async () => {
			const one = await first.lease(lease('one'));
			const impatient = AbortSignal.timeout(1_200); // longer than ttlMs
			await expect(second.lease(lease('two'), impatient)).rejects.toThrow(/timeout/);
			expect(one.signal.aborted).toBe(false);
			await one.release();
		});

		test('passes on when its holder dies, and the dead one, should it wake, knows', async () => {
			const one = await first.lease({ ...lease('one'), heartbeatMs: 60_000 }); // never renews: as good as dead
			const two = await second.lease(lease('two'));
			expect(two.fence).toBeGreaterThan(one.fence);
			expect(one.signal.aborted).toBe(true);
			expect(await one.confirm()).toBe(false);
			await one.release(); // of what is another's now: no effect
			expect(await two.confirm()).toBe(true);
			await two.release();
		});

		test('of another name is another lease', async () => {
			const [place, instance] = [
				{ ...lease('one'), name: 'place' },
				{ ...lease('two'), name: 'instance' },
			];
			const held = await Promise.all([first.lease(place), second.lease(instance)]);
			for (const tenure of held) await tenure.release();
		});

		test('is not taken by one who has given up waiting', async () => {
			await expect(first.lease(lease('one'), AbortSignal.abort())).rejects.toThrow();
			const two = await second.lease(lease('two'));
			await two.release();
		});
	});

	test('a notice reaches those who listen, until they stop', async () => {
		const heard: string[] = [];
		const stop = first.notices.listen((collection, id) => heard.push(`${collection} ${id}`));
		const told = new Promise((resolve) => first.notices.listen((_, id) => id === 'last' && resolve(id)));
		await first.notices.tell('topics', 't1');
		await first.notices.tell('topics', 'last');
		await told;
		stop();
		const after = new Promise((resolve) => first.notices.listen((_, id) => id === 'after' && resolve(id)));
		await first.notices.tell('topics', 'after');
		await after;
		expect(heard).toEqual(['topics t1', 'topics last']);
	});
}
