/** Connects, registers the commands and listens, for as long as it is wanted and the token holds. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import type { Bilingual, CommandDefinition } from '../../../commands/command.ts';
import type { Log } from '../../domain/ports.ts';
import { asGrammySignal, type TelegramApi } from './api.ts';
import { introduce, type Me, register } from './connect.ts';
import { faultOf, loggable, waitOf } from './errors.ts';
import { type Batch, poll } from './polling.ts';
import type { Trouble } from './trouble.ts';
import { LISTENED, turnOf } from './updates.ts';

export type ListeningOptions = {
	readonly api: TelegramApi;
	/** Its time limit must be longer than `pollMs`. */
	readonly pollingApi: TelegramApi;
	readonly commands: readonly CommandDefinition[];
	readonly about: Bilingual | undefined;
	/** Given each update once; may throw for failed writes only. */
	readonly handlerFor: (me: Me) => (update: Update) => Promise<void>;
	readonly log: Log;
	readonly trouble: Trouble;
	/** How long Telegram holds a poll open when there is nothing new. */
	readonly pollMs: number;
	readonly retryMs: number;
};

export type Listening = {
	/** One try to say hello; undefined when Telegram cannot be reached or rejects the token (see `trouble`). */
	hello(signal: AbortSignal): Promise<Me | undefined>;
	/** Resolves when the signal is aborted and all updates in hand are handled, or the token is rejected. */
	run(me: Me | undefined, signal: AbortSignal): Promise<void>;
};

export function createListening(options: ListeningOptions): Listening {
	const { api, pollingApi, commands, about, handlerFor, log, trouble, pollMs, retryMs } = options;

	async function hello(signal: AbortSignal): Promise<Me | undefined> {
		try {
			const me = await introduce(api, signal);
			trouble.end();
			await register(api, commands, about, signal).catch((error: unknown) =>
				log.warn('telegram: the commands were not registered', loggable(faultOf(error))),
			);
			return me;
		} catch (error) {
			trouble.begin(faultOf(error));
			return undefined;
		}
	}

	async function run(first: Me | undefined, signal: AbortSignal): Promise<void> {
		let me = first;
		while (me === undefined && trouble.kind() !== 'unauthorised' && !signal.aborted) {
			await pause(retryMs, undefined, { signal }).catch(() => undefined);
			if (!signal.aborted) me = await hello(signal);
		}
		if (me === undefined) return;
		const handleUpdate = handlerFor(me);
		const handle = (update: Update) =>
			handleUpdate(update).catch((error: unknown) => {
				const name = error instanceof Error ? error.name : 'unknown';
				log.error('telegram: an update was not handled', { update: update.update_id, error: name });
			});
		await poll({ fetch, handle, turnOf, confirm }, signal);
	}

	async function fetch(offset: number, signal: AbortSignal): Promise<Batch> {
		try {
			// After a failure the first poll does not wait for news: it shows at once that all is well again.
			const timeout = trouble.kind() === undefined ? Math.floor(pollMs / 1000) : 0;
			const request = { offset, timeout, allowed_updates: LISTENED };
			const updates = await pollingApi.getUpdates(request, asGrammySignal(signal));
			trouble.end();
			return { kind: 'updates', updates };
		} catch (error) {
			const fault = faultOf(error);
			if (signal.aborted) return { kind: 'trouble', waitMs: 0 };
			const kind = trouble.begin(fault);
			if (kind === 'unauthorised') return { kind: 'over' };
			// A conflict wants a longer pause: two programs that both insist would cut each other's polls for ever.
			const toldMs = fault.kind === 'answer' && fault.code === 429 ? waitOf(fault.retryAfter) : 0;
			return { kind: 'trouble', waitMs: Math.max(kind === 'conflict' ? 5 * retryMs : retryMs, toldMs) };
		}
	}

	/** Best effort: what stays unconfirmed comes again, with the same ids. */
	async function confirm(offset: number): Promise<void> {
		try {
			await api.getUpdates({ offset, limit: 1, timeout: 0 });
		} catch (error) {
			log.debug('telegram: the last updates stay unconfirmed', loggable(faultOf(error)));
		}
	}

	return { hello, run };
}
