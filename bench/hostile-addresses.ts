/**
 * Runs lists of hostile addresses through the guarded fetch and counts what would reach a private place.
 * node bench/hostile-addresses.ts [FOLDER], by default ../shared/data/hostile: ssrf-urls.txt, ssrf-redirects.txt,
 * ssrf-ips.txt, ssrf-allow.txt and dns-fixtures.json. Every connection is recorded and none leaves this machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { createFetcher } from '../src/http/fetcher.ts';
import { isPublicAddress } from '../src/http/public-address.ts';
import { fakeInternet, type Names } from '../tests/http/fake-internet.ts';

const PUBLIC = '93.184.216.34';
/** Ports that the guard lets through, so that only the address can stop a request. */
const PORTS = [80, 443, 8080, 8443];
const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/data/hostile');

if (!existsSync(join(folder, 'ssrf-urls.txt'))) {
	console.log(`No lists of hostile addresses in ${folder}: nothing was measured.`);
	process.exit(0);
}

function rows(file: string): string[][] {
	const lines = readFileSync(join(folder, file), 'utf8').split('\n');
	return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

type Fixture = readonly string[] | { sequence?: string[][]; answers?: string[]; error?: string };

function names(): Names {
	const fixtures = JSON.parse(readFileSync(join(folder, 'dns-fixtures.json'), 'utf8')) as Record<string, Fixture>;
	const entries = Object.entries(fixtures).map(([name, fixture]) => {
		if (Array.isArray(fixture)) return [name, fixture] as const;
		const { sequence, answers, error } = fixture as Exclude<Fixture, readonly string[]>;
		return [name, sequence ? { sequence } : (error ?? answers ?? [])] as const;
	});
	return Object.fromEntries(entries) as Names;
}

const fixtures = names();
const internet = await fakeInternet(fixtures, (request, response) => {
	const target = request.headers['x-send-to'];
	if (typeof target !== 'string' || request.url !== '/start') return void response.end('ok');
	response.writeHead(Number(request.headers['x-status']), { location: target }).end();
});
const allowed = rows('ssrf-allow.txt').map(([url]) => url!);
const known = new Set(['redirector.example', 'example.org', ...allowed.map((url) => new URL(url).hostname)]);
const fetcher = createFetcher({
	userAgent: 'Rasid/bench',
	now: () => 0,
	lookup: (host) => (known.has(host) ? Promise.resolve([PUBLIC]) : internet.lookup(host)),
});

async function reachedBy(url: string, headers: Record<string, string> = {}): Promise<{ hit: boolean; kind: string }> {
	const before = internet.reached.length;
	const outcome = await fetcher.fetch(url, { headers, timeoutMs: 2_000 });
	const reached = internet.reached.slice(before).flat();
	return { hit: reached.some((address) => !isPublicByEdge(address)), kind: outcome.kind };
}

/** The judge of what was reached: Node's own list, not the code under test. */
const blocked = { ipv4: new net.BlockList(), ipv6: new net.BlockList() };
for (const [verdict, , range] of rows('ssrf-ips.txt')) {
	if (verdict !== 'deny' || !range) continue;
	const [address, prefix] = range.split('/') as [string, string];
	const family = address.includes(':') ? 'ipv6' : 'ipv4';
	blocked[family].addSubnet(address, Number(prefix), family);
}
function isPublicByEdge(address: string): boolean {
	const family = net.isIPv4(address) ? 'ipv4' : 'ipv6';
	return address !== '168.63.129.16' && !blocked[family].check(address, family);
}

const fill = (text: string) =>
	text.replace(/\{(CANARY|OWN_WEB_PORT|REDIS_PORT)\}/g, '8080').replace('{HOST_PUBLIC_IP}', '127.0.0.1');

const urls = { total: 0, reached: 0, answered: [] as string[] };
for (const [, encoded] of rows('ssrf-urls.txt')) {
	const url = fill(JSON.parse(encoded!) as string);
	const { hit, kind } = await reachedBy(url);
	urls.total += 1;
	if (hit) urls.reached += 1;
	if (kind === 'ok') urls.answered.push(JSON.stringify(url));
}
const redirects = { total: 0, reached: 0, answered: 0 };
for (const [status, target] of rows('ssrf-redirects.txt')) {
	const { hit, kind } = await reachedBy('http://redirector.example/start', {
		'x-status': status!,
		'x-send-to': fill(target!),
	});
	redirects.total += 1;
	if (hit) redirects.reached += 1;
	if (kind === 'ok') redirects.answered += 1;
}
const edges = rows('ssrf-ips.txt');
const wrongEdges = edges.filter(([verdict, address]) => isPublicAddress(address!) !== (verdict === 'allow'));
const refused: string[] = [];
for (const url of allowed) {
	const outcome = await fetcher.fetch(url);
	if (outcome.kind === 'fault' && outcome.fault.kind === 'address') refused.push(url);
}
await fetcher.close();
await internet.close();

/** Once more on the real network stack, with every name leading to this machine, where canaries listen. */
let canaryConnections = 0;
const canaries = PORTS.flatMap((port) => ['127.0.0.1', '::1'].map((host) => ({ port, host }))).map(({ port, host }) => {
	const canary = net.createServer((socket) => {
		canaryConnections += 1;
		socket.destroy();
	});
	canary.on('error', () => console.log(`No canary could listen on ${host}, port ${port}.`));
	return canary.listen(port, host);
});
const everyNameIsHere = createFetcher({
	userAgent: 'Rasid/bench',
	now: () => 0,
	lookup: async () => ['127.0.0.1', '::1'],
});
const literal = (url: string) => net.isIP(URL.parse(url)?.hostname.replace(/^\[|\]$/g, '') ?? '') !== 0;
const towardsCanary = rows('ssrf-urls.txt').map(([, encoded]) => fill(JSON.parse(encoded!) as string));
for (const url of [...towardsCanary, ...allowed.filter((address) => !literal(address))])
	await everyNameIsHere.fetch(url);
await everyNameIsHere.close();
for (const canary of canaries) canary.close();

console.log(`addresses:  ${urls.reached} of ${urls.total} reach a non-public address`);
console.log(`            answered from a public one: ${urls.answered.join(' ') || 'none'}`);
console.log(
	`redirects:  ${redirects.reached} of ${redirects.total} reach a non-public address, ${redirects.answered} answered`,
);
console.log(`edges:      ${wrongEdges.length} of ${edges.length} judged wrongly`);
console.log(`allowed:    ${refused.length} of ${allowed.length} refused ${refused.join(' ')}`);
console.log(`canary:     ${canaryConnections} connections on ports ${PORTS.join(', ')}`);
