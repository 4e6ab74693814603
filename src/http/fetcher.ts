/** The one guarded fetch of the house: public addresses only, redirects re-checked, bytes, headers and time bounded. */
import type { Headers } from './freshness.ts';
import type { GuardedAgents } from './guarded-agent.ts';
import { REFUSED } from './public-address.ts';
import { createLookup, type Lookup } from './resolve-name.ts';
import { type FetchFault, responseFault } from './response-fault.ts';
import { readTarget } from './target-url.ts';

export type FetchRequest = {
	readonly method?: 'GET' | 'POST';
	/** Lower-case names. */
	readonly headers?: Headers;
	readonly body?: string;
	/** The caller's own: when it aborts, the promise rejects with its reason. */
	readonly signal?: AbortSignal;
	/** Of the decoded body; 5 MB by default. */
	readonly maxBytes?: number;
	/** For everything together: names, connections, redirects, body. 15 s by default. */
	readonly timeoutMs?: number;
	/** The address may be on this machine (any port there). Only for addresses an operator wrote. */
	readonly allowLoopback?: boolean;
};

export type FetchOutcome =
	| {
			readonly kind: 'ok';
			readonly status: number;
			readonly headers: Headers;
			readonly bytes: Uint8Array;
			/** Where the answer came from, after redirects. */
			readonly url: string;
			/** Where the address has moved for good (only 301 and 308 on the way from the first hop). */
			readonly permanentUrl?: string;
	  }
	| {
			readonly kind: 'not-modified';
			readonly headers: Headers;
			readonly url: string;
			readonly permanentUrl?: string;
	  }
	| { readonly kind: 'fault'; readonly fault: FetchFault };

export type Fetcher = {
	/** Never rejects for what the network does: that is an outcome. */
	fetch(url: string, request?: FetchRequest): Promise<FetchOutcome>;
	/** Ends all connections. Idempotent. */
	close(): Promise<void>;
};

export type FetcherOptions = {
	readonly userAgent: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** c-ares by default. */
	readonly lookup?: Lookup;
};

const MAX_BYTES = 5_000_000;
const TIMEOUT_MS = 15_000;
const REDIRECTS_MAX = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What may be shown to another site than the one it was meant for: not a key, not a cookie. */
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** One wording for all three: whoever adds feeds must not learn what listens where (no port-scan oracle). */
const UNREACHABLE = 'The address could not be read.';
const TOO_LARGE = 'The answer is too large.';

type Hop = {
	readonly url: URL;
	readonly headers: Headers;
	/** Every hop so far was permanent. */
	readonly permanent: boolean;
	readonly count: number;
};

/** Creates a fetcher; connections are opened by its first fetches. */
export function createFetcher({ userAgent, now, lookup = createLookup(now) }: FetcherOptions): Fetcher {
	let agents: Promise<GuardedAgents> | undefined;

	/** undici takes 75 ms of processor time to load: the first fetch's, not the start's. */
	async function openAgents(): Promise<GuardedAgents> {
		const { createGuardedAgents } = await import('./guarded-agent.ts');
		return createGuardedAgents(lookup);
	}

	async function follow(first: URL, request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
		let hop: Hop = { url: first, headers: request.headers ?? {}, permanent: true, count: 0 };
		while (true) {
			const next = await ask(hop, request, signal);
			if ('kind' in next) return next;
			hop = next;
		}
	}

	async function ask(hop: Hop, request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome | Hop> {
		const { method = 'GET', body = null, maxBytes = MAX_BYTES, allowLoopback = false } = request;
		agents ??= openAgents();
		const answer = await (await agents).request(allowLoopback, maxBytes, {
			origin: hop.url.origin,
			path: hop.url.pathname + hop.url.search,
			method,
			headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, br, zstd', ...hop.headers },
			body,
			signal,
		});
		const status = answer.statusCode;
		const headers = joined(answer.headers);
		const location = REDIRECTS.has(status) && method !== 'POST' ? headers['location'] : undefined;
		const fault = location === undefined && status !== 304 && responseFault(status, headers, now());
		if (location !== undefined || status === 304 || fault) leave(answer.body);
		if (location !== undefined) return nextHop(hop, status, location, allowLoopback);
		if (fault) return { kind: 'fault', fault };
		const moved = hop.permanent && hop.count > 0 ? { permanentUrl: hop.url.href } : {};
		if (status === 304) return { kind: 'not-modified', headers, url: hop.url.href, ...moved };
		const bytes = await readBody(answer.body, maxBytes);
		if (!bytes) return { kind: 'fault', fault: { kind: 'too-large', message: TOO_LARGE } };
		return { kind: 'ok', status, headers, bytes, url: hop.url.href, ...moved };
	}

	return {
		async fetch(address, request = {}) {
			request.signal?.throwIfAborted();
			const target = readTarget(address, { allowLoopback: request.allowLoopback ?? false });
			if (!target) return refused();
			const deadline = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
			const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
			try {
				return await follow(target, request, signal);
			} catch (error) {
				request.signal?.throwIfAborted();
				return { kind: 'fault', fault: faultOf(error, deadline.aborted) };
			}
		},
		async close() {
			await (await agents)?.destroy();
		},
	};
}

function nextHop(hop: Hop, status: number, location: string, allowLoopback: boolean): FetchOutcome | Hop {
	if (hop.count === REDIRECTS_MAX) {
		return { kind: 'fault', fault: { kind: 'http', message: 'Too many redirects.', status } };
	}
	const url = readTarget(location, { base: hop.url, allowLoopback });
	if (!url) return refused();
	const headers = url.origin === hop.url.origin ? hop.headers : withoutSecrets(hop.headers);
	return { url, headers, permanent: hop.permanent && (status === 301 || status === 308), count: hop.count + 1 };
}

/** Lets a short body run out, so that its connection can be used again; a long one is cut off. Ends with the request's signal. */
function leave(body: { dump(options: { limit: number }): Promise<void> }): void {
	body.dump({ limit: 16_384 }).catch(() => {
		// nothing is read from it: how it ends is nobody's business
	});
}

/** The whole body, or undefined (and the connection closed) as soon as it exceeds `maxBytes`. */
async function readBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		length += chunk.length;
		if (length > maxBytes) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, length);
}

function refused(): FetchOutcome {
	return { kind: 'fault', fault: { kind: 'address', message: UNREACHABLE } };
}

function faultOf(error: unknown, late: boolean): FetchFault {
	const code = (error as { code?: string }).code;
	if (code === REFUSED) return { kind: 'address', message: UNREACHABLE };
	if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { kind: 'too-large', message: TOO_LARGE };
	if (late || code?.endsWith('_TIMEOUT')) return { kind: 'timeout', message: UNREACHABLE };
	return { kind: 'network', message: UNREACHABLE };
}

function withoutSecrets(headers: Headers): Headers {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name)));
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
	const pairs = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
	return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
