/** Keeps V8 from holding as much garbage as there is alive. */
import { setFlagsFromString } from 'node:v8';

/**
 * From now on the heap is collected when it has grown by a quarter. To be called when all code is loaded, which would take a
 * tenth longer with it (so it is no flag of the launchers), and before the store is read: what malloc has once held for the
 * garbage of 10,000 topics it never gives back. 290 instead of 420 MB are resident after a first look at 2,000 feeds, for a
 * tenth of that start's processor time. V8 reads this setting at each collection, so it may change at any time.
 */
export function keepHeapLean(): void {
	setFlagsFromString('--heap-growing-percent=25');
}
