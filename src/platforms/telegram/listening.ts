/** Connects, registers the commands and listens, for as long as it is wanted and the token holds. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import type { Bilingual, CommandDefinition } from '../../../commands/command.ts';
import type { Log, Timer } from '../../domain/ports.ts';
import { asGrammySignal, type TelegramApi } from './api.ts';
import { introduce, type Me, putUpWebhook, register } from './connect.ts';
import { faultOf, loggable, waitOf } from './errors.ts';
import { createInbox, type Inbox, type InboxRecords } from './inbox.ts';
import { type Batch, poll } from './polling.ts';
import { Unanswered } from './replies.ts';
import type { Trouble } from './trouble.ts';
import { LISTENED, turnOf } from './updates.ts';
import { createWebhook } from './webhook.ts';

/** Where Telegram posts updates instead of being polled: a public https address, and our port behind it. */
export type WebhookSetting = { readonly publicUrl: string; readonly port: number; readonly secret: string };

export type ListeningOptions = {
	readonly api: TelegramApi;
	/** Its time limit must be longer than `pollMs`. */
	readonly pollingApi: TelegramApi;
	readonly commands: readonly CommandDefinition[];
	readonly about: Bilingual | undefined;
	/** Given each update once; may throw for failed writes, and Unanswered when the signal has aborted. */
	readonly handlerFor: (me: Me, signal: AbortSignal) => (update: Update) => Promise<void>;
	readonly records: InboxRecords;
	readonly webhook: WebhookSetting | undefined;
	readonly timer: Timer;
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

/** How often it is asked whether the webhook still stands, and works. */
const LOOK_MS = 60_000;

export function createListening(options: ListeningOptions): Listening {
	const { api, pollingApi, commands, about, log, trouble, webhook, timer, pollMs, retryMs } = options;
	/** The last post that failed, as Telegram told it; a new one is worth a word. */
	let postFailedAt: number | undefined;

	async function hello(signal: AbortSignal): Promise<Me | undefined> {
		try {
			const me = await introduce(api, webhook, signal);
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
		const inbox = inboxOf(me, signal);
		await inbox.restore().catch(failed);
		const take = (update: Update) =>
			inbox.take(update).catch((error: unknown) => {
				failed(error);
				return false;
			});
		if (webhook === undefined) await poll({ fetch, take, confirm, retryMs }, signal);
		else await hear(webhook, take, signal);
		await inbox.idle();
	}

	function inboxOf(me: Me, signal: AbortSignal): Inbox {
		const handleUpdate = options.handlerFor(me, signal);
		async function handle(update: Update): Promise<boolean> {
			try {
				await handleUpdate(update);
			} catch (error) {
				if (error instanceof Unanswered) return false;
				log.error('telegram: an update was not handled', { update: update.update_id, error: nameOf(error) });
			}
			return true;
		}
		return createInbox({ records: options.records, botId: me.id, handle, turnOf, timer, failed });
	}

	/** Rooms' errors may carry what was written: the name is enough. */
	function failed(error: unknown): void {
		log.error('telegram: what is known of an update cannot be stored', { error: nameOf(error) });
	}

	/** Listens to what Telegram posts; without its port nothing is heard, but alerts go out. */
	async function hear(
		setting: WebhookSetting,
		take: (update: Update) => Promise<boolean>,
		signal: AbortSignal,
	): Promise<void> {
		const listener = createWebhook({ ...setting, take });
		try {
			await listener.start();
		} catch (error) {
			log.error('telegram: nothing posted can reach us: see RASID_TELEGRAM_WEBHOOK_PORT', { error });
		}
		while (!signal.aborted && trouble.kind() !== 'unauthorised') {
			await lookAfter(setting, signal);
			await timer.sleep(trouble.kind() === undefined ? LOOK_MS : retryMs, signal);
		}
		await listener.stop();
	}

	/** Puts the webhook up again where somebody took it down, and says when Telegram cannot reach it. */
	async function lookAfter(setting: WebhookSetting, signal: AbortSignal): Promise<void> {
		try {
			const info = await api.getWebhookInfo(asGrammySignal(signal));
			if (info.url !== setting.publicUrl) await putUpWebhook(api, setting, signal);
			trouble.end();
			const { pending_update_count: pending, last_error_date: failedAt } = info;
			if (pending > 0 && failedAt !== postFailedAt) log.warn('telegram: its posts do not arrive', { pending });
			postFailedAt = failedAt;
		} catch (error) {
			if (!signal.aborted) trouble.begin(faultOf(error));
		}
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

function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : 'unknown';
}
