/** What an answer that is no success means. Pure. */
import { type Headers, retryAfterMs } from './freshness.ts';

/** Why nothing could be fetched; told apart by kind. A subset of the domain's FeedFault, which this room may not import. */
export type FetchFault = {
	readonly kind: 'address' | 'network' | 'timeout' | 'too-large' | 'http' | 'gone' | 'busy' | 'challenge';
	readonly message: string;
	readonly status?: number;
	readonly retryAfterMs?: number;
};

/** The fault in an answer's status, or undefined for a success (2xx). */
export function responseFault(status: number, headers: Headers, nowMs: number): FetchFault | undefined {
	if (status >= 200 && status < 300) return undefined;
	if (status === 410) return { kind: 'gone', message: 'The publisher took this address down for good.', status };
	if (isChallenge(status, headers)) {
		return { kind: 'challenge', message: 'The site asks visitors to prove that they are human.', status };
	}
	const waitMs = retryAfterMs(headers, nowMs);
	if (status === 429 || (status === 503 && waitMs !== undefined)) {
		const wait = waitMs === undefined ? {} : { retryAfterMs: waitMs };
		return { kind: 'busy', message: 'The site asks us to come back later.', status, ...wait };
	}
	return { kind: 'http', message: `The site answered with status ${status}.`, status };
}

/**
 * Whether an answer is a bot wall's page rather than the site's own. `cf-mitigated: challenge` is Cloudflare's own word
 * for it (developers.cloudflare.com, "Detect a challenge page response"); a 403 with a page of HTML is the common shape.
 */
export function isChallenge(status: number, headers: Headers): boolean {
	if (headers['cf-mitigated'] === 'challenge') return true;
	return status === 403 && /^\s*text\/html\b/i.test(headers['content-type'] ?? '');
}
