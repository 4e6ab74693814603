/** Which IP addresses a stranger's URL may lead to: public unicast only, by allow-list for IPv6 and by exclusion for IPv4. Pure. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The code of the error that a refused connection ends with: an address, or one of a name's, is not public. */
export const REFUSED = 'RASID_ADDRESS_REFUSED';

/** IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its successors), multicast, and one cloud's host agent. */
const NOT_PUBLIC_V4 = [
	'0.0.0.0/8', // this network
	'10.0.0.0/8', // private
	'100.64.0.0/10', // carrier-grade NAT; one cloud's metadata service lives here
	'127.0.0.0/8', // loopback
	'168.63.129.16/32', // Azure's host agent: a public address that answers inside every virtual machine
	'169.254.0.0/16', // link-local; the metadata service of most clouds
	'172.16.0.0/12', // private
	'192.0.0.0/24', // protocol assignments
	'192.0.2.0/24', // documentation
	'192.31.196.0/24', // AS112
	'192.52.193.0/24', // AMT
	'192.88.99.0/24', // 6to4 relay
	'192.168.0.0/16', // private
	'192.175.48.0/24', // AS112
	'198.18.0.0/15', // benchmarking
	'198.51.100.0/24', // documentation
	'203.0.113.0/24', // documentation
	'224.0.0.0/4', // multicast
	'240.0.0.0/4', // reserved, broadcast
].map((range) => ipaddr.IPv4.parseCIDR(range));

/** Global unicast: everything that maps, translates or tunnels IPv4 outside it is refused by not being here. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** What IANA's IPv6 registry takes out of global unicast. */
const NOT_PUBLIC_V6 = [
	'2001::/23', // protocol assignments: Teredo, ORCHID, benchmarking
	'2001:db8::/32', // documentation
	'2002::/16', // 6to4
	'2620:4f:8000::/48', // AS112
	'3fff::/20', // documentation
].map((range) => ipaddr.IPv6.parseCIDR(range));

/** Whether `address` (an IP literal without brackets) is public unicast. Anything that is no plain literal is not. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) {
		const parsed = ipaddr.IPv4.parse(address);
		return !NOT_PUBLIC_V4.some((range) => parsed.match(range));
	}
	if (family !== 6 || address.includes('%')) return false;
	const parsed = ipaddr.IPv6.parse(address);
	return parsed.match(GLOBAL_V6) && !NOT_PUBLIC_V6.some((range) => parsed.match(range)) && !isIsatap(parsed.parts);
}

/** Whether `address` is this machine: 127.0.0.0/8 or ::1. */
export function isLoopbackAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return address.startsWith('127.');
	return family === 6 && !address.includes('%') && ipaddr.IPv6.parse(address).range() === 'loopback';
}

/** ISATAP (RFC 5214) carries an IPv4 address behind ::0:5efe or ::200:5efe under any prefix. */
function isIsatap(parts: readonly number[]): boolean {
	return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}
