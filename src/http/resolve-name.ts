/** Resolves names by c-ares with a cache. Not `dns.lookup`: its two threads allow some 40 look-ups a second (nodejs/node#62599). */
import { Resolver } from 'node:dns/promises';

/** All addresses of a name, IPv4 first; empty when it has none. Rejects when the name servers cannot be asked. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/** The part of c-ares that is used. */
export type Resolve = Pick<Resolver, 'resolve4' | 'resolve6'>;

type Cached = { readonly addresses: Promise<readonly string[]>; until: number };

const CACHE_SIZE = 10_000;
/** A record is kept for its own lifetime within these bounds, so that neither a 0 nor a week is taken literally. */
const TTL_MIN_MS = 30_000;
const TTL_MAX_MS = 10 * 60_000;
/** Connections race through the list; a name with hundreds of addresses needs no more. */
const ADDRESSES_MAX = 8;

/**
 * Creates a look-up over both families, with one question per name at a time and answers kept by their TTL.
 * @param now Milliseconds since 1970.
 * @param open Opens a resolver on the machine's present settings.
 */
export function createLookup(now: () => number, open: () => Resolve = openResolver): Lookup {
	const cache = new Map<string, Cached>();
	let resolver = open();

	async function ask(host: string, entry: { until: number }): Promise<readonly string[]> {
		const [v4, v6] = await Promise.allSettled([
			resolver.resolve4(host, { ttl: true }),
			resolver.resolve6(host, { ttl: true }),
		]);
		const records = [v4, v6].flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
		const trouble = [v4, v6].find((family) => family.status === 'rejected' && !isNoRecord(family.reason));
		if (records.length === 0 && trouble?.status === 'rejected') {
			resolver = open(); // reads the machine's settings anew: it may have moved to another network
			throw trouble.reason;
		}
		const ttlMs = Math.min(...records.map((record) => record.ttl)) * 1_000;
		entry.until = now() + Math.min(Math.max(records.length > 0 ? ttlMs : 0, TTL_MIN_MS), TTL_MAX_MS);
		return records.slice(0, ADDRESSES_MAX).map((record) => record.address);
	}

	return async function lookup(host) {
		const known = cache.get(host);
		if (known && known.until > now()) return known.addresses;
		const entry = { until: Number.POSITIVE_INFINITY, addresses: Promise.resolve<readonly string[]>([]) };
		entry.addresses = ask(host, entry);
		cache.delete(host);
		cache.set(host, entry);
		if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value!);
		try {
			return await entry.addresses;
		} catch (error) {
			if (cache.get(host) === entry) cache.delete(host);
			throw error;
		}
	};
}

function openResolver(): Resolve {
	return new Resolver({ timeout: 2_000, tries: 2 });
}

/** The name servers answered: there is no such name, or no record of this family. */
function isNoRecord(error: unknown): boolean {
	const code = (error as { code?: string }).code;
	return code === 'ENOTFOUND' || code === 'ENODATA';
}
