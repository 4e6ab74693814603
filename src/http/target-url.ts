/** Which URLs may be asked for at all, before any name is resolved. Pure. */
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** The web's own ports and their usual alternatives: no mail server, database or cache is spoken to. */
const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** Names that never leave a house: RFC 6761, RFC 6762, RFC 8375, and ICANN's `.internal` (2024). */
const LOCAL_NAMES = ['localhost', 'localdomain', 'local', 'home.arpa', 'internal'];

export type TargetRules = {
	/** What a relative address is resolved against: the page that sent us on. */
	readonly base?: URL;
	/** Addresses on this machine are allowed, on any port. */
	readonly allowLoopback?: boolean;
};

/**
 * Reads an address as a URL that may be asked for: http or https, a web port, no user and password, no host that is
 * an address or a name of a private network. Otherwise undefined.
 * The host is judged after parsing: WHATWG URL folds decimal, octal, hexadecimal and full-width spellings into one.
 * Control characters and backslashes are refused because parsers disagree about them.
 * A name that resolves to a private address passes here and is stopped when it is connected to.
 */
export function readTarget(address: string, rules: TargetRules = {}): URL | undefined {
	if (/[\u0000-\u001f\u007f\\]/.test(address)) return undefined;
	const url = URL.parse(address, rules.base?.href);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
	if (url.username !== '' || url.password !== '') return undefined;
	const host = hostOf(url);
	if (rules.allowLoopback && isLoopbackHost(host)) return url;
	return PORTS.has(url.port) && isPublicHost(host) ? url : undefined;
}

/** The host without an IPv6 literal's brackets and without a root dot. */
export function hostOf(url: URL): string {
	return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Whether a host is this machine by name (RFC 6761) or by literal. */
export function isLoopbackHost(host: string): boolean {
	return host === 'localhost' || isLoopbackAddress(host);
}

function isPublicHost(host: string): boolean {
	if (isIP(host) !== 0) return isPublicAddress(host);
	if (!host.includes('.')) return false; // a machine of the local network
	return !LOCAL_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}
