/** Step 4: sends a platform's alerts at its pace, storing the intent before and the outcome after each. One sender a platform. */
import { createBacklog } from '../alerts/backlog.ts';
import { createOutage } from '../alerts/outage.ts';
import type { Pace } from '../alerts/pace.ts';
import { afterTry, type Consequence, foundAtStart } from '../alerts/retry.ts';
import type { Alert } from '../domain/alert.ts';
import { isoAt } from '../domain/clock.ts';
import type { Delivery, DeliveryOutcome, Platform, Timer } from '../domain/ports.ts';
import { askPlatform } from './ask-platform.ts';
import { changeChannel } from './change-channel.ts';
import { type Fold, foldFlood } from './fold-flood.ts';
import type { House } from './house.ts';
import { landingAfter } from './landing.ts';

export type Sender = {
	/** An alert was stored: look at it when its time comes. One that is not to be sent, or is in flight, is left alone. */
	put(alert: Alert): void;
	/** Sends until the signal aborts; resolves when nothing is in flight any more. */
	run(signal: AbortSignal): Promise<void>;
	readonly waiting: number;
};

/** A store that fails, or an alert whose base is still to be sent, is tried again after this. */
const AFTER_ERROR_MS = 10_000;
/** A channel that refuses us is tried again this often: it comes back by itself. */
const PAUSED_MS = 15 * 60_000;

export function createSender(platform: Platform, pace: Pace, house: House, timer: Timer): Sender {
	const { outbox, clock, log, subscriptions } = house;
	const backlog = createBacklog();
	const outage = createOutage();
	/** The newest edit by the alert it edits: older ones are superseded unsent. */
	const newestEdit = new Map<string, number>();
	const flying = new Map<string, Promise<void>>();
	/** Alerts that digests are about to tell. */
	const folding = new Set<string>();
	/** One message at a time to a channel: a second one might overtake it. */
	const busyChannels = new Set<string>();
	/** Channels that refuse us. */
	const pausedUntil = new Map<string, number>();
	let wakeUp: () => void = () => undefined;

	function put(alert: Alert): void {
		const isToSend = alert.platform === platform.name && (alert.status === 'pending' || alert.status === 'unknown');
		if (!isToSend || flying.has(alert.id) || folding.has(alert.id) || backlog.has(alert)) return;
		if (alert.kind === 'edit')
			newestEdit.set(alert.baseId!, Math.max(alert.revision, newestEdit.get(alert.baseId!) ?? 0));
		backlog.put(alert);
		wakeUp();
	}

	async function run(signal: AbortSignal): Promise<void> {
		for (const alert of outbox.live()) put(await asFoundAtStart(alert, signal));
		signal.addEventListener('abort', () => wakeUp(), { once: true });
		const landing = landingAfter(signal, timer);
		while (!signal.aborted) {
			const now = clock.now();
			const isFree = flying.size < pace.inFlight(backlog.ready);
			const alert = isFree ? backlog.next(now, readyAt, pace.readyAtAll()) : undefined;
			if (!alert) {
				await idle(isFree ? backlog.nextAt(readyAt, pace.readyAtAll()) : undefined, now, signal);
				continue;
			}
			// Urgent ones go first; and while the platform is away the flood still grows.
			const isHasty = alert.urgent || outage.isOn;
			const flood = isHasty ? undefined : foldFlood(backlog.line(alert.channelId), alert.channelId, house);
			fly(alert, flood ? fold(flood, signal) : send(alert, now, signal, landing.signal));
		}
		await Promise.all(flying.values());
		landing.abort();
	}

	function fly({ id, channelId }: Alert, work: Promise<void>): void {
		busyChannels.add(channelId);
		const flight = work.finally(() => {
			flying.delete(id);
			busyChannels.delete(channelId);
			wakeUp();
		});
		flying.set(id, flight);
	}

	async function send(alert: Alert, now: number, signal: AbortSignal, landing: AbortSignal): Promise<void> {
		backlog.remove(alert);
		pace.took(keyOf(alert.channelId), now);
		await deliver(alert, signal, landing).catch((error: unknown) => failedOnOurSide(alert, error));
	}

	async function fold({ digests, told }: Fold, signal: AbortSignal): Promise<void> {
		for (const alert of told) {
			backlog.remove(alert);
			folding.add(alert.id);
		}
		const isStored = await record([...digests, ...told], signal);
		for (const { id } of told) folding.delete(id);
		if (!isStored) return;
		for (const digest of digests) backlog.put(digest);
		log.info('a flood became digests', { channelId: digests[0]!.channelId, digests: digests.length });
	}

	function readyAt(channelId: string): number {
		if (busyChannels.has(channelId)) return Number.POSITIVE_INFINITY;
		return Math.max(pausedUntil.get(channelId) ?? 0, pace.readyAt(keyOf(channelId)));
	}

	function keyOf(channelId: string): string {
		const channel = subscriptions.channel(channelId);
		return channel ? pace.keyOf(channel) : channelId;
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
		over.abort('woken'); // without a reason each would make an error with its stack
	}

	async function asFoundAtStart(alert: Alert, signal: AbortSignal): Promise<Alert> {
		const found = alert.platform === platform.name ? foundAtStart(alert, clock.now()) : alert;
		if (found.status !== alert.status) await record([found], signal);
		return found;
	}

	/**
	 * Stores what became of an alert, however long the store is away: what was sent and then forgotten would be sent again.
	 * False if the sender is stopped before; then the alert is found as "sending" at the next start.
	 */
	async function record(alerts: readonly Alert[], signal: AbortSignal): Promise<boolean> {
		for (;;) {
			try {
				await outbox.putAll(alerts);
				return true;
			} catch (error) {
				log.error('what became of an alert cannot be stored yet', { alertId: alerts[0]!.id, error });
			}
			if (signal.aborted) return false;
			await timer.sleep(AFTER_ERROR_MS, signal);
		}
	}

	async function deliver(alert: Alert, signal: AbortSignal, landing: AbortSignal): Promise<void> {
		const channel = subscriptions.channel(alert.channelId);
		if (!channel || channel.status === 'gone')
			return settle(
				alert,
				{ kind: 'gone', reason: channel?.statusReason ?? 'the channel is no longer known' },
				undefined,
				signal,
			);
		const base = alert.baseId ? await outbox.get(alert.baseId) : undefined;
		if (alert.baseId && !base?.platformMessageId) return waitForBase(alert, base);
		if (alert.kind === 'edit' && Math.max(base!.shows ?? 0, newestEdit.get(base!.id) ?? 0) > alert.revision)
			return outbox.put({ ...alert, status: 'superseded' });
		await outbox.put({ ...alert, status: 'sending' });
		const delivery: Delivery = {
			alertId: alert.id,
			channel,
			message: alert.message,
			mayHaveArrived: alert.mayHaveArrived,
		};
		const isEdit = alert.kind === 'edit';
		const asked = isEdit ? delivery : { ...delivery, replyTo: base?.platformMessageId };
		const outcome = await askPlatform(platform, asked, isEdit ? base!.platformMessageId : undefined, log, landing);
		await settle(alert, outcome, base, signal);
	}

	/** An edit of what is still to be sent waits for it; of what never will be, it is void. */
	async function waitForBase(alert: Alert, base: Alert | undefined): Promise<void> {
		if (!base || !['pending', 'sending', 'unknown'].includes(base.status))
			return outbox.put({ ...alert, status: 'superseded' });
		// Right behind it: where the clock was set back between the two, it would stand before it and keep it from its turn.
		backlog.put({ ...alert, createdAt: base.createdAt, notBefore: isoAt(clock.now() + AFTER_ERROR_MS) });
	}

	async function settle(
		alert: Alert,
		outcome: DeliveryOutcome,
		base: Alert | undefined,
		signal: AbortSignal,
	): Promise<void> {
		const now = clock.now();
		const { alert: tried, consequence } = afterTry(alert, outcome, now);
		brake(consequence, alert.channelId);
		const next = probed(tried, outcome, now);
		const wasEdited = alert.kind === 'edit' && next.status === 'sent';
		const changed = wasEdited ? [next, { ...base!, shows: alert.revision }] : [next];
		if (!(await record(changed, signal))) return;
		if (next.status === 'pending' || next.status === 'unknown') backlog.put(next);
		if (wasEdited && newestEdit.get(base!.id) === alert.revision) newestEdit.delete(base!.id);
		// What cannot be stored of a channel now, the next answer about it says again.
		await changeChannel(consequence, alert.channelId, outcome, house).catch((error: unknown) =>
			log.error('a change of a channel cannot be stored', { channelId: alert.channelId, error }),
		);
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

	/** While the platform is away one alert at a time asks whether it is back; then all that waited for it may go. */
	function probed(tried: Alert, outcome: DeliveryOutcome, now: number): Alert {
		const seen = outage.saw(outcome, now);
		if (seen === 'back') backlog.hurry(now);
		if (typeof seen !== 'number') return tried;
		pace.hold('platform', seen);
		// What certainly did not leave may be the next to ask; what is in doubt keeps its own, longer wait.
		return outcome.kind === 'not-sent' && tried.status === 'pending' ? { ...tried, notBefore: isoAt(seen) } : tried;
	}

	function brake(consequence: Consequence, channelId: string): void {
		if (consequence.kind === 'hold')
			pace.hold(consequence.scope === 'platform' ? 'platform' : { key: keyOf(channelId) }, consequence.untilMs);
		if (consequence.kind === 'stop-platform') pace.hold('platform', clock.now() + 60_000);
		if (consequence.kind === 'pause-channel') pausedUntil.set(channelId, clock.now() + PAUSED_MS);
	}

	/** The store failed before anything was sent. */
	function failedOnOurSide(alert: Alert, error: unknown): void {
		log.error('delivering an alert failed on our side', { alertId: alert.id, error });
		backlog.put({ ...alert, notBefore: isoAt(clock.now() + AFTER_ERROR_MS) });
	}

	return {
		put,
		run,
		get waiting() {
			return backlog.size;
		},
	};
}
