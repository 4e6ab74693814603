/** Nobody's address leads into a private network: not by name, by redirect, by rebinding or by a pooled connection. */
import type http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/http/fetcher.ts';
import { createGuardedAgent } from '../../src/http/guarded-agent.ts';
import { isPublicAddress } from '../../src/http/public-address.ts';
import { type FakeInternet, fakeInternet } from './fake-internet.ts';

const PUBLIC = '93.184.216.34';

const NAMES = {
	'news.example': [PUBLIC, '2606:4700:4700::1111'],
	'rebind.example': { sequence: [[PUBLIC], ['127.0.0.1']] },
	'loopback.example': ['127.0.0.1'],
	'loopback6.example': ['::1'],
	'metadata.example': ['169.254.169.254'],
	'half.example': [PUBLIC, '10.0.0.5'],
	'half6.example': [PUBLIC, 'fd00::1'],
	'mapped.example': ['::ffff:127.0.0.1'],
	'nat64.example': ['64:ff9b::7f00:1'],
	'empty.example': [],
	'dead.example': 'ESERVFAIL',
};

/** A permitted site that sends everyone to the address after "?". */
const sendOn: http.RequestListener = (request, response) => {
	const [path, target] = (request.url ?? '').split('?to=');
	if (target === undefined) response.end('ok');
	else response.writeHead(Number(path!.slice(1)), { location: decodeURIComponent(target) }).end();
};

describe('the fetch', () => {
	let internet: FakeInternet;
	let fetcher: Fetcher;

	beforeEach(async () => {
		internet = await fakeInternet(NAMES, sendOn);
		fetcher = createFetcher({ userAgent: 'Rasid/test', now: () => 0, lookup: internet.lookup });
	});
	afterEach(async () => {
		await fetcher.close();
		await internet.close();
	});

	test('the pretended internet works: a public name is reached', async () => {
		expect((await fetcher.fetch('http://news.example/')).kind).toBe('ok');
		expect(internet.reached).toEqual([NAMES['news.example']]);
	});

	test.each(Object.keys(NAMES).filter((name) => !['news.example', 'rebind.example'].includes(name)))(
		'%s leads nowhere, over http and https',
		async (name) => {
			const outcomes = [await fetcher.fetch(`http://${name}/`), await fetcher.fetch(`https://${name}/`)];
			expect(outcomes.map(({ kind }) => kind)).toEqual(['fault', 'fault']);
			expect(internet.reached).toEqual([]);
		},
	);

	test('all ways to fail to connect are worded alike', async () => {
		const addresses = ['http://10.0.0.1/', 'http://metadata.example/', 'http://dead.example/', 'https://news.example/'];
		const outcomes = await Promise.all(addresses.map((address) => fetcher.fetch(address)));
		const wordings = new Set(outcomes.map((outcome) => outcome.kind === 'fault' && outcome.fault.message));
		expect(wordings.size).toBe(1);
	});

	const TARGETS = [
		'http://127.0.0.1/',
		'http://[::1]/',
		'http://[::ffff:127.0.0.1]/',
		'//127.0.0.1/',
		'http://2130706433/',
		'http://localhost/',
		'file:///etc/passwd',
		'http://loopback.example/',
		'http://169.254.169.254/latest/meta-data/',
		'https://half6.example/',
		'http://news.example:22/',
	];
	test.each(TARGETS.flatMap((target) => [301, 302, 303, 307, 308].map((status) => [status, target] as const)))(
		'a %i to %s is refused',
		async (status, target) => {
			const outcome = await fetcher.fetch(`http://news.example/${status}?to=${encodeURIComponent(target)}`);
			expect(outcome).toMatchObject({ kind: 'fault', fault: { kind: 'address' } });
			expect(internet.reached.flat().filter((address) => !isPublicAddress(address))).toEqual([]);
		},
	);

	test('a private address behind several redirects is refused all the same', async () => {
		const step = (target: string) => `http://news.example/302?to=${encodeURIComponent(target)}`;
		expect(await fetcher.fetch(step(step(step('http://10.0.0.1/'))))).toMatchObject({ fault: { kind: 'address' } });
		expect(await fetcher.fetch(step(step(step('http://news.example/'))))).toMatchObject({ kind: 'ok' });
	});

	test('a name that changes its answer is judged at each connection', async () => {
		const rebind = 'http://rebind.example/';
		const first = await fetcher.fetch(`http://rebind.example/302?to=${encodeURIComponent('https://rebind.example/')}`);
		expect(first).toMatchObject({ kind: 'fault', fault: { kind: 'address' } });
		expect(internet.reached).toEqual([[PUBLIC]]);
		expect(await fetcher.fetch(rebind.replace('http:', 'https:'))).toMatchObject({ fault: { kind: 'address' } });
	});
});

describe('the agent alone, on any port, with a canary listening', () => {
	const canaries: net.Server[] = [];
	let connections = 0;

	beforeEach(async () => {
		for (const host of ['127.0.0.1', '::1']) {
			const canary = net.createServer((socket) => {
				connections += 1;
				socket.destroy();
			});
			await new Promise<void>((resolve) => canary.listen(0, host, resolve).once('error', () => resolve()));
			if (canary.listening) canaries.push(canary);
		}
	});
	afterEach(() => {
		for (const canary of canaries.splice(0)) canary.close();
	});

	test('sees no connection', async () => {
		const ports = canaries.map((canary) => (canary.address() as AddressInfo).port);
		const own = Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? []);
		const hosts = [
			'127.0.0.1',
			'[::1]',
			'127.1',
			'[::ffff:127.0.0.1]',
			'localhost',
			'loopback.example',
			'loopback6.example',
		].concat('0.0.0.0', '[::]', ...own.filter((address) => !address.includes(':')));
		const lookup = async (host: string) => NAMES[host as 'loopback.example'] ?? ['127.0.0.1', '::1'];
		const agent = createGuardedAgent({ lookup, allowLoopback: false });
		const attempts = ports.flatMap((port) =>
			hosts.map((host) => ({ origin: new URL(`http://${host}:${port}`).origin })),
		);
		const answers = await Promise.allSettled(
			attempts.map(({ origin }) => agent.request({ origin, path: '/', method: 'GET' })),
		);
		await agent.destroy();
		expect(ports.length).toBeGreaterThan(0);
		expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(
			attempts.map(() => 'RASID_ADDRESS_REFUSED'),
		);
		expect(connections).toBe(0);
	});

	test('refuses a public address that is our own', async () => {
		const options = { lookup: async () => [PUBLIC], allowLoopback: false, ownAddresses: () => [PUBLIC] };
		const agent = createGuardedAgent(options);
		for (const origin of [`http://${PUBLIC}`, 'http://us.example']) {
			const answer = agent.request({ origin, path: '/', method: 'GET' });
			await expect(answer).rejects.toMatchObject({ code: 'RASID_ADDRESS_REFUSED' });
		}
		await agent.destroy();
	});
});
