/** An undici agent that checks every address at the moment it connects: literals, names, redirects and reconnects alike. */
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createSecureContext } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, interceptors } from 'undici';
import { isLoopbackAddress, isPublicAddress, REFUSED } from './public-address.ts';
import type { Lookup } from './resolve-name.ts';

export type GuardOptions = {
	readonly lookup: Lookup;
	/** This machine may be connected to, by 127.0.0.0/8, ::1 and localhost. */
	readonly allowLoopback: boolean;
	/** This machine's other addresses: a public one is no publisher's, what listens there is ours. */
	readonly ownAddresses?: () => readonly string[];
};

const CONNECT_TIMEOUT_MS = 5_000;
const HEADERS_TIMEOUT_MS = 10_000;
const HEADER_BYTES_MAX = 16_384;

/**
 * Creates the agent. Proxy variables of the environment are ignored by construction.
 *
 * undici's `connect.lookup` alone is no guard: it is never called for an IP literal. So the connector judges literals
 * and the look-up judges names, and the addresses judged are the very ones connected to: a name that changes its
 * answer between check and use (DNS rebinding) gains nothing. A name is refused if ANY of its addresses is private.
 */
export function createGuardedAgent({ lookup, allowLoopback, ownAddresses = addressesHere }: GuardOptions): Agent {
	function isAllowed(address: string): boolean {
		if (isLoopbackAddress(address)) return allowLoopback;
		return isPublicAddress(address) && !ownAddresses().includes(address);
	}

	async function resolve(host: string): Promise<{ address: string; family: number }[]> {
		// RFC 6761: localhost is answered without asking anyone.
		const addresses = allowLoopback && host === 'localhost' ? ['127.0.0.1', '::1'] : await lookup(host);
		if (addresses.length === 0) throw Object.assign(new Error('No address'), { code: 'ENOTFOUND' });
		if (!addresses.every(isAllowed)) throw refusal();
		return addresses.map((address) => ({ address, family: isIP(address) }));
	}

	const lookupForSocket: LookupFunction = (hostname, options, callback) => {
		resolve(hostname.replace(/\.$/, '')).then(
			(found) => (options.all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family)),
			(error: NodeJS.ErrnoException) => callback(error, []),
		);
	};

	const connect = buildConnector({
		lookup: lookupForSocket,
		timeout: CONNECT_TIMEOUT_MS,
		allowH2: false, // one request per origin and poll: nothing to multiplex, a whole protocol less to attack
		secureContext: createSecureContext(), // shared: a fifth of each TLS handshake's cost
	});

	return new Agent({
		connect(options, callback) {
			const literal = options.hostname.replace(/^\[|\]$/g, '');
			if (isIP(literal) !== 0 && !isAllowed(literal)) callback(refusal(), null);
			else connect(options, callback);
		},
		headersTimeout: HEADERS_TIMEOUT_MS,
		maxHeaderSize: HEADER_BYTES_MAX,
	});
}

export type GuardedAgents = {
	/** `maxBytes`: of the decoded body. */
	request(
		allowLoopback: boolean,
		maxBytes: number,
		options: Dispatcher.RequestOptions,
	): Promise<Dispatcher.ResponseData>;
	/** Ends all connections. */
	destroy(): Promise<void>;
};

/** Two agents, because a pooled connection to this machine must never serve a request that may not go there. */
export function createGuardedAgents(lookup: Lookup): GuardedAgents {
	const guarded = createGuardedAgent({ lookup, allowLoopback: false });
	const withLoopback = createGuardedAgent({ lookup, allowLoopback: true });
	return {
		request(allowLoopback, maxBytes, options) {
			const unpack = interceptors.decompress({ maxSize: maxBytes, skipErrorResponses: false });
			return (allowLoopback ? withLoopback : guarded).compose(unpack).request(options);
		},
		async destroy() {
			await Promise.all([guarded.destroy(), withLoopback.destroy()]);
		},
	};
}

function addressesHere(): string[] {
	return Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? []);
}

function refusal(): Error {
	return Object.assign(new Error('Address refused'), { code: REFUSED });
}
