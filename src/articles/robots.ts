/** Whether a site lets us read a page (RFC 9309), remembered for a while. */
import robotsParser from 'robots-parser';
import type { FetchOutcome, FetchRequest } from '../http/fetcher.ts';

/** The library's types speak of an ES module; it is a CommonJS function. */
const parseRobots = robotsParser as unknown as (
	url: string,
	text: string,
) => { isAllowed(url: string, agent: string): boolean | undefined };

export type Fetch = (url: string, request?: FetchRequest) => Promise<FetchOutcome>;
export type Robots = { allows(url: string, request?: FetchRequest): Promise<boolean> };

/** RFC 9309 §2.4: not to be kept longer than a day; §2.5: at least 500 KiB are read. */
const KEPT_MS = 12 * 3600_000;
const MAX_BYTES = 512_000;
const MOST_SITES = 500;

type Verdict = { readonly untilMs: number; readonly allows: (url: string) => boolean };

/** `agent` is our product token; `now` in milliseconds. */
export function createRobots(fetch: Fetch, agent: string, now: () => number): Robots {
	const sites = new Map<string, Verdict>();

	async function verdictOf(origin: string, request: FetchRequest): Promise<Verdict> {
		const known = sites.get(origin);
		if (known && known.untilMs > now()) return known;
		const verdict = { untilMs: now() + KEPT_MS, allows: await read(origin, request) };
		sites.delete(origin);
		sites.set(origin, verdict);
		if (sites.size > MOST_SITES) sites.delete(sites.keys().next().value!);
		return verdict;
	}

	async function read(origin: string, request: FetchRequest): Promise<(url: string) => boolean> {
		const address = `${origin}/robots.txt`;
		const outcome = await fetch(address, { ...request, maxBytes: MAX_BYTES });
		if (outcome.kind === 'ok') {
			const rules = parseRobots(address, new TextDecoder().decode(outcome.bytes));
			return (url) => rules.isAllowed(url, agent) !== false;
		}
		// RFC 9309 §2.3.1.3: no such file, no rule. §2.3.1.4: a site that cannot be asked is not read.
		const status = outcome.kind === 'fault' ? (outcome.fault.status ?? 0) : 0;
		const isAbsent = status >= 400 && status < 500 && status !== 429;
		return () => isAbsent;
	}

	return {
		async allows(url, request = {}) {
			const origin = URL.parse(url)?.origin;
			if (!origin?.startsWith('http')) return false;
			return (await verdictOf(origin, request)).allows(url);
		},
	};
}
