/** The lease's own promises on a virtual clock: take-over within 20 s, and no two holders at any moment. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeLease } from '../../src/storage/lease.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.ts';
import { sqliteLeases } from '../../src/storage/sqlite-leases.ts';

const clock = { now: () => Date.now() };

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
	vi.useRealTimers();
});

/** Lets virtual time pass in small steps; between two of them the store's real turns of the event loop. */
async function pass(ms: number): Promise<void> {
	for (let gone = 0; gone < ms; gone += 250) {
		await vi.advanceTimersByTimeAsync(250);
		for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
	}
}

test('after its holder dies another takes over within 20 s; while it lives, never', async () => {
	const table = sqliteLeases(openSqliteDatabase(':memory:', clock));
	let alive = true;
	const mortal: typeof table = {
		...table,
		renew: (...args) => (alive ? table.renew(...args) : new Promise(() => {})), // dead: its words do not arrive
	};
	const first = await takeLease(mortal, { name: 'place', holder: 'first' });
	let second: Awaited<ReturnType<typeof takeLease>> | undefined;
	void takeLease(table, { name: 'place', holder: 'second' }).then((tenure) => {
		second = tenure;
	});
	await pass(120_000);
	expect(second).toBeUndefined();
	expect(first.signal.aborted).toBe(false);
	alive = false;
	await pass(20_000);
	expect(second?.fence).toBe(first.fence + 1);
	expect(first.signal.aborted).toBe(true);
	await second?.release();
});

test('a holder whose store does not answer stops by itself before another can begin', async () => {
	const table = sqliteLeases(openSqliteDatabase(':memory:', clock));
	let cut = false;
	const fragile: typeof table = {
		...table,
		renew: (...args) => (cut ? Promise.reject(new Error('unreachable')) : table.renew(...args)),
	};
	const first = await takeLease(fragile, { name: 'place', holder: 'first' });
	const both: boolean[] = [];
	void takeLease(table, { name: 'place', holder: 'second' }).then(() => both.push(!first.signal.aborted));
	cut = true;
	await expect(first.confirm()).rejects.toThrow('unreachable');
	expect(first.signal.aborted).toBe(false); // one failed beat is not the end
	await pass(20_000);
	expect(both).toEqual([false]);
});

test('one who waits outlives a store that fails meanwhile', async () => {
	const table = sqliteLeases(openSqliteDatabase(':memory:', clock));
	let failures = 3;
	const shaky: typeof table = {
		...table,
		take: (...args) => (failures-- > 0 ? Promise.reject(new Error('unreachable')) : table.take(...args)),
	};
	const warnings: string[] = [];
	const ignore = () => {};
	const log = { debug: ignore, info: ignore, warn: (text: string) => void warnings.push(text), error: ignore };
	const taking = takeLease(shaky, { name: 'place', holder: 'first', log });
	await pass(10_000);
	expect((await taking).fence).toBe(1);
	expect(warnings).toEqual(Array.from({ length: 3 }, () => 'lease not reachable'));
});
