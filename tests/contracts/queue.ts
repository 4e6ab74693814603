/** What every Queue promises: wake-ups folded by name and id, one run at a time for each id, an orderly stop. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Queue } from '../../src/domain/ports.ts';

type Gate = { readonly opened: Promise<void>; open(): void };

/** `open` opens a queue of its own each time, with nothing in it. */
export function queueContract(open: () => Promise<Queue>): void {
	let queue: Queue;
	beforeEach(async () => {
		queue = await open();
	});
	afterEach(() => queue.stop(0));

	/** A worker that notes its jobs; `until(n)` resolves when n have ended. */
	function workOn(name: string, concurrency = 1, handler: (id: string) => Promise<void> = async () => {}) {
		const done: string[] = [];
		let arrived = (): void => {};
		queue.work(
			name,
			async (id) => {
				await handler(id).finally(() => done.push(id));
				arrived();
			},
			{ concurrency },
		);
		const until = async (count: number): Promise<string[]> => {
			while (done.length < count) {
				await new Promise<void>((resolve) => {
					arrived = resolve;
				});
			}
			return done;
		};
		return { done, until };
	}

	test('a wake-up before start waits, and runs after it', async () => {
		const worker = workOn('check');
		await queue.wake('check', 'f1');
		expect(await queue.waiting()).toEqual({ check: 1 });
		expect(worker.done).toEqual([]);
		await queue.start();
		expect(await worker.until(1)).toEqual(['f1']);
	});

	test('any id that a record may have is an id', async () => {
		const worker = workOn('check');
		await queue.start();
		const ids = ['a', 'A-b_c.d', '0', '123', 'x'.repeat(80)];
		for (const id of ids) await queue.wake('check', id);
		expect(await worker.until(ids.length)).toEqual(ids);
	});

	describe('folding', () => {
		test('ten wake-ups of one waiting job are one run; other ids and other names are others', async () => {
			const check = workOn('check');
			const deliver = workOn('deliver');
			for (let at = 0; at < 10; at++) await queue.wake('check', 'same');
			await queue.wake('check', 'other');
			await queue.wake('deliver', 'same');
			expect(await queue.waiting()).toEqual({ check: 2, deliver: 1 });
			await queue.start();
			expect(await check.until(2)).toEqual(['same', 'other']);
			expect(await deliver.until(1)).toEqual(['same']);
			await queue.wake('check', 'last');
			expect(await check.until(3)).toEqual(['same', 'other', 'last']);
		});

		test('wake-ups during the run are one more run, after it and never beside it', async () => {
			const gate = createGate();
			const begun = createGate();
			let atOnce = 0;
			let most = 0;
			const worker = workOn('place', 4, async () => {
				most = Math.max(most, ++atOnce);
				begun.open();
				await gate.opened;
				atOnce -= 1;
			});
			await queue.start();
			await queue.wake('place', 'a');
			await begun.opened;
			for (let at = 0; at < 5; at++) await queue.wake('place', 'a');
			gate.open();
			await worker.until(2);
			await queue.wake('place', 'b');
			expect(await worker.until(3)).toEqual(['a', 'a', 'b']);
			expect(most).toBe(1);
		});

		test('a job may wake itself', async () => {
			let runs = 0;
			const worker = workOn('deliver', 1, async (id) => {
				runs += 1;
				if (runs < 3) await queue.wake('deliver', id, { delayMs: 5 });
			});
			await queue.start();
			await queue.wake('deliver', 'm1');
			expect(await worker.until(3)).toEqual(['m1', 'm1', 'm1']);
		});
	});

	describe('delays', () => {
		test('a delayed job lets the others pass, and comes', async () => {
			const worker = workOn('check');
			await queue.start();
			await queue.wake('check', 'later', { delayMs: 150 });
			await queue.wake('check', 'now');
			expect(await worker.until(2)).toEqual(['now', 'later']);
		});

		test('a wake-up without delay pulls a delayed one forward', async () => {
			const worker = workOn('check');
			await queue.start();
			await queue.wake('check', 'a', { delayMs: 3_600_000 });
			await queue.wake('check', 'a');
			expect(await worker.until(1)).toEqual(['a']);
		});

		test('a delayed wake-up does not put off one that waits', async () => {
			const worker = workOn('check');
			await queue.wake('check', 'a');
			await queue.wake('check', 'a', { delayMs: 3_600_000 });
			await queue.start();
			expect(await worker.until(1)).toEqual(['a']);
		});

		test('a delayed job does not count as waiting', async () => {
			workOn('check');
			await queue.wake('check', 'a', { delayMs: 3_600_000 });
			expect(await queue.waiting()).toEqual({ check: 0 });
		});
	});

	test('smaller priorities go first, equals in the order they came', async () => {
		const worker = workOn('deliver');
		await queue.wake('deliver', 'late', { priority: 9 });
		await queue.wake('deliver', 'soon', { priority: 1 });
		await queue.wake('deliver', 'now1');
		await queue.wake('deliver', 'now2');
		await queue.start();
		expect(await worker.until(4)).toEqual(['now1', 'now2', 'soon', 'late']);
	});

	test('at most `concurrency` jobs of a name run side by side', async () => {
		const full = createGate();
		let atOnce = 0;
		let most = 0;
		const worker = workOn('check', 3, async () => {
			most = Math.max(most, ++atOnce);
			if (atOnce === 3) full.open();
			await full.opened; // reached only if three are really side by side
			await new Promise((resolve) => setImmediate(resolve));
			atOnce -= 1;
		});
		for (let at = 0; at < 12; at++) await queue.wake('check', `f${at}`);
		await queue.start();
		await worker.until(12);
		expect(most).toBe(3);
	});

	test('a job that throws is over: the worker goes on, and it can be woken again', async () => {
		let fail = true;
		const worker = workOn('check', 1, async (id) => {
			if (id === 'bad' && fail) throw new Error('no');
		});
		await queue.start();
		await queue.wake('check', 'bad');
		await queue.wake('check', 'good');
		expect(await worker.until(2)).toEqual(['bad', 'good']);
		fail = false;
		await queue.wake('check', 'bad');
		expect(await worker.until(3)).toEqual(['bad', 'good', 'bad']);
	});

	describe('stop', () => {
		test('waits for the job in hand and takes no other', async () => {
			const gate = createGate();
			const begun = createGate();
			const worker = workOn('deliver', 1, async () => {
				begun.open();
				await gate.opened;
			});
			await queue.start();
			await queue.wake('deliver', 'a');
			await begun.opened;
			await queue.wake('deliver', 'b');
			await queue.wake('deliver', 'a');
			const stopped = queue.stop(10_000);
			gate.open();
			await stopped;
			expect(worker.done).toEqual(['a']);
		});

		test('aborts the signal of what does not end within the grace', async () => {
			const begun = createGate();
			let aborted = false;
			queue.work(
				'deliver',
				async (_, signal) => {
					begun.open();
					await new Promise((resolve) => signal.addEventListener('abort', resolve));
					aborted = true;
				},
				{ concurrency: 1 },
			);
			await queue.start();
			await queue.wake('deliver', 'a');
			await begun.opened;
			await queue.stop(20);
			expect(aborted).toBe(true);
		});

		test('ends even if a job ignores its signal', async () => {
			const begun = createGate();
			queue.work(
				'deliver',
				() => {
					begun.open();
					return new Promise(() => {});
				},
				{ concurrency: 1 },
			);
			await queue.start();
			await queue.wake('deliver', 'a');
			await begun.opened;
			await queue.stop(0);
		});

		test('can be said twice, and before start; wake-ups after it are nothing', async () => {
			const worker = workOn('check');
			await Promise.all([queue.stop(), queue.stop()]);
			await queue.wake('check', 'a');
			expect(worker.done).toEqual([]);
		});
	});
}

function createGate(): Gate {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { opened: promise, open: resolve };
}
