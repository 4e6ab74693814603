/** Every seam of the house on one page: ports with more than one implementation. */
import type { Channel, PlatformName } from './channel.ts';
import type { Message } from './message.ts';

export type Clock = {
	/** Milliseconds since 1970. */
	now(): number;
};

/** Waits; a simulation brings its own time. */
export type Timer = {
	/** Resolves after `ms`, or at once when the signal aborts. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** Static text plus fields; never a token, never a walked error object. */
export type Log = {
	debug(text: string, fields?: Record<string, unknown>): void;
	info(text: string, fields?: Record<string, unknown>): void;
	warn(text: string, fields?: Record<string, unknown>): void;
	error(text: string, fields?: Record<string, unknown>): void;
};

/**
 * A typed, loud map of records of one noun. Ids match [A-Za-z0-9_.-]{1,80}.
 * Every failed write or unreadable record throws (StorageError): never a silent `false`, never "unseen" for "unreadable".
 */
export type Collection<T> = {
	get(id: string): Promise<T | undefined>;
	/** In the order of `ids`; undefined where there is none. */
	getMany(ids: readonly string[]): Promise<(T | undefined)[]>;
	has(id: string): Promise<boolean>;
	/** Durable when the promise resolves. */
	set(id: string, value: T, ttlMs?: number): Promise<void>;
	/** All or nothing where the engine can; durable when it resolves. */
	setMany(records: readonly { readonly id: string; readonly value: T; readonly ttlMs?: number }[]): Promise<void>;
	delete(id: string): Promise<void>;
	/** Reads and deletes: of all who take the same record at once, in whatever process, one gets it. */
	take(id: string): Promise<T | undefined>;
	/** Read, change, write, with no other `update` of the same id in this process in between. `undefined` from `change` leaves it. The record's lifetime, if it had one, ends. */
	update(id: string, change: (old: T | undefined) => T | undefined): Promise<T | undefined>;
	/** All live records, in order of id; safe while others write. */
	entries(): AsyncIterable<readonly [id: string, value: T]>;
};

export type Store = {
	/** `version` is stored with each value; `migrate` lifts older ones; a newer one is refused with a clear error. */
	collection<T>(name: string, options?: CollectionOptions<T>): Collection<T>;
	/** Resolves if a real write goes through, rejects otherwise. */
	probe(): Promise<void>;
	close(): Promise<void>;
};

export type CollectionOptions<T> = {
	readonly version?: number;
	readonly migrate?: (value: unknown, fromVersion: number) => T;
};

/** Wake-ups, not truth: a job may be lost or doubled, the stored record decides. */
export type Queue = {
	/**
	 * One waiting job per (name, id): a second `wake` of the same is folded into the first, and one without delay pulls a
	 * delayed one forward. A wake during a run gives exactly one more run. Priority 0 goes first, larger numbers later.
	 */
	wake(name: string, id: string, options?: { readonly delayMs?: number; readonly priority?: number }): Promise<void>;
	/** Registers the worker of a name; jobs start after `start`. A job that throws is retried later by the sweep, not here. */
	work(
		name: string,
		handler: (id: string, signal: AbortSignal) => Promise<void>,
		options: { readonly concurrency: number },
	): void;
	start(): Promise<void>;
	/** Takes no new job, waits for those in hand up to `graceMs`, then aborts their signal. Idempotent. */
	stop(graceMs?: number): Promise<void>;
	/** How many jobs are due, by name; delayed ones are not counted. */
	waiting(): Promise<Readonly<Record<string, number>>>;
};

export type Delivery = {
	/** The alert's id: Discord's nonce. */
	readonly alertId: string;
	readonly channel: Channel;
	readonly message: Message;
	/** The platform's id of the message that is answered. */
	readonly replyTo?: string;
	/** An earlier try of this very alert may have arrived: look before sending, where the platform can. */
	readonly mayHaveArrived?: boolean;
};

export type DeliveryOutcome =
	| { readonly kind: 'sent'; readonly messageId: string; readonly alreadyThere?: boolean }
	| { readonly kind: 'busy'; readonly retryAfterMs: number; readonly scope: 'channel' | 'platform' }
	| { readonly kind: 'not-sent'; readonly reason: string } // certainly not: refused connection, DNS, a 5xx of a gateway that had not begun
	| { readonly kind: 'unknown'; readonly reason: string } // the request left, no usable answer
	| { readonly kind: 'refused'; readonly reason: string } // rights lost: pause the channel, tell, probe
	| { readonly kind: 'gone'; readonly reason: string } // deleted, kicked, blocked
	| { readonly kind: 'migrated'; readonly address: string } // Telegram supergroup: rewrite and send again
	| { readonly kind: 'missing' } // the message to edit or answer is no more
	| { readonly kind: 'invalid'; readonly reason: string } // the platform rejects the message itself
	| { readonly kind: 'unauthorised'; readonly reason: string }; // the token: stop the platform

/** Discord, Telegram, the terminal. */
export type Platform = {
	readonly name: PlatformName;
	/** Connects, registers commands, begins to listen. Rejects only when it can never work (bad token). */
	start(signal: AbortSignal): Promise<void>;
	stop(): Promise<void>;
	send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome>;
	edit(delivery: Delivery & { readonly messageId: string }, signal: AbortSignal): Promise<DeliveryOutcome>;
	/** undefined when well; else why not, for /healthz and `doctor`. */
	trouble(): string | undefined;
	/**
	 * Whether a person may manage a place now: for those who act from elsewhere, without the message or interaction that
	 * would tell. Asked of the platform past any cache; fails closed.
	 */
	mayManage?(place: Pick<Channel, 'scope' | 'address' | 'kind'>, personId: string): Promise<boolean>;
};
