/** What Telegram's answers and silences mean for a delivery: one table, and no error object ever leaves this file. Pure. */
import { GrammyError, HttpError } from 'grammy';
import type { DeliveryOutcome } from '../../domain/ports.ts';

/**
 * A failed call, reduced to what may be logged. grammY's errors carry the request's address, and with it the token
 * (`util.inspect`, `JSON.stringify` and `error.error.message` all show it), so none of them is kept or passed on.
 */
export type Fault =
	| {
			readonly kind: 'answer';
			readonly method: string;
			readonly code: number;
			/** Telegram's own words: read by the table below, never logged. */
			readonly description: string;
			readonly retryAfter?: unknown;
			readonly migrateTo?: number;
	  }
	/** `left`: a byte of the request may have reached Telegram. */
	| { readonly kind: 'silence'; readonly left: boolean; readonly code: string };

type Row = {
	readonly code: number;
	readonly says: RegExp;
	readonly kind: 'refused' | 'gone' | 'missing' | 'invalid';
	readonly reason: string;
};

/**
 * Telegram tells its refusals apart by description only. Sources: tdlib/telegram-bot-api Client.cpp (10.0) for the
 * sentences, the data centres' RPC errors for the words in capitals. The first row that fits decides.
 */
const ROWS: readonly Row[] = [
	{ code: 403, says: /blocked by the user/, kind: 'gone', reason: 'blocked by the user' },
	{ code: 403, says: /user is deactivated/, kind: 'gone', reason: 'the account is deactivated' },
	{ code: 403, says: /bot was kicked/, kind: 'gone', reason: 'removed from the chat' },
	{ code: 403, says: /not a member/, kind: 'gone', reason: 'not a member of the chat' },
	{ code: 403, says: /chat was deleted/, kind: 'gone', reason: 'the chat was deleted' },
	{ code: 403, says: /can't initiate conversation/, kind: 'gone', reason: 'the person has not started the bot' },
	{ code: 403, says: /can't send messages to bots/, kind: 'gone', reason: 'the address is a bot' },
	{ code: 403, says: /(?:)/, kind: 'refused', reason: 'no right to write here' },
	{
		code: 400,
		says: /message to edit not found|message_id_invalid|message can't be edited/,
		kind: 'missing',
		reason: '',
	},
	{
		code: 400,
		says: /message to (be replied|reply) not found|repl(ied|y) message not found/,
		kind: 'missing',
		reason: '',
	},
	{ code: 400, says: /thread not found|topic_deleted|topic_id_invalid/, kind: 'gone', reason: 'the topic was deleted' },
	{ code: 400, says: /topic_closed|topic is closed/, kind: 'refused', reason: 'the topic is closed' },
	{ code: 400, says: /chat not found|peer_id_invalid|channel_private/, kind: 'gone', reason: 'chat not found' },
	{ code: 400, says: /chat was (deleted|deactivated)/, kind: 'gone', reason: 'the chat was deleted' },
	{
		code: 400,
		says: /not enough rights|have no rights|need administrator/,
		kind: 'refused',
		reason: 'not enough rights',
	},
	{
		code: 400,
		says: /chat_write_forbidden|chat_restricted|chat_admin_required|chat_send_\w+_forbidden|user_banned_in_channel/,
		kind: 'refused',
		reason: 'no right to write here',
	},
	{ code: 400, says: /too long/, kind: 'invalid', reason: 'the message is too long' },
	{ code: 400, says: /is empty/, kind: 'invalid', reason: 'the message is empty' },
	{ code: 400, says: /can't parse|entit/, kind: 'invalid', reason: 'the markup is rejected' },
	{ code: 400, says: /button/, kind: 'invalid', reason: 'a button is rejected' },
];

const DEFAULT_WAIT_MS = 5_000;
const LONGEST_CREDIBLE_S = 86_400;
const CAPPED_WAIT_MS = 3_600_000;

/** Failures of the connection's first phase: no byte of the request has left. undici's and Node's own codes. */
const BEFORE_SENDING = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'UND_ERR_CONNECT_TIMEOUT',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Reduces whatever grammY threw; anything that is not a call's failure is a bug and is thrown on. */
export function faultOf(error: unknown): Fault {
	if (error instanceof GrammyError) {
		const { method, error_code, description, parameters } = error;
		const migrateTo = parameters?.migrate_to_chat_id;
		return {
			kind: 'answer',
			method,
			code: Number(error_code) || 0,
			description: String(description).toLowerCase(),
			retryAfter: parameters?.retry_after,
			...(migrateTo === undefined ? {} : { migrateTo }),
		};
	}
	if (error instanceof HttpError) return silenceOf(error.error);
	throw error;
}

function silenceOf(error: unknown): Fault {
	const cause = (error as { cause?: unknown } | undefined)?.cause;
	const { code, syscall, errors } = (cause ?? {}) as { code?: unknown; syscall?: unknown; errors?: unknown[] };
	const first = (errors?.[0] ?? {}) as { code?: unknown; syscall?: unknown };
	const name = /^\w{1,40}$/.exec(String(code ?? first.code ?? ''))?.[0] ?? 'NO_ANSWER';
	const connecting = [syscall, first.syscall].some((call) => call === 'connect' || call === 'getaddrinfo');
	return { kind: 'silence', left: !connecting && !BEFORE_SENDING.has(name), code: name };
}

/**
 * The outcome of a send or an edit. Telegram has no idempotency key: whatever may have been applied is `unknown`,
 * and a 5xx may have been (a 502 was seen after the message stood).
 */
export function outcomeOf(fault: Fault): DeliveryOutcome {
	if (fault.kind === 'silence') {
		const reason = `no answer: ${fault.code}`;
		return fault.left ? { kind: 'unknown', reason } : { kind: 'not-sent', reason };
	}
	const { code } = fault;
	if (fault.migrateTo !== undefined) return { kind: 'migrated', address: String(fault.migrateTo) };
	if (code === 429) return { kind: 'busy', retryAfterMs: waitOf(fault.retryAfter), scope: 'channel' };
	if (isTokenRejected(fault)) return { kind: 'unauthorised', reason: `the token is rejected (${code})` };
	if (code === 409) return { kind: 'not-sent', reason: 'another program uses this token (409)' };
	const row = ROWS.find((candidate) => candidate.code === code && candidate.says.test(fault.description));
	if (row?.kind === 'missing') return { kind: 'missing' };
	if (row !== undefined) return { kind: row.kind, reason: `${row.reason} (${code})` };
	if (code >= 400 && code < 500) return { kind: 'invalid', reason: `rejected (${code})` };
	return { kind: 'unknown', reason: `no usable answer (${code})` };
}

/** An edit that changes nothing is refused with 400: what we wanted stands there. */
export function isNotModified(fault: Fault): boolean {
	return fault.kind === 'answer' && fault.code === 400 && fault.description.includes('message is not modified');
}

/** 401 for a revoked token, 404 for one that never was; a method that the server does not know is 404 too. */
export function isTokenRejected(fault: Fault): boolean {
	if (fault.kind !== 'answer') return false;
	return fault.code === 401 || (fault.code === 404 && !fault.description.includes('method not found'));
}

/** Milliseconds to wait after a 429: as told up to a day (12 hours were seen), 5 s when nothing usable is told, else 1 h. */
export function waitOf(retryAfter: unknown): number {
	if (typeof retryAfter !== 'number' || !(retryAfter > 0)) return DEFAULT_WAIT_MS;
	return retryAfter <= LONGEST_CREDIBLE_S ? Math.ceil(retryAfter * 1000) : CAPPED_WAIT_MS;
}

/** The fields of a fault that may be logged. */
export function loggable(fault: Fault): Record<string, unknown> {
	return fault.kind === 'answer' ? { code: fault.code, method: fault.method } : { code: fault.code };
}
