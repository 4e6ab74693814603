/** The outbox: every alert that is not yet delivered, as stored records with an index in memory. The truth about delivery. */
import type { Alert, AlertStatus } from '../domain/alert.ts';
import type { Collection } from '../domain/ports.ts';

/** Statuses of alerts that still need something done. */
const LIVE: ReadonlySet<AlertStatus> = new Set(['pending', 'held', 'sending', 'unknown']);
/** Delivered alerts are kept this long for edits, /why and the page. */
const KEEP_MS = 14 * 24 * 3_600_000;

export type Outbox = {
	/** Rebuilds the index from the store; call once before use. */
	restore(): Promise<void>;
	/** Stores those alerts that are new; a replayed one is left as it stands. Answers the ones added. */
	add(alerts: readonly Alert[]): Promise<readonly Alert[]>;
	/** Stores an alert's new state. */
	put(alert: Alert): Promise<void>;
	get(id: string): Promise<Alert | undefined>;
	getMany(ids: readonly string[]): Promise<(Alert | undefined)[]>;
	/** Everything not yet delivered, in no order. */
	live(): readonly Alert[];
	/** What was given up, with its reason: the list of failures. */
	failures(): readonly Alert[];
	counts(): Readonly<Record<AlertStatus, number>>;
	/** Calls back at every change of an alert. */
	listen(handler: (alert: Alert) => void): void;
	/** The newest alerts, newest first, whatever their state. */
	recent(limit: number): readonly Alert[];
};

const RECENT = 500;

export function createOutbox(alerts: Collection<Alert>): Outbox {
	const live = new Map<string, Alert>();
	const failures = new Map<string, Alert>();
	const recent = new Map<string, Alert>();
	const listeners: ((alert: Alert) => void)[] = [];
	const counts: Record<AlertStatus, number> = {
		pending: 0,
		held: 0,
		sending: 0,
		unknown: 0,
		sent: 0,
		superseded: 0,
		failed: 0,
		expired: 0,
	};

	function index(alert: Alert, old: Alert | undefined): void {
		if (old) counts[old.status] -= 1;
		counts[alert.status] += 1;
		if (LIVE.has(alert.status)) live.set(alert.id, alert);
		else live.delete(alert.id);
		if (alert.status === 'failed' || alert.status === 'expired') failures.set(alert.id, alert);
		else failures.delete(alert.id);
		recent.set(alert.id, alert);
		if (recent.size > RECENT) recent.delete(recent.keys().next().value!);
	}

	function known(id: string): Alert | undefined {
		return live.get(id) ?? failures.get(id) ?? recent.get(id);
	}

	async function put(alert: Alert): Promise<void> {
		// A live alert lives until it is delivered; only what is done with may expire.
		await alerts.set(alert.id, alert, LIVE.has(alert.status) ? undefined : KEEP_MS);
		index(alert, known(alert.id));
		for (const listener of listeners) listener(alert);
	}

	let turn: Promise<unknown> = Promise.resolve();

	/** One call at a time: two revisions of a story must not both find that its alert is not there. */
	function add(added: readonly Alert[]): Promise<readonly Alert[]> {
		const done = turn.then(() => addNow(added));
		turn = done.catch(() => undefined);
		return done;
	}

	async function addNow(added: readonly Alert[]): Promise<readonly Alert[]> {
		const there = await alerts.getMany(added.map((alert) => alert.id));
		const fresh = added.filter((_, at) => !there[at]);
		if (fresh.length === 0) return fresh;
		await alerts.setMany(fresh.map((alert) => ({ id: alert.id, value: alert })));
		for (const alert of fresh) {
			index(alert, undefined);
			for (const listener of listeners) listener(alert);
		}
		return fresh;
	}

	async function restore(): Promise<void> {
		const all: Alert[] = [];
		for await (const [, alert] of alerts.entries()) all.push(alert);
		all.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
		for (const alert of all) index(alert, known(alert.id));
	}

	return {
		restore,
		add,
		put,
		get: (id) => alerts.get(id),
		getMany: (ids) => alerts.getMany(ids),
		live: () => [...live.values()],
		failures: () => [...failures.values()],
		listen: (handler) => void listeners.push(handler),
		counts: () => ({ ...counts }),
		recent: (limit) => [...recent.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, limit),
	};
}
