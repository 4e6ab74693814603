/** A lease with a fencing number: one holder in the whole system, the next takes over when it dies. */
import type { Log } from '../domain/ports.ts';

/** Compare-and-set on the engine; expiry is judged there, never by the holder. */
export type LeaseTable = {
	/** The new fencing number, higher than any before; undefined while another's tenure runs. */
	take(name: string, holder: string, ttlMs: number): Promise<number | undefined>;
	/** false: it is no longer ours. */
	renew(name: string, holder: string, fence: number, ttlMs: number): Promise<boolean>;
	release(name: string, holder: string, fence: number): Promise<void>;
};

export type Tenure = {
	/** Grows with every change of holder. */
	readonly fence: number;
	/** Aborts when the lease is lost or released: whoever works under it must stop. */
	readonly signal: AbortSignal;
	/** Asks the engine now: after a long stall (SIGSTOP, a suspended machine) `signal` may be late. */
	confirm(): Promise<boolean>;
	/** Lets the next one in at once. Idempotent. */
	release(): Promise<void>;
};

export type LeaseOptions = {
	/** What is held: "instance", "place". */
	readonly name: string;
	/** Unique for each start of a process. */
	readonly holder: string;
	/** How long a dead holder keeps the lease. */
	readonly ttlMs?: number;
	/** How often it is renewed; those who wait look twice as often. ttlMs + heartbeatMs / 2 bounds a take-over: 17.5 s. */
	readonly heartbeatMs?: number;
	readonly log?: Log | undefined;
};

/**
 * Waits until the lease is ours; rejects with the signal's reason if that aborts first. An engine that fails meanwhile is
 * asked again at the next beat: whoever waits to take over must outlive a restart of Redis.
 */
export async function takeLease(table: LeaseTable, options: LeaseOptions, signal?: AbortSignal): Promise<Tenure> {
	const { name, holder, ttlMs = 15_000, heartbeatMs = 5_000, log } = options;
	for (;;) {
		signal?.throwIfAborted();
		const lost = new AbortController();
		const expiry = expire(lost, ttlMs); // counted from before the request: never later than the engine's own
		const fence = await table.take(name, holder, ttlMs).catch((error: Error) => {
			log?.warn('lease not reachable', { lease: name, error });
		});
		if (fence !== undefined) return tenure(table, { name, holder, ttlMs, heartbeatMs }, fence, lost, expiry);
		clearTimeout(expiry);
		await pause(heartbeatMs / 2, signal);
	}
}

function tenure(
	table: LeaseTable,
	{ name, holder, ttlMs, heartbeatMs }: Required<Omit<LeaseOptions, 'log'>>,
	fence: number,
	lost: AbortController,
	firstExpiry: NodeJS.Timeout,
): Tenure {
	let expiry = firstExpiry;
	const beat = setInterval(() => void confirm().catch(() => {}), heartbeatMs).unref(); // a failed beat is decided by `expiry`
	lost.signal.addEventListener('abort', () => {
		clearInterval(beat);
		clearTimeout(expiry);
	});

	async function confirm(): Promise<boolean> {
		if (lost.signal.aborted) return false;
		const next = expire(lost, ttlMs);
		const ours = await table.renew(name, holder, fence, ttlMs).catch((error: unknown) => {
			clearTimeout(next);
			throw error;
		});
		clearTimeout(ours ? expiry : next);
		if (ours) expiry = next;
		else lost.abort(new Error('the lease has another holder'));
		return ours && !lost.signal.aborted;
	}

	return {
		fence,
		signal: lost.signal,
		confirm,
		async release() {
			if (lost.signal.aborted) return;
			lost.abort(new Error('the lease was released'));
			await table.release(name, holder, fence);
		},
	};
}

function expire(lost: AbortController, ttlMs: number): NodeJS.Timeout {
	return setTimeout(() => lost.abort(new Error('the lease ran out')), ttlMs).unref();
}

/** Ends early, without an error, when the signal aborts. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const end = (): void => resolve();
	const timer = setTimeout(end, ms);
	signal?.addEventListener('abort', end);
	await promise;
	clearTimeout(timer);
	signal?.removeEventListener('abort', end);
}
