/** Subscriptions to the hubs that feeds announce (WebSub): asked for, confirmed, renewed; a push makes its feed due now. */
import { isoAt, msOf } from '../domain/clock.ts';
import type { Feed, FeedState } from '../domain/feed.ts';
import type { Clock, Collection } from '../domain/ports.ts';
import type { Fetcher } from '../http/fetcher.ts';
import type { Scheduler } from './scheduler.ts';
import { isSigned, subscriptionForm, verificationOf } from './websub.ts';

/** What is known of a feed's subscription. Id: the feed's. */
export type HubRecord = {
	readonly hubUrl: string;
	/** The feed as the hub knows it. */
	readonly topicUrl: string;
	/** Ends with a random key. Only the hub is told, so only the hub can ask there. */
	readonly callbackUrl: string;
	readonly secret: string;
	/** When the hub is to be asked for it, or for more time. */
	readonly askAt: string;
	/** Until when the hub pushes; absent unless it has agreed. */
	readonly leaseUntil?: string;
};

/** A request at the callback of a feed. */
export type Call = {
	readonly feedId: string;
	readonly key: string;
	/** The question's parameters; a push has a body instead. */
	readonly query: URLSearchParams;
	readonly push?: { readonly body: Uint8Array; readonly signature: string | undefined };
};
export type CallAnswer = { readonly status: number; readonly text: string };

/** How the asking went. `refused` carries an HTTP status or the fault's kind; whether the hub agrees comes as its question. */
export type Asked = { readonly feed: Feed; readonly hubUrl: string; readonly refused?: string | number };

export type Hubs = {
	/** Reads what is stored. */
	restore(): Promise<void>;
	/** Asks the hubs whose hour has come, a few at a time, and forgets feeds that are no more. To be called again and again. */
	ask(signal: AbortSignal): Promise<readonly Asked[]>;
	/** Whether the call can be for us, before its body is read. */
	knows(feedId: string, key: string): boolean;
	answer(call: Call): Promise<CallAnswer>;
};

export type HubsParts = {
	/** The address under which the world reaches the callbacks, without a slash at its end. */
	readonly publicUrl: string;
	readonly stored: Collection<HubRecord>;
	readonly scheduler: Scheduler;
	readonly fetch: Fetcher['fetch'];
	readonly clock: Clock;
	/** A new word of at least 128 random bits, in letters and digits. */
	readonly secretWord: () => string;
};

/** At once; the rest has its turn a round later. */
const ASKS_AT_ONCE = 20;
/** A hub that did not hear, or has not asked back. The feed is polled meanwhile: nothing is lost. */
const ASK_AGAIN_MS = 6 * 3_600_000;
const AFTER_DENIAL_MS = 7 * 24 * 3_600_000;
/** Renewed when this much of the lease is over, but a hub of tiny leases is not asked without end. */
const RENEW_AFTER = 0.75;
const RENEW_MIN_MS = 3_600_000;
/** No hub's word is taken for longer. */
const LEASE_MAX_MS = 30 * 24 * 3_600_000;

/** Creates the book of subscriptions; one process at a time keeps it: the one that schedules. */
export function createHubs(parts: HubsParts): Hubs {
	const { stored, scheduler, clock } = parts;
	const records = new Map<string, HubRecord>();

	async function save(feedId: string, record: HubRecord): Promise<void> {
		await stored.set(feedId, record);
		records.set(feedId, record);
	}

	/** Another hub, topic or public address is another subscription: what the old hub knows is worth nothing then. */
	function recordOf({ id }: Feed, { hubUrl, selfUrl }: FeedState): HubRecord | undefined {
		if (hubUrl === undefined || selfUrl === undefined) return undefined;
		const known = records.get(id);
		const callbacks = `${parts.publicUrl}/websub/${id}/`;
		const isSame = known?.hubUrl === hubUrl && known.topicUrl === selfUrl && known.callbackUrl.startsWith(callbacks);
		if (isSame) return known;
		const callbackUrl = callbacks + parts.secretWord();
		return { hubUrl, topicUrl: selfUrl, callbackUrl, secret: parts.secretWord(), askAt: isoAt(clock.now()) };
	}

	function recordAt(feedId: string, key: string): HubRecord | undefined {
		const record = records.get(feedId);
		return record?.callbackUrl.endsWith(`/${feedId}/${key}`) ? record : undefined;
	}

	/** Stored first: some hubs ask back before they answer. */
	async function askOne(feed: Feed, record: HubRecord, signal: AbortSignal): Promise<Asked> {
		const { hubUrl } = record;
		await save(feed.id, { ...record, askAt: isoAt(clock.now() + ASK_AGAIN_MS) });
		const outcome = await parts.fetch(hubUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: subscriptionForm(record),
			allowLoopback: feed.allowLoopback ?? false,
			signal,
		});
		if (outcome.kind !== 'fault') return { feed, hubUrl };
		return { feed, hubUrl, refused: outcome.fault.status ?? outcome.fault.kind };
	}

	async function forgetOthers(feedIds: ReadonlySet<string>): Promise<void> {
		for (const feedId of [...records.keys()].filter((id) => !feedIds.has(id))) {
			await stored.delete(feedId);
			records.delete(feedId);
		}
	}

	async function verify(feedId: string, record: HubRecord, query: URLSearchParams): Promise<CallAnswer> {
		const said = verificationOf(query, record.topicUrl);
		const nowMs = clock.now();
		if (said.kind === 'unknown') return { status: 404, text: '' };
		if (said.kind === 'denied') {
			const { leaseUntil, ...ended } = record;
			await save(feedId, { ...ended, askAt: isoAt(nowMs + AFTER_DENIAL_MS) });
			return { status: 200, text: '' };
		}
		const leaseMs = Math.min(said.leaseMs, LEASE_MAX_MS);
		const askAt = isoAt(nowMs + Math.max(leaseMs * RENEW_AFTER, RENEW_MIN_MS));
		await save(feedId, { ...record, askAt, leaseUntil: isoAt(nowMs + leaseMs) });
		return { status: 200, text: said.challenge };
	}

	return {
		async restore() {
			records.clear();
			for await (const [feedId, record] of stored.entries()) records.set(feedId, record);
		},

		async ask(signal) {
			const known = scheduler.known();
			const announced = known.flatMap(({ feed, state }) => {
				const record = state && recordOf(feed, state);
				return record ? [{ feed, record }] : [];
			});
			await forgetOthers(new Set(announced.map(({ feed }) => feed.id)));
			const due = announced.filter(({ record }) => msOf(record.askAt) <= clock.now()).slice(0, ASKS_AT_ONCE);
			return Promise.all(due.map(({ feed, record }) => askOne(feed, record, signal)));
		},

		knows: (feedId, key) => recordAt(feedId, key) !== undefined,

		async answer({ feedId, key, query, push }) {
			const record = recordAt(feedId, key);
			if (!record) return { status: 404, text: '' };
			if (!push) return verify(feedId, record, query);
			if (isSigned(push.body, push.signature, record.secret))
				scheduler.hurry(feedId, msOf(record.leaseUntil ?? '') || clock.now());
			return { status: 202, text: '' };
		},
	};
}
