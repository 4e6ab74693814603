/** WebSub (W3C Recommendation, 2018): what is asked of a hub, what it may ask back, and whether a push is its own. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type HubSubscription = {
	/** The feed's own address as its document gives it (`rel="self"`). */
	readonly topicUrl: string;
	/** Ours, one for each feed and hard to guess. */
	readonly callbackUrl: string;
	/** At most 199 bytes; the hub signs its pushes with it. */
	readonly secret: string;
};

/** What a hub asks to make sure that we asked it. */
export type Verification =
	| { readonly kind: 'confirmed'; readonly challenge: string; readonly leaseMs: number }
	/** The hub refuses the subscription; the feed is polled as before. */
	| { readonly kind: 'denied'; readonly reason: string }
	/** Not about this feed: to be answered with 404. */
	| { readonly kind: 'unknown' };

/** Hubs choose their own; asked for so that a forgotten feed is not pushed for ever. */
const LEASE_SECONDS = 7 * 24 * 3_600;

/** The methods of the Recommendation (section 8), by their names there and in node:crypto. */
const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** The form that is posted to the hub (section 5.1). It answers 202 and asks back at the callback. */
export function subscriptionForm({ topicUrl, callbackUrl, secret }: HubSubscription): string {
	return new URLSearchParams({
		'hub.mode': 'subscribe',
		'hub.topic': topicUrl,
		'hub.callback': callbackUrl,
		'hub.lease_seconds': `${LEASE_SECONDS}`,
		'hub.secret': secret,
	}).toString();
}

/**
 * Reads the hub's question at a feed's callback (sections 5.2 and 5.3). `challenge` is to be sent back as it is;
 * anybody can ask, so only a subscription to this very topic is confirmed.
 */
export function verificationOf(query: URLSearchParams, topicUrl: string): Verification {
	if (query.get('hub.topic') !== topicUrl) return { kind: 'unknown' };
	const mode = query.get('hub.mode');
	if (mode === 'denied') return { kind: 'denied', reason: query.get('hub.reason') ?? '' };
	const challenge = query.get('hub.challenge');
	const leaseSeconds = Number(query.get('hub.lease_seconds'));
	if (mode !== 'subscribe' || !challenge || !(leaseSeconds > 0)) return { kind: 'unknown' };
	return { kind: 'confirmed', challenge, leaseMs: leaseSeconds * 1_000 };
}

/**
 * Whether a push carries the hub's signature (`X-Hub-Signature: method=hex`). A push is only ever a reason to look at
 * the feed now, by the usual way: what it carries is not read. One without a good signature is answered 2xx and ignored.
 */
export function isSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
	const [method = '', hex = ''] = signature?.split('=') ?? [];
	if (!METHODS.has(method)) return false;
	const expected = createHmac(method, secret).update(body).digest();
	const given = Buffer.from(hex, 'hex');
	return given.length === expected.length && timingSafeEqual(given, expected);
}
