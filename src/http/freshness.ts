/** How long an answer stays the same by its own headers, and when to come back. RFC 9111, RFC 9110. Pure. */

/** Header names in lower case; several lines of one name are joined by ", ". */
export type Headers = Readonly<Record<string, string>>;

export type Freshness = {
	/** How long a cache on the way goes on giving this very answer, from now. 0 when it says nothing. */
	readonly freshForMs: number;
	/** The whole lifetime: after it, a cache takes a new copy and the count starts again. 0 when it says nothing. */
	readonly lifetimeMs: number;
};

/**
 * Reads Cache-Control, Age, Expires and Date (RFC 9111, 4.2.1: max-age wins over Expires; s-maxage speaks to the
 * shared caches that stand between us and the publisher, so it wins over both).
 * @param nowMs Used for Expires when the answer carries no Date.
 */
export function freshnessOf(headers: Headers, nowMs: number): Freshness {
	const control = headers['cache-control']?.toLowerCase() ?? '';
	if (/\bno-(store|cache)\b/.test(control)) return { freshForMs: 0, lifetimeMs: 0 };
	const lifetimeMs = lifetimeOf(headers, control, nowMs);
	const ageMs = secondsMs(headers['age']) ?? 0;
	return { freshForMs: Math.max(0, lifetimeMs - ageMs), lifetimeMs };
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from now; undefined if absent or unreadable. */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
	const value = headers['retry-after'];
	if (value === undefined) return undefined;
	const seconds = secondsMs(value);
	if (seconds !== undefined) return seconds;
	const at = Date.parse(value);
	return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

function lifetimeOf(headers: Headers, control: string, nowMs: number): number {
	const age = /\bs-maxage="?(\d+)/.exec(control)?.[1] ?? /\bmax-age="?(\d+)/.exec(control)?.[1];
	if (age !== undefined) return secondsMs(age) ?? 0;
	const expiresAt = Date.parse(headers['expires'] ?? '');
	if (Number.isNaN(expiresAt)) return 0;
	const sentAt = Date.parse(headers['date'] ?? '');
	return Math.max(0, expiresAt - (Number.isNaN(sentAt) ? nowMs : sentAt));
}

/** RFC 9111, 1.2.2: a number of seconds too large to hold counts as 2^31. */
function secondsMs(text: string | undefined): number | undefined {
	if (text === undefined || !/^\s*\d+\s*$/.test(text)) return undefined;
	return Math.min(Number(text), 2 ** 31) * 1_000;
}
