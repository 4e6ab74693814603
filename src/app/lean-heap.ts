/** Keeps V8 from holding as much garbage as there is alive. */
import { setFlagsFromString } from 'node:v8';

/**
 * From now on the heap is collected when it has grown by a quarter: after a first look at 2,000 feeds 110 MB less are
 * resident, for a few per cent of processor time. To be called once a process stands: a start would pay a tenth for it, which
 * is why it is no flag of the launchers. V8 reads this setting at each collection, so it may change at any time.
 */
export function keepHeapLean(): void {
	setFlagsFromString('--heap-growing-percent=25');
}
