/** A queue that works when told to: wake-ups in order, each once; what is woken meanwhile comes after. */
import type { Queue } from '../../src/domain/ports.ts';

export type HandQueue = Queue & {
	/** Works until nothing waits; rejects with the first error of a job. */
	drain(): Promise<void>;
};

export function handQueue(): HandQueue {
	const handlers = new Map<string, (id: string, signal: AbortSignal) => Promise<void>>();
	const waiting: { readonly name: string; readonly id: string }[] = [];
	const stopping = new AbortController();
	return {
		async wake(name, id) {
			if (!waiting.some((job) => job.name === name && job.id === id)) waiting.push({ name, id });
		},
		work: (name, handler) => void handlers.set(name, handler),
		start: async () => undefined,
		stop: async () => stopping.abort(),
		waiting: async () => ({}),
		async drain() {
			for (let job = waiting.shift(); job; job = waiting.shift())
				await handlers.get(job.name)?.(job.id, stopping.signal);
		},
	};
}
