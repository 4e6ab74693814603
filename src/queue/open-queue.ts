/** From the store URL to the queue of wake-ups that goes with it. */
import { systemClock } from '../domain/clock.ts';
import type { Clock, Log, Queue } from '../domain/ports.ts';
import { createLocalQueue } from './local.ts';

export type QueueOptions = {
	readonly clock?: Clock;
	readonly log?: Log;
	/** BullMQ: how long the jobs of a process that was killed stay with it before another runs them; 15 s. */
	readonly lockMs?: number;
	/** BullMQ: names that `waiting` counts even while this process neither works on them nor wakes any. */
	readonly names?: readonly string[];
};

/** In this process for a store on this machine; BullMQ for `redis://…`, whose libraries are loaded only then. */
export async function openQueue(storeUrl: string, options: QueueOptions = {}): Promise<Queue> {
	if (!/^rediss?:\/\//.test(storeUrl)) return createLocalQueue(options.clock ?? systemClock, options.log);
	const { openBullQueue } = await import('./bullmq.ts');
	return openBullQueue(storeUrl, options);
}
