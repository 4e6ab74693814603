/** Long polling, one batch after the other: an update is confirmed to Telegram only after it was handled. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Update } from 'grammy/types';

export type Batch =
	| { readonly kind: 'updates'; readonly updates: readonly Update[] }
	/** Try again after `waitMs`. */
	| { readonly kind: 'trouble'; readonly waitMs: number }
	/** Never again: the token is rejected. */
	| { readonly kind: 'over' };

export type PollingOptions = {
	/** getUpdates from `offset`: which also confirms all updates before it. */
	readonly fetch: (offset: number, signal: AbortSignal) => Promise<Batch>;
	/** Must not throw. */
	readonly handle: (update: Update) => Promise<void>;
	/** Whose turn an update belongs to: updates of one key are handled in order, different keys at the same time. */
	readonly turnOf: (update: Update) => string;
	/** Called once at the end with the first offset that was not handled. */
	readonly confirm: (offset: number) => Promise<void>;
};

/** Ids are remembered one by one: after a quiet week Telegram starts again at a random, perhaps lower number. */
const REMEMBERED = 1_000;

/**
 * Runs until the signal is aborted or the token is rejected. grammY's own loop confirms the update it is still handling
 * when stopped, which loses it in a crash; this one repeats at worst (and `handle` is given each id once).
 */
export async function poll(options: PollingOptions, signal: AbortSignal): Promise<void> {
	const handled = new Set<number>();
	let offset = 0;
	while (!signal.aborted) {
		const batch = await options.fetch(offset, signal);
		if (batch.kind === 'over') return;
		if (batch.kind === 'trouble') {
			await pause(batch.waitMs, undefined, { signal }).catch(() => undefined);
			continue;
		}
		const fresh = batch.updates.filter(({ update_id }) => !handled.has(update_id));
		await handleAll(fresh, options);
		for (const { update_id } of fresh) handled.add(update_id);
		for (const id of [...handled].slice(0, Math.max(0, handled.size - REMEMBERED))) handled.delete(id);
		offset = Math.max(0, ...batch.updates.map(({ update_id }) => update_id + 1)) || offset;
	}
	if (offset > 0) await options.confirm(offset);
}

async function handleAll(updates: readonly Update[], { handle, turnOf }: PollingOptions): Promise<void> {
	const turns = Map.groupBy(updates, turnOf);
	await Promise.all(
		[...turns.values()].map(async (turn) => {
			for (const update of turn) await handle(update);
		}),
	);
}
