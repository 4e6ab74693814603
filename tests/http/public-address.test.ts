/** Which addresses are public: edges of every special range, and agreement with an independent reckoning. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from '../../src/http/public-address.ts';

/** Reckons with whole numbers from first to last address; shares nothing with the code under test. */
const V4_SPECIAL: readonly (readonly [string, string])[] = [
	['0.0.0.0', '0.255.255.255'],
	['10.0.0.0', '10.255.255.255'],
	['100.64.0.0', '100.127.255.255'],
	['127.0.0.0', '127.255.255.255'],
	['168.63.129.16', '168.63.129.16'],
	['169.254.0.0', '169.254.255.255'],
	['172.16.0.0', '172.31.255.255'],
	['192.0.0.0', '192.0.0.255'],
	['192.0.2.0', '192.0.2.255'],
	['192.31.196.0', '192.31.196.255'],
	['192.52.193.0', '192.52.193.255'],
	['192.88.99.0', '192.88.99.255'],
	['192.168.0.0', '192.168.255.255'],
	['192.175.48.0', '192.175.48.255'],
	['198.18.0.0', '198.19.255.255'],
	['198.51.100.0', '198.51.100.255'],
	['203.0.113.0', '203.0.113.255'],
	['224.0.0.0', '255.255.255.255'],
];
const V6_GLOBAL = [0x2000n << 112n, (0x4000n << 112n) - 1n] as const;
const V6_SPECIAL: readonly (readonly [bigint, bigint])[] = [
	[0x2001_0000n << 96n, (0x2001_0200n << 96n) - 1n],
	[0x2001_0db8n << 96n, (0x2001_0db9n << 96n) - 1n],
	[0x2002n << 112n, (0x2003n << 112n) - 1n],
	[0x2620_004f_8000n << 80n, (0x2620_004f_8001n << 80n) - 1n],
	[0x3fff_0n << 108n, (0x3fff_1n << 108n) - 1n],
];

const numberOf = (v4: string) => v4.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const dotted = (n: number) => [24, 16, 8, 0].map((shift) => Math.floor(n / 2 ** shift) % 256).join('.');
const colons = (n: bigint) =>
	[7n, 6n, 5n, 4n, 3n, 2n, 1n, 0n].map((i) => ((n >> (i * 16n)) & 0xffffn).toString(16)).join(':');

function oracleV4(n: number): boolean {
	return !V4_SPECIAL.some(([first, last]) => n >= numberOf(first) && n <= numberOf(last));
}

function oracleV6(n: bigint): boolean {
	if (n < V6_GLOBAL[0] || n > V6_GLOBAL[1]) return false;
	const tunnel = (n >> 32n) & 0xffff_ffffn;
	if (tunnel === 0x5efen || tunnel === 0x0200_5efen) return false;
	return !V6_SPECIAL.some(([first, last]) => n >= first && n <= last);
}

describe('isPublicAddress', () => {
	test('refuses the first and last address of every special IPv4 range and allows their neighbours', () => {
		const first = V4_SPECIAL.flat().filter((address) => isPublicAddress(address));
		const neighbours = ['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255']
			.concat(['128.0.0.0', '168.63.129.15', '168.63.129.17', '169.253.255.255', '169.255.0.0', '172.15.255.255'])
			.concat(['172.32.0.0', '192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255'])
			.concat(['198.20.0.0', '198.51.99.255', '198.51.101.0', '203.0.112.255', '203.0.114.0', '223.255.255.255']);
		expect(first).toEqual([]);
		expect(neighbours.filter((address) => !isPublicAddress(address))).toEqual([]);
	});

	test.each([
		['::', 'unspecified'],
		['::1', 'loopback'],
		['::ffff:8.8.8.8', 'mapped, even if the IPv4 address is public'],
		['::ffff:0:7f00:1', 'translated'],
		['::7f00:1', 'compatible'],
		['64:ff9b::7f00:1', 'NAT64'],
		['64:ff9b:1::a00:1', 'local NAT64'],
		['2002:7f00:1::', '6to4'],
		['2001:0:7f00:1::', 'Teredo'],
		['2a00:1450::5efe:10.0.0.1', 'ISATAP under a public prefix'],
		['2a00:1450::200:5efe:808:808', 'ISATAP, universal'],
		['fc00::1', 'unique local'],
		['fe80::1', 'link-local'],
		['fe80::1%eth0', 'with a zone'],
		['2a00:1450::1%eth0', 'with a zone'],
		['fec0::1', 'site-local'],
		['ff02::1', 'multicast'],
		['2001:db8::1', 'documentation'],
		['3fff:fff:ffff::1', 'documentation'],
		['4000::1', 'beyond global unicast'],
		['1fff:ffff::1', 'before global unicast'],
		['example.org', 'no address'],
		['2130706433', 'no plain spelling'],
		['', 'nothing'],
	])('refuses %s (%s)', (address) => {
		expect(isPublicAddress(address)).toBe(false);
	});

	test.each([
		'8.8.8.8',
		'2001:4860:4860::8888',
		'2606:4700:4700::1111',
		'2001:200::1',
		'2003::1',
		'2a00:1450:4009::200e',
	])('allows %s', (address) => {
		expect(isPublicAddress(address)).toBe(true);
	});

	test('agrees with an independent reckoning on 100,000 addresses, crowded around the edges of ranges', () => {
		const edges4 = V4_SPECIAL.flat().map(numberOf);
		const near4 = fc
			.tuple(fc.constantFrom(...edges4), fc.integer({ min: -3, max: 3 }))
			.map(([edge, by]) => Math.min(Math.max(edge + by, 0), 2 ** 32 - 1));
		const v4 = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), near4);
		fc.assert(
			fc.property(v4, (n) => isPublicAddress(dotted(n)) === oracleV4(n)),
			{ numRuns: 50_000, seed: 7 },
		);

		const top = (1n << 128n) - 1n;
		const edges6 = [...V6_GLOBAL, ...V6_SPECIAL.flat(), 0n, top];
		const near6 = fc
			.tuple(fc.constantFrom(...edges6), fc.bigInt({ min: -3n, max: 3n }))
			.map(([edge, by]) => (edge + by + top + 1n) & top);
		const global6 = fc.bigInt({ min: V6_GLOBAL[0], max: V6_GLOBAL[1] });
		const embedded = fc
			.tuple(
				fc.constantFrom(0n, 0xffffn << 32n, 0xffffn << 48n, 0x64ff9bn << 96n, 0x5efen << 32n),
				fc.bigInt(0n, 2n ** 32n - 1n),
			)
			.map(([prefix, v4bits]) => prefix | v4bits);
		const isatap = fc
			.tuple(global6, fc.constantFrom(0x5efen, 0x0200_5efen), fc.bigInt(0n, 2n ** 32n - 1n))
			.map(([prefix, tunnel, v4bits]) => ((prefix >> 64n) << 64n) | (tunnel << 32n) | v4bits);
		fc.assert(
			fc.property(
				fc.oneof(fc.bigInt(0n, top), global6, near6, embedded, isatap),
				(n) => isPublicAddress(colons(n)) === oracleV6(n),
			),
			{ numRuns: 50_000, seed: 7 },
		);
	});
});

test('isLoopbackAddress knows this machine and nothing else', () => {
	const here = ['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1'];
	const elsewhere = [
		'128.0.0.1',
		'0.0.0.0',
		'::',
		'10.0.0.1',
		'::ffff:127.0.0.1',
		'127.example.org',
		'::1%lo',
		'localhost',
	];
	expect(here.filter((address) => !isLoopbackAddress(address))).toEqual([]);
	expect(elsewhere.filter(isLoopbackAddress)).toEqual([]);
});
