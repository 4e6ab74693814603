/** Alerts waiting for one platform, by channel: which goes next. In memory; the outbox is the truth. */
import type { Alert } from '../domain/alert.ts';
import { isoAt, msOf } from '../domain/clock.ts';

export type Backlog = {
	/** Adds an alert, or replaces the one of the same id. */
	put(alert: Alert): void;
	remove(alert: Alert): void;
	has(alert: Alert): boolean;
	/** The platform is back: what waits only because it was away need not wait any longer. */
	hurry(nowMs: number): void;
	/**
	 * The alert to send now: of the channels that are ready the one with an urgent alert, then the longest line (serving the
	 * longest line first keeps one hot channel from setting the end of everything). Within a channel: urgent first, then oldest.
	 */
	next(nowMs: number, readyAt: (channelId: string) => number): Alert | undefined;
	/** When `next` may have something, if nothing is added; undefined if nothing waits. */
	nextAt(readyAt: (channelId: string) => number): number | undefined;
	readonly size: number;
};

/** Errors of an alert that a platform's absence explains. */
const AWAY: ReadonlySet<string | undefined> = new Set(['not-sent', 'unknown']);

/** A channel's alerts, and when the first of them may go: asked for at every turn, so it is parsed only when it changes. */
type Line = { readonly alerts: readonly Alert[]; readonly dueMs: number };

export function createBacklog(): Backlog {
	const lines = new Map<string, Line>();
	const ids = new Set<string>();

	function remove(alert: Alert): void {
		const line = lines.get(alert.channelId);
		const at = line?.alerts.findIndex((other) => other.id === alert.id) ?? -1;
		if (!line || at < 0) return;
		ids.delete(alert.id);
		keep(alert.channelId, line.alerts.toSpliced(at, 1));
	}

	function keep(channelId: string, alerts: readonly Alert[]): void {
		if (alerts.length === 0) lines.delete(channelId);
		else lines.set(channelId, { alerts, dueMs: msOf(alerts[0]!.notBefore) });
	}

	function put(alert: Alert): void {
		remove(alert);
		const line = lines.get(alert.channelId)?.alerts ?? [];
		const at = line.findLastIndex((other) => !before(alert, other)) + 1;
		ids.add(alert.id);
		keep(alert.channelId, line.toSpliced(at, 0, alert));
	}

	function next(nowMs: number, readyAt: (channelId: string) => number): Alert | undefined {
		let best: readonly Alert[] | undefined;
		for (const [channelId, { alerts, dueMs }] of lines) {
			if (dueMs > nowMs || readyAt(channelId) > nowMs) continue;
			if (!best || better(alerts, best)) best = alerts;
		}
		return best?.[0];
	}

	function nextAt(readyAt: (channelId: string) => number): number | undefined {
		let soonest: number | undefined;
		for (const [channelId, { dueMs }] of lines) {
			const at = Math.max(dueMs, readyAt(channelId));
			if (soonest === undefined || at < soonest) soonest = at;
		}
		return soonest;
	}

	function hurry(nowMs: number): void {
		const notBefore = isoAt(nowMs);
		for (const [channelId, { alerts }] of lines)
			keep(
				channelId,
				alerts.map((alert) => (AWAY.has(alert.lastError?.kind) ? { ...alert, notBefore } : alert)),
			);
	}

	return {
		put,
		remove,
		has: (alert) => ids.has(alert.id),
		hurry,
		next,
		nextAt,
		get size() {
			return ids.size;
		},
	};
}

/** Order within a channel is kept: a head that waits for its retry holds the line, unless something urgent comes. */
function before(a: Alert, b: Alert): boolean {
	if (Boolean(a.urgent) !== Boolean(b.urgent)) return Boolean(a.urgent);
	return a.createdAt < b.createdAt;
}

function better(line: readonly Alert[], best: readonly Alert[]): boolean {
	const urgent = Boolean(line[0]!.urgent);
	if (urgent !== Boolean(best[0]!.urgent)) return urgent;
	return line.length > best.length;
}
