/** Step 4: sends a platform's alerts at its pace, storing the intent before and the outcome after each. One sender a platform. */
import { createBacklog } from '../alerts/backlog.ts';
import type { Pace } from '../alerts/pace.ts';
import { afterTry, type Consequence } from '../alerts/retry.ts';
import type { Alert } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { Delivery, DeliveryOutcome, Platform, Timer } from '../domain/ports.ts';
import type { House } from './house.ts';

export type Sender = {
	/** An alert was stored: look at it when its time comes. */
	put(alert: Alert): void;
	/** Sends until the signal aborts; resolves when nothing is in flight any more. */
	run(signal: AbortSignal): Promise<void>;
	readonly waiting: number;
};

/** A write or a platform that throws must not end the sender; the alert is tried again after this. */
const AFTER_ERROR_MS = 10_000;
/** A channel that refuses us is tried again this often: it comes back by itself. */
const PAUSED_MS = 15 * 60_000;

export function createSender(platform: Platform, pace: Pace, house: House, timer: Timer): Sender {
	const { outbox, clock, log, subscriptions } = house;
	const backlog = createBacklog();
	/** The newest edit by the alert it edits: older ones are superseded unsent. */
	const newestEdit = new Map<string, number>();
	let wakeUp: () => void = () => undefined;

	function put(alert: Alert): void {
		if (alert.status === 'held' || alert.platform !== platform.name) return;
		if (alert.kind === 'edit')
			newestEdit.set(alert.baseId!, Math.max(alert.revision, newestEdit.get(alert.baseId!) ?? 0));
		backlog.put(alert);
		wakeUp();
	}

	async function run(signal: AbortSignal): Promise<void> {
		for (const alert of outbox.live()) put(await asFoundAtStart(alert));
		const flying = new Set<Promise<void>>();
		signal.addEventListener('abort', () => wakeUp(), { once: true });
		while (!signal.aborted) {
			const now = clock.now();
			const alert = flying.size < pace.inFlight ? backlog.next(now, pace.readyAt) : undefined;
			if (!alert) {
				await idle(flying.size < pace.inFlight ? backlog.nextAt(pace.readyAt) : undefined, now, signal);
				continue;
			}
			backlog.remove(alert);
			pace.took(alert.channelId, now);
			const flight = deliver(alert, signal)
				.catch((error: unknown) => failedOnOurSide(alert, error))
				.finally(() => {
					flying.delete(flight);
					wakeUp();
				});
			flying.add(flight);
		}
		await Promise.all(flying);
	}

	/** Waits for a new alert, a landing, or the instant at which a waiting alert is ready. */
	async function idle(untilMs: number | undefined, now: number, signal: AbortSignal): Promise<void> {
		const over = new AbortController();
		const woken = new Promise<void>((resolve) => {
			wakeUp = resolve;
		});
		if (signal.aborted) return;
		const waits = untilMs === undefined ? [woken] : [woken, timer.sleep(Math.max(1, untilMs - now), over.signal)];
		await Promise.race(waits);
		over.abort();
	}

	/** An alert found as "sending" was in flight when the process died: whether it arrived is unknown. */
	async function asFoundAtStart(alert: Alert): Promise<Alert> {
		if (alert.status !== 'sending' || alert.platform !== platform.name) return alert;
		const lastError = {
			kind: 'unknown',
			message: 'the process ended while this was being sent',
			at: isoAt(clock.now()),
		};
		const found: Alert = { ...alert, status: 'unknown', attempts: alert.attempts + 1, mayHaveArrived: true, lastError };
		await outbox.put(found);
		return found;
	}

	async function deliver(alert: Alert, signal: AbortSignal): Promise<void> {
		const channel = subscriptions.channel(alert.channelId);
		if (!channel || channel.status === 'gone')
			return settle(alert, { kind: 'gone', reason: channel?.statusReason ?? 'the channel is no longer known' });
		const base = alert.baseId ? await outbox.get(alert.baseId) : undefined;
		if (alert.baseId && !base?.platformMessageId) return waitForBase(alert, base);
		if (alert.kind === 'edit' && newestEdit.get(alert.baseId!) !== alert.revision)
			return outbox.put({ ...alert, status: 'superseded' });
		await outbox.put({ ...alert, status: 'sending' });
		const delivery: Delivery = {
			alertId: alert.id,
			channel,
			message: alert.message,
			mayHaveArrived: alert.mayHaveArrived,
		};
		await settle(alert, await hand(alert, delivery, base?.platformMessageId, signal));
	}

	function hand(
		alert: Alert,
		delivery: Delivery,
		baseMessageId: string | undefined,
		signal: AbortSignal,
	): Promise<DeliveryOutcome> {
		if (alert.kind === 'edit') return platform.edit({ ...delivery, messageId: baseMessageId! }, signal);
		return platform.send({ ...delivery, replyTo: baseMessageId }, signal);
	}

	/** An edit of what is still to be sent waits for it; of what never will be, it is void. */
	async function waitForBase(alert: Alert, base: Alert | undefined): Promise<void> {
		if (!base || !['pending', 'sending', 'unknown'].includes(base.status))
			return outbox.put({ ...alert, status: 'superseded' });
		const later: Alert = { ...alert, notBefore: isoAt(clock.now() + AFTER_ERROR_MS) };
		backlog.put(later);
	}

	async function settle(alert: Alert, outcome: DeliveryOutcome): Promise<void> {
		const now = clock.now();
		const { alert: next, consequence } = afterTry(alert, outcome, now);
		await outbox.put(next);
		if (next.status === 'pending' || next.status === 'unknown') backlog.put(next);
		if (next.status === 'sent' && alert.kind === 'edit') newestEdit.delete(alert.baseId!);
		await follow(consequence, alert.channelId, outcome);
		const fields = {
			alertId: alert.id,
			kind: alert.kind,
			platform: platform.name,
			outcome: outcome.kind,
			attempts: next.attempts,
		};
		if (outcome.kind === 'sent')
			log.info('alert delivered', {
				...fields,
				delayMs: alert.publishedAt ? now - Date.parse(alert.publishedAt) : undefined,
			});
		else
			log.warn('alert not delivered', {
				...fields,
				status: next.status,
				reason: 'reason' in outcome ? outcome.reason : undefined,
			});
	}

	async function follow(consequence: Consequence, channelId: string, outcome: DeliveryOutcome): Promise<void> {
		const at = isoAt(clock.now());
		const change = (edit: (old: Channel) => Channel) => subscriptions.changeChannel(channelId, edit);
		if (consequence.kind === 'hold')
			pace.hold(consequence.scope === 'platform' ? 'platform' : { channelId }, consequence.untilMs);
		if (consequence.kind === 'stop-platform') pace.hold('platform', clock.now() + 60_000);
		if (consequence.kind === 'pause-channel') pace.hold({ channelId }, clock.now() + PAUSED_MS);
		if (consequence.kind === 'move-channel')
			await change((old) => ({
				...old,
				address: consequence.address,
				scope: `${old.platform}-${consequence.address}`,
			}));
		if (consequence.kind === 'pause-channel')
			await change((old) => ({ ...old, status: 'paused', statusReason: consequence.reason, statusAt: at }));
		if (consequence.kind === 'lose-channel')
			await change((old) => ({ ...old, status: 'gone', statusReason: consequence.reason, statusAt: at }));
		if (outcome.kind === 'sent' && subscriptions.channel(channelId)?.status === 'paused') {
			await change((old) => ({ ...old, status: 'active', statusReason: undefined, statusAt: at }));
		}
	}

	function failedOnOurSide(alert: Alert, error: unknown): void {
		log.error('delivering an alert failed on our side', { alertId: alert.id, error });
		backlog.put({ ...alert, status: 'unknown', mayHaveArrived: true, notBefore: isoAt(clock.now() + AFTER_ERROR_MS) });
	}

	return {
		put,
		run,
		get waiting() {
			return backlog.size;
		},
	};
}
