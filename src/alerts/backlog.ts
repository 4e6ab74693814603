/** Alerts waiting for one platform, by channel: which goes next. In memory; the outbox is the truth. */
import type { Alert } from '../domain/alert.ts';
import { isoAt, msOf } from '../domain/clock.ts';
import { createHeap } from './heap.ts';

/** When a channel may get its next message; Infinity while one is on its way there. */
export type ReadyAt = (channelId: string) => number;

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
	 * `allReadyAt` is when any channel may be: while it lies ahead they need not be asked one by one.
	 */
	next(nowMs: number, readyAt: ReadyAt, allReadyAt?: number): Alert | undefined;
	/** When `next`, which has just had nothing, may have something, if nothing is added and nothing lands; undefined: never. */
	nextAt(readyAt: ReadyAt, allReadyAt?: number): number | undefined;
	/** All that waits for a channel, in its order. */
	line(channelId: string): readonly Alert[];
	readonly size: number;
	/** How many channels could be sent to, as far as `next` knew when it last looked. */
	readonly ready: number;
};

/** Errors of an alert that a platform's absence explains. */
const AWAY: ReadonlySet<string | undefined> = new Set(['not-sent', 'unknown']);

/** A channel's alerts in their order. */
type Line = {
	readonly channelId: string;
	readonly alerts: Alert[];
	/** Of two lines alike, the one that began to wait first goes first. */
	readonly number: number;
	/** When the first of them may go: asked for at every turn, so it is parsed only when it changes. */
	dueMs: number;
	/** Not ready before: as far as was known when it was last looked at. */
	notBeforeMs: number;
};

/**
 * Each line stands in one of three places: `ready` (it was, when last looked at), `waiting` (not before its instant), `busy`
 * (a message is on its way there: no more lines than sends in flight). A line is looked at again only where it comes to be
 * the first of its place, so a turn costs the logarithm of the number of channels.
 */
export function createBacklog(): Backlog {
	const lines = new Map<string, Line>();
	const ids = new Set<string>();
	const ready = createHeap<Line>(goesFirst);
	const waiting = createHeap<Line>((a, b) => a.notBeforeMs < b.notBeforeMs);
	const busy = new Set<Line>();
	let begun = 0;

	function leave(line: Line): void {
		ready.remove(line);
		waiting.remove(line);
		busy.delete(line);
	}

	function wait(line: Line, notBeforeMs: number): void {
		leave(line);
		line.notBeforeMs = notBeforeMs;
		if (notBeforeMs === Number.POSITIVE_INFINITY) busy.add(line);
		else waiting.put(line);
	}

	/** Its alerts have changed. */
	function keep(line: Line): void {
		const [first] = line.alerts;
		if (!first) {
			leave(line);
			lines.delete(line.channelId);
			return;
		}
		line.dueMs = msOf(first.notBefore);
		wait(line, line.dueMs);
	}

	function begin(channelId: string): Line {
		begun += 1;
		const line: Line = { channelId, alerts: [], number: begun, dueMs: 0, notBeforeMs: 0 };
		lines.set(channelId, line);
		return line;
	}

	function takeOut(alert: Alert): Line | undefined {
		const line = ids.delete(alert.id) ? lines.get(alert.channelId) : undefined;
		line?.alerts.splice(
			line.alerts.findIndex(({ id }) => id === alert.id),
			1,
		);
		return line;
	}

	function remove(alert: Alert): void {
		const line = takeOut(alert);
		if (line) keep(line);
	}

	function put(alert: Alert): void {
		remove(alert);
		const line = lines.get(alert.channelId) ?? begin(alert.channelId);
		line.alerts.splice(line.alerts.findLastIndex((other) => !before(alert, other)) + 1, 0, alert);
		ids.add(alert.id);
		keep(line);
	}

	const at = (line: Line, readyAt: ReadyAt): number => Math.max(line.dueMs, readyAt(line.channelId));

	/** Those to whom their message has come. */
	function land(readyAt: ReadyAt): void {
		for (const line of [...busy]) wait(line, at(line, readyAt));
	}

	function next(nowMs: number, readyAt: ReadyAt, allReadyAt = 0): Alert | undefined {
		if (allReadyAt > nowMs) return undefined;
		land(readyAt);
		for (let line = waiting.first(); line && line.notBeforeMs <= nowMs; line = waiting.first()) {
			const lineAt = at(line, readyAt);
			if (lineAt > nowMs) {
				wait(line, lineAt);
				continue;
			}
			waiting.remove(line);
			ready.put(line);
		}
		for (let line = ready.first(); line; line = ready.first()) {
			const lineAt = at(line, readyAt);
			if (lineAt <= nowMs) return line.alerts[0];
			wait(line, lineAt);
		}
		return undefined;
	}

	function nextAt(readyAt: ReadyAt, allReadyAt = 0): number | undefined {
		land(readyAt);
		for (let line = ready.first(); line; line = ready.first()) {
			const lineAt = at(line, readyAt);
			if (lineAt <= allReadyAt) return allReadyAt;
			wait(line, lineAt);
		}
		for (let line = waiting.first(); line; line = waiting.first()) {
			const lineAt = at(line, readyAt);
			if (lineAt <= Math.max(line.notBeforeMs, allReadyAt)) return Math.max(lineAt, allReadyAt);
			wait(line, lineAt);
		}
		return undefined;
	}

	function hurry(nowMs: number): void {
		const notBefore = isoAt(nowMs);
		for (const line of lines.values()) {
			for (const [nth, alert] of line.alerts.entries())
				if (AWAY.has(alert.lastError?.kind)) line.alerts[nth] = { ...alert, notBefore };
			keep(line);
		}
	}

	return {
		put,
		remove,
		has: (alert) => ids.has(alert.id),
		hurry,
		next,
		nextAt,
		line: (channelId) => lines.get(channelId)?.alerts ?? [],
		get size() {
			return ids.size;
		},
		get ready() {
			return ready.size;
		},
	};
}

/** Order within a channel is kept: a head that waits for its retry holds the line, unless something urgent comes. */
function before(a: Alert, b: Alert): boolean {
	if (Boolean(a.urgent) !== Boolean(b.urgent)) return Boolean(a.urgent);
	return a.createdAt < b.createdAt;
}

function goesFirst(line: Line, other: Line): boolean {
	const urgent = Boolean(line.alerts[0]!.urgent);
	if (urgent !== Boolean(other.alerts[0]!.urgent)) return urgent;
	if (line.alerts.length !== other.alerts.length) return line.alerts.length > other.alerts.length;
	return line.number < other.number;
}
