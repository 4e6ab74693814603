/** The outbox: every alert that is not yet delivered, as stored records with an index in memory. The truth about delivery. */
import type { Alert, AlertStatus } from '../domain/alert.ts';
import type { Collection } from '../domain/ports.ts';

/** Statuses of alerts that still need something done. */
const LIVE: ReadonlySet<AlertStatus> = new Set(['pending', 'held', 'sending', 'unknown']);
/** Delivered alerts are kept this long for edits, /why and the page. */
const KEEP_MS = 14 * 24 * 3_600_000;

export type Outbox = {
	/** Builds the index from the store, anew if there is one. */
	restore(): Promise<void>;
	/**
	 * Drops the index and keeps none until `restore`. For a process that does not deliver: it would never hear what became
	 * of its alerts, and shows what the delivering one tells (see outbox-board.ts).
	 */
	forget(): void;
	/** Whether the index is kept here, because this process delivers. */
	isOurs(): boolean;
	/** What another process tells of its outbox, for counts, failures and recent; without effect where the index is ours. */
	show(told: Told): void;
	/** Stores those alerts that are new; a replayed one is left as it stands. Answers the ones added. */
	add(alerts: readonly Alert[]): Promise<readonly Alert[]>;
	/** Stores an alert's new state. */
	put(alert: Alert): Promise<void>;
	/** Stores the new states of several, and new ones among them: all or nothing. */
	putAll(alerts: readonly Alert[]): Promise<void>;
	get(id: string): Promise<Alert | undefined>;
	/** Another process added an alert, or took one up again: into the index with it. Answers a live one as we know it. */
	learn(id: string): Promise<Alert | undefined>;
	getMany(ids: readonly string[]): Promise<(Alert | undefined)[]>;
	/** Reads again what failed writes may have stored all the same: over a network no answer is no "no". */
	settleDoubts(): Promise<void>;
	/** Everything not yet delivered, in no order. */
	live(): readonly Alert[];
	/** What was given up, with its reason: the list of failures. */
	failures(): readonly Alert[];
	counts(): Readonly<Record<AlertStatus, number>>;
	/** Calls back at every change of an alert. */
	listen(handler: (alert: Alert) => void): void;
	/** The newest alerts, newest first, whatever their state. */
	recent(limit: number): readonly Alert[];
	/** Deletes every alert of a channel, sent or not. */
	forgetChannel(channelId: string): Promise<void>;
};

export type Told = {
	readonly counts: Readonly<Record<AlertStatus, number>>;
	readonly recent: readonly Alert[];
	readonly failures: readonly Alert[];
};

const RECENT = 500;

export function createOutbox(alerts: Collection<Alert>): Outbox {
	const live = new Map<string, Alert>();
	const failures = new Map<string, Alert>();
	const recent = new Map<string, Alert>();
	const listeners: ((alert: Alert) => void)[] = [];
	const doubtful = new Set<string>();
	let counts = noneOfAny();
	let isIndexed = true;

	function index(alert: Alert, old: Alert | undefined): void {
		if (!isIndexed) return;
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

	async function write(records: Parameters<typeof alerts.setMany>[0]): Promise<void> {
		try {
			await alerts.setMany(records);
		} catch (error) {
			for (const { id } of records) doubtful.add(id);
			throw error;
		}
	}

	async function settleDoubts(): Promise<void> {
		const ids = [...doubtful];
		const stored = await alerts.getMany(ids);
		for (const alert of stored) if (alert) index(alert, known(alert.id));
		for (const id of ids) doubtful.delete(id);
	}

	async function putAll(changed: readonly Alert[]): Promise<void> {
		// A live alert lives until it is delivered; only what is done with may expire.
		const records = changed.map((alert) => ({
			id: alert.id,
			value: alert,
			...(!LIVE.has(alert.status) && { ttlMs: KEEP_MS }),
		}));
		await write(records);
		for (const alert of changed) {
			index(alert, known(alert.id));
			for (const listener of listeners) listener(alert);
		}
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
		await write(fresh.map((alert) => ({ id: alert.id, value: alert })));
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
		forget();
		isIndexed = true;
		for (const alert of all) index(alert, undefined);
	}

	function forget(): void {
		for (const map of [live, failures, recent]) map.clear();
		counts = noneOfAny();
		isIndexed = false;
	}

	function show(told: Told): void {
		if (isIndexed) return;
		forget();
		counts = { ...told.counts };
		for (const alert of told.recent) recent.set(alert.id, alert);
		for (const alert of told.failures) failures.set(alert.id, alert);
	}

	async function forgetChannel(channelId: string): Promise<void> {
		for await (const [id, alert] of alerts.entries()) {
			if (alert.channelId !== channelId) continue;
			await alerts.delete(id);
			const old = known(id);
			if (old) counts[old.status] -= 1;
			for (const map of [live, failures, recent]) map.delete(id);
		}
	}

	async function learn(id: string): Promise<Alert | undefined> {
		const before = known(id);
		if (before && LIVE.has(before.status)) return before;
		const stored = await alerts.get(id);
		const ours = known(id);
		if (!stored || ours !== before) return ours; // meanwhile it came to be known here, and may even be sent
		index(stored, before);
		for (const listener of listeners) listener(stored);
		return stored;
	}

	return {
		restore,
		forget,
		isOurs: () => isIndexed,
		show,
		forgetChannel,
		learn,
		add,
		put: (alert) => putAll([alert]),
		putAll,
		settleDoubts,
		get: (id) => alerts.get(id),
		getMany: (ids) => alerts.getMany(ids),
		live: () => [...live.values()],
		failures: () => [...failures.values()],
		listen: (handler) => void listeners.push(handler),
		counts: () => ({ ...counts }),
		recent: (limit) => [...recent.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, limit),
	};
}

function noneOfAny(): Record<AlertStatus, number> {
	return { pending: 0, held: 0, sending: 0, unknown: 0, sent: 0, superseded: 0, failed: 0, expired: 0 };
}
