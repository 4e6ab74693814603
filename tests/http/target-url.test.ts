/** Which URLs may be asked for: representative spellings of each way to mean a private place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../src/http/public-address.ts';
import { hostOf, readTarget } from '../../src/http/target-url.ts';

describe('readTarget', () => {
	test.each([
		['http://127.0.0.1/', 'loopback'],
		['http://127.1/', 'short'],
		['http://2130706433/', 'decimal'],
		['http://0x7f.1/', 'hexadecimal'],
		['http://0177.0.0.01/', 'octal'],
		['http://0xa9.254.0251.254/', 'mixed'],
		['http://127.0.0.1./', 'root dot'],
		['http://１２７.０.０.１/', 'full-width digits'],
		['http://①②⑦。⓪。⓪。①/', 'circled digits, ideographic stops'],
		['http://%31%32%37.0.0.1/', 'percent'],
		['http://ⓛocalhost/', 'a name in circled letters'],
		['http://[::1]/', 'IPv6 loopback'],
		['http://[::ffff:127.0.0.1]/', 'mapped'],
		['http://[64:ff9b::a9fe:a9fe]/', 'NAT64'],
		['http://[fe80::1%25eth0]/', 'zone'],
		['http://169.254.169.254/latest/', 'metadata'],
		['http://localhost/', 'local name'],
		['http://LOCALHOST./', 'local name, upper case, root dot'],
		['http://api.localhost/', 'below a local name'],
		['http://printer.local/', 'multicast DNS'],
		['http://metadata.internal/', 'internal'],
		['http://nas.home.arpa/', 'home'],
		['http://redis/', 'no dot: a machine of the local network'],
		['http://user:secret@example.org/', 'user and password'],
		['http://user@example.org/', 'user'],
		['http://example.org\\@127.0.0.1/', 'backslash'],
		['http://127.0.\n0.1/', 'line break inside'],
		['http://example.org/\r\nX: y', 'header injection'],
		['http://127.0.0.1.1/', 'no address, no name'],
		['//example.org/', 'no scheme'],
		['http://', 'nothing'],
		['file:///etc/passwd', 'file'],
		['gopher://example.org/', 'gopher'],
		['data:text/xml,<rss/>', 'data'],
		['javascript:alert(1)', 'script'],
		['feed:http://example.org/', 'feed scheme'],
		['http://example.org:22/', 'SSH'],
		['http://example.org:6379/', 'Redis'],
		['http://example.org:0/', 'port 0'],
		['http://example.org:65536/', 'no port'],
	])('refuses %j (%s)', (address) => {
		expect(readTarget(address)).toBeUndefined();
	});

	test.each([
		'http://example.org/feed',
		'https://example.org:443/',
		'http://example.org:8080/rss',
		'https://example.org:8443/rss',
		'https://أخبار.مثال/خلاصة.xml',
		'https://example.org/?u=http://127.0.0.1/',
		'https://127.0.0.1.example.org/',
		'https://localhost.example.org/',
		'https://mylocal.example/',
		'http://8.8.8.8/',
		'http://[2606:4700:4700::1111]/',
		'http://example.org/a b',
	])('allows %s', (address) => {
		expect(readTarget(address)?.protocol).toMatch(/^https?:$/);
	});

	test('a relative address of a redirect is judged after it is resolved', () => {
		const base = new URL('https://example.org/a/feed');
		expect(readTarget('../rss', { base })?.href).toBe('https://example.org/rss');
		expect(readTarget('//127.0.0.1/', { base })).toBeUndefined();
	});

	test('loopback, when allowed, is allowed on any port, and nothing else is', () => {
		const rules = { allowLoopback: true };
		const here = ['http://127.0.0.1:3000/', 'http://localhost:3000/', 'http://[::1]:3000/'];
		const elsewhere = [
			'http://10.0.0.1/',
			'http://example.org:3000/',
			'http://[::ffff:127.0.0.1]:3000/',
			'http://redis:80/',
		];
		expect(here.filter((address) => !readTarget(address, rules))).toEqual([]);
		expect(elsewhere.filter((address) => readTarget(address, rules))).toEqual([]);
	});

	test('no spelling of a private IPv4 address passes', () => {
		const part = fc.integer({ min: 0, max: 255 });
		const spelling = fc.constantFrom(
			(n: number) => `${n}`,
			(n: number) => `0x${n.toString(16)}`,
			(n: number) => `0${n.toString(8)}`,
			(n: number) => `0X${n.toString(16).toUpperCase()}`,
		);
		const address = fc.tuple(fc.constantFrom(0, 10, 127, 169, 172, 192, 100, 240), part, part, part);
		fc.assert(
			fc.property(
				address,
				fc.array(spelling, { minLength: 4, maxLength: 4 }),
				fc.integer({ min: 1, max: 4 }),
				(parts, as, count) => {
					const last = parts.slice(count - 1).reduce((sum, value) => sum * 256 + value, 0);
					const shown = [...parts.slice(0, count - 1), last].map((value, index) => as[index]!(value)).join('.');
					const target = readTarget(`http://${shown}/`);
					return (
						(target !== undefined) === isPublicAddress(parts.join('.')) &&
						(!target || hostOf(target) === parts.join('.'))
					);
				},
			),
			{ numRuns: 5_000, seed: 7 },
		);
	});
});
