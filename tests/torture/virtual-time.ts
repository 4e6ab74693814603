/** Time that jumps from one event to the next, as soon as everything that could happen now has happened. */
import type { Clock } from '../../src/domain/ports.ts';

export type VirtualTime = Clock & {
	/** Rings once at an instant; never, if that is Infinity. */
	at(ms: number, ring: () => void): void;
	/** Goes on, event by event, to the instant. */
	runUntil(ms: number): Promise<void>;
};

type Event = { readonly at: number; readonly order: number; readonly ring: () => void };

/**
 * Events of the same instant ring in the order in which they were set. Between two of them the event loop turns once, or
 * `turns` times where real I/O in the process is to have its answer.
 */
export function createVirtualTime(startAt: string, turns = 1): VirtualTime {
	let now = Date.parse(startAt);
	let order = 0;
	/** A binary heap, soonest first. */
	const heap: Event[] = [];

	function at(ms: number, ring: () => void): void {
		if (ms === Number.POSITIVE_INFINITY) return;
		const event = { at: Math.max(ms, now), order: order++, ring };
		let place = heap.push(event) - 1;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (isBefore(heap[parent]!, event)) break;
			heap[place] = heap[parent]!;
			place = parent;
		}
		heap[place] = event;
	}

	function take(): Event {
		const first = heap[0]!;
		const last = heap.pop()!;
		if (heap.length === 0) return first;
		let place = 0;
		for (;;) {
			let child = 2 * place + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
			if (isBefore(last, heap[child]!)) break;
			heap[place] = heap[child]!;
			place = child;
		}
		heap[place] = last;
		return first;
	}

	async function runUntil(ms: number): Promise<void> {
		for (;;) {
			// every promise that can settle has settled
			for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
			if (heap.length === 0 || heap[0]!.at > ms) break;
			const event = take();
			now = event.at;
			event.ring();
		}
		now = Math.max(now, ms);
	}

	return { now: () => now, at, runUntil };
}

function isBefore(one: Event, other: Event): boolean {
	return one.at < other.at || (one.at === other.at && one.order < other.order);
}
