/** One life of the simulated process: its I/O takes time, may fail, and at one point of it the process may die. */
import type { Timer } from '../../src/domain/ports.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Life = {
	readonly number: number;
	readonly timer: Timer;
	/** From now on nothing of this life happens any more; what it had asked for may or may not have got through. */
	die(): void;
	isDead(): boolean;
	/** A step on the disk: rejects when the disk fails; never settles if the process dies meanwhile. */
	disk<T>(kind: 'read' | 'write', act: () => T): Promise<T>;
	/** A request: `act` happens at the far end; undefined: no answer came, or none that says anything. */
	network<T>(act: () => T, ms: number): Promise<T>;
};

export type LifeOptions = {
	readonly number: number;
	readonly time: VirtualTime;
	readonly chance: Chance;
	/** How many steps of I/O it has to live. */
	readonly steps: number;
	readonly onDeath: () => void;
	/** It died at its last step, not in good order. */
	readonly onCrash: () => void;
	readonly diskMs: () => number;
	readonly diskFails: (kind: 'read' | 'write') => boolean;
};

/** A request is at the far end after this, however long its answer takes: shorter than any restart. */
const ONE_WAY_MS = 200;

export function createLife({ number, time, chance, steps, onDeath, onCrash, diskMs, diskFails }: LifeOptions): Life {
	let left = steps;
	let dead = false;

	function die(): void {
		if (dead) return;
		dead = true;
		onDeath();
	}

	function crash(): void {
		onCrash();
		die();
	}

	/** True at the step at which this life ends. */
	function isLast(): boolean {
		left -= 1;
		return left === 0;
	}

	function step<T>(act: () => T, ms: number): Promise<T> {
		return new Promise((resolve) => {
			if (dead) return;
			const last = isLast();
			if (last && chance.happens(0.5)) return crash();
			const arrives = chance.happens(0.5);
			const begunAt = time.now();
			time.at(begunAt + Math.min(ms / 2, ONE_WAY_MS), () => {
				// A dead process's request is on its way all the same, or it never left.
				if (dead && !arrives) return;
				const value = act();
				time.at(begunAt + ms, () => {
					if (last && !dead) crash();
					if (!dead) resolve(value);
				});
			});
		});
	}

	return {
		number,
		die,
		isDead: () => dead,
		timer: {
			sleep: (ms, signal) =>
				new Promise((resolve) => {
					if (signal?.aborted) return resolve();
					const wake = () => {
						signal?.removeEventListener('abort', wake);
						if (!dead) resolve();
					};
					time.at(time.now() + ms, wake);
					signal?.addEventListener('abort', wake);
				}),
		},
		async disk(kind, act) {
			const fails = diskFails(kind);
			// Redis may say no and have done it; SQLite says no and has not.
			const doneAllTheSame = fails && kind === 'write' && chance.happens(0.2);
			const value = await step(() => (fails && !doneAllTheSame ? undefined : act()), diskMs());
			if (fails) throw new StorageError('full', 'the simulated disk fails');
			return value as Awaited<typeof value> & ReturnType<typeof act>;
		},
		network: (act, ms) => step(act, ms),
	};
}
