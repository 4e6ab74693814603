/** What a failed request to Discord means for a delivery. Pure. */
import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import type { DeliveryOutcome } from '../../domain/ports.ts';

/** JSON error codes, https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const UNKNOWN_MESSAGE = 10008;
export const UNKNOWN_INTERACTION = 10062;
export const ALREADY_ACKNOWLEDGED = 40060;

const GONE: ReadonlySet<unknown> = new Set([
	10003, // unknown channel
	10004, // unknown guild
	50007, // this person takes no messages from us
]);
const REFUSED: ReadonlySet<unknown> = new Set([
	50001, // missing access
	50013, // missing permissions
	50083, // archived thread
	160005, // locked thread
]);
/** Discord's own brakes that come without a 429: how long each is left alone. */
const BRAKES: ReadonlyMap<unknown, number> = new Map([
	[20016, 60_000], // slow mode
	[20028, 60_000], // write limit of the channel
	[20029, 60_000], // write limit of the server
	[30046, 600_000], // edits of messages older than an hour
]);
/** The connection never stood, so no byte of the request left (Node's and undici's codes). */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'UND_ERR_CONNECT_TIMEOUT',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const DEFAULT_WAIT_MS = 5000;

/** Every 5xx counts as unknown: Discord may have taken the message, and the nonce makes asking again safe. */
export function outcomeOf(error: unknown): DeliveryOutcome {
	if (error instanceof RateLimitError) return busyFrom(error);
	if (error instanceof DiscordAPIError) return refusalFrom(error);
	if (error instanceof HTTPError) return { kind: 'unknown', reason: `HTTP ${error.status}` };
	if (!(error instanceof Error)) throw error;
	const code = 'code' in error ? error.code : undefined;
	if (NOT_CONNECTED.has(code)) return { kind: 'not-sent', reason: String(code) };
	// An answer that is no JSON came from something that had the request.
	const wasLost = error.name === 'AbortError' || error instanceof SyntaxError || typeof code === 'string';
	if (wasLost) return { kind: 'unknown', reason: String(code ?? error.name) };
	throw error;
}

function busyFrom(error: RateLimitError): DeliveryOutcome {
	// Zero or NaN: the 429 did not say how long.
	const isSaid = error.retryAfter > 0;
	const retryAfterMs = isSaid ? Math.ceil(error.sublimitTimeout || error.timeToReset) : DEFAULT_WAIT_MS;
	// A 429 of no bucket comes from Cloudflare, which bars the whole address.
	const isEverything = error.global || (error.scope === 'user' && error.limit === Number.POSITIVE_INFINITY);
	return { kind: 'busy', retryAfterMs, scope: isEverything ? 'platform' : 'channel' };
}

function refusalFrom({ status, code, rawError }: DiscordAPIError): DeliveryOutcome {
	const reason = `${code ?? status}: ${'message' in rawError ? rawError.message : 'no description'}`;
	if (status === 401) return { kind: 'unauthorised', reason };
	if (code === UNKNOWN_MESSAGE) return { kind: 'missing' };
	if (GONE.has(code)) return { kind: 'gone', reason };
	const brakeMs = BRAKES.get(code);
	if (brakeMs) return { kind: 'busy', retryAfterMs: brakeMs, scope: 'channel' };
	if (REFUSED.has(code) || status === 403 || status === 404) return { kind: 'refused', reason };
	return { kind: 'invalid', reason };
}

/** Errors of discord.js may carry request bodies and webhook tokens: only their name goes into a log. */
export function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : 'unknown';
}
