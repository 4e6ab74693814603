/** Long polling, one batch after the other: an update is confirmed to Telegram only after it was handled, or stored. */
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
	/** Whether the update need not be told again. Must not reject, and know an update that is told twice. */
	readonly take: (update: Update) => Promise<boolean>;
	/** Called once at the end with the first offset that is still to be told. */
	readonly confirm: (offset: number) => Promise<void>;
	/** The pause after an update that could not be taken. */
	readonly retryMs: number;
};

/**
 * Runs until the signal is aborted or the token is rejected. grammY's own loop confirms the update it is still handling
 * when stopped, which loses it in a crash; this one repeats at worst. After a quiet week ids begin again at a random,
 * perhaps lower number: the last batch alone says where to go on.
 */
export async function poll({ fetch, take, confirm, retryMs }: PollingOptions, signal: AbortSignal): Promise<void> {
	let offset = 0;
	while (!signal.aborted) {
		const batch = await fetch(offset, signal);
		if (batch.kind === 'over') return;
		if (batch.kind === 'trouble') {
			await pause(batch.waitMs, undefined, { signal }).catch(() => undefined);
			continue;
		}
		const ids = batch.updates.map(({ update_id }) => update_id);
		const taken = await Promise.all(batch.updates.map(take));
		const missed = ids.filter((_, at) => !taken[at]);
		if (missed.length > 0) await pause(retryMs, undefined, { signal }).catch(() => undefined);
		if (ids.length > 0) offset = missed.length > 0 ? Math.min(...missed) : Math.max(...ids) + 1;
	}
	if (offset > 0) await confirm(offset);
}
