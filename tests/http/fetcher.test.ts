/** What a caller gets from the one fetch of the house, over real HTTP on loopback. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher, type FetchOutcome } from '../../src/http/fetcher.ts';

const TEXT = 'قالت الوكالة إن المجلس أقر الموازنة بعد جلسة طويلة. '.repeat(200);
const MEGABYTE = Buffer.alloc(1_000_000, ' ');
const ZEROS = Buffer.alloc(30_000_000);
const FAST = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } };
const EMPTY_PACKET = zlib.gzipSync('');
const seen: http.IncomingMessage[] = [];

const PAGES: Record<string, (response: http.ServerResponse, origin: string) => void> = {
	'/plain': (r) => r.end(TEXT),
	'/gzip': (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(TEXT)),
	'/br': (r) => r.writeHead(200, { 'content-encoding': 'br' }).end(zlib.brotliCompressSync(TEXT)),
	'/zstd': (r) => r.writeHead(200, { 'content-encoding': 'zstd' }).end(zlib.zstdCompressSync(TEXT)),
	'/deflate': (r) => r.writeHead(200, { 'content-encoding': 'deflate' }).end(zlib.deflateSync(TEXT)),
	'/bomb': (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(ZEROS)),
	'/bomb-br': (r) => r.writeHead(200, { 'content-encoding': 'br' }).end(zlib.brotliCompressSync(ZEROS, FAST)),
	'/bomb-zstd': (r) => r.writeHead(200, { 'content-encoding': 'zstd' }).end(zlib.zstdCompressSync(ZEROS)),
	'/bomb-in-bomb': (r) =>
		r.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(zlib.gzipSync(zlib.gzipSync(ZEROS))),
	// Six megabytes between the two layers, made of packets that hold nothing.
	'/bomb-of-nothing': (r) =>
		r.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(zlib.gzipSync(Buffer.alloc(6_000_000, EMPTY_PACKET))),
	'/chain': (r) => r.writeHead(200, { 'content-encoding': Array(200).fill('gzip').join(', ') }).end('x'),
	'/cut-short': (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(TEXT).subarray(0, 100)),
	'/endless': (r) => {
		const more = () => {
			while (!r.destroyed && r.write(MEGABYTE));
		};
		r.on('drain', more);
		more();
	},
	'/drip': (r) => r.write('<rss>'),
	'/silent': () => {},
	'/reset': (r) => r.socket?.destroy(),
	'/long-header': (r) => r.writeHead(200, { x: 'a'.repeat(40_000) }).end('x'),
	'/gone': (r) => r.writeHead(410).end(),
	'/busy': (r) => r.writeHead(429, { 'retry-after': '90' }).end(),
	'/overloaded': (r) => r.writeHead(503, { 'retry-after': 'Sun, 01 Mar 2026 12:10:00 GMT' }).end(),
	'/broken': (r) => r.writeHead(503).end(),
	'/missing': (r) => r.writeHead(404).end(),
	'/wall': (r) => r.writeHead(403, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Just a moment</html>'),
	'/cloudflare': (r) => r.writeHead(503, { 'cf-mitigated': 'challenge' }).end(),
	'/forbidden': (r) => r.writeHead(403, { 'content-type': 'text/plain' }).end(),
	'/same': (r) => r.writeHead(304, { etag: '"a"', 'cache-control': 'max-age=60' }).end(),
	'/moved': (r) => r.writeHead(301, { location: '/moved-again' }).end(),
	'/moved-again': (r) => r.writeHead(308, { location: '/plain' }).end(),
	'/moved-then-lent': (r) => r.writeHead(301, { location: '/lent' }).end(),
	'/lent': (r) => r.writeHead(302, { location: '/moved' }).end(),
	'/moved-same': (r) => r.writeHead(301, { location: '/same' }).end(),
	'/loop': (r) => r.writeHead(302, { location: '/loop' }).end(),
	'/5': (r) => r.writeHead(302, { location: '/4' }).end(),
	'/4': (r) => r.writeHead(302, { location: '/3' }).end(),
	'/3': (r) => r.writeHead(302, { location: '/2' }).end(),
	'/2': (r) => r.writeHead(302, { location: '/1' }).end(),
	'/1': (r) => r.writeHead(302, { location: '/plain' }).end(),
	'/6': (r) => r.writeHead(302, { location: '/5' }).end(),
	'/away': (r, origin) => r.writeHead(302, { location: `${origin.replace('127.0.0.1', 'localhost')}/plain` }).end(),
	'/nowhere': (r) => r.writeHead(302).end(),
	'/cookies': (r) => r.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end('x'),
};

let server: http.Server;
let origin: string;
let fetcher: Fetcher;

beforeAll(async () => {
	server = http.createServer((request, response) => {
		seen.push(request);
		PAGES[request.url ?? '']?.(response, origin);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	fetcher = createFetcher({ userAgent: 'Rasid/test', now: () => Date.parse('2026-03-01T12:00:00Z') });
});

afterAll(async () => {
	await fetcher.close();
	server.closeAllConnections();
	server.close();
});

function get(path: string, request: Parameters<Fetcher['fetch']>[1] = {}): Promise<FetchOutcome> {
	return fetcher.fetch(origin + path, { allowLoopback: true, ...request });
}

describe('bodies', () => {
	test.each(['/plain', '/gzip', '/br', '/zstd', '/deflate'])('%s is read in full', async (path) => {
		const outcome = await get(path);
		expect(outcome.kind === 'ok' && Buffer.from(outcome.bytes).toString()).toBe(TEXT);
	});

	test.each(['/bomb', '/bomb-br', '/bomb-zstd', '/bomb-in-bomb', '/bomb-of-nothing', '/endless'])(
		'%s is cut off',
		async (path) => {
			expect(await get(path)).toMatchObject({ kind: 'fault', fault: { kind: 'too-large' } });
		},
	);

	test('the bound counts decoded bytes, to the byte', async () => {
		const size = Buffer.byteLength(TEXT);
		expect((await get('/gzip', { maxBytes: size })).kind).toBe('ok');
		expect(await get('/gzip', { maxBytes: size - 1 })).toMatchObject({ fault: { kind: 'too-large' } });
		expect(await get('/plain', { maxBytes: size - 1 })).toMatchObject({ fault: { kind: 'too-large' } });
	});

	test.each(['/chain', '/cut-short', '/reset', '/long-header'])('%s is a fault of the network', async (path) => {
		expect(await get(path)).toMatchObject({ kind: 'fault', fault: { kind: 'network' } });
	});

	test.each(['/drip', '/silent'])('%s ends at the deadline', async (path) => {
		expect(await get(path, { timeoutMs: 100 })).toMatchObject({ kind: 'fault', fault: { kind: 'timeout' } });
	});
});

describe('answers', () => {
	test.each([
		['/gone', { kind: 'gone', status: 410 }],
		['/busy', { kind: 'busy', status: 429, retryAfterMs: 90_000 }],
		['/overloaded', { kind: 'busy', status: 503, retryAfterMs: 600_000 }],
		['/broken', { kind: 'http', status: 503 }],
		['/missing', { kind: 'http', status: 404 }],
		['/nowhere', { kind: 'http', status: 302 }],
		['/wall', { kind: 'challenge', status: 403 }],
		['/cloudflare', { kind: 'challenge', status: 503 }],
		['/forbidden', { kind: 'http', status: 403 }],
		['/loop', { kind: 'http' }],
	])('%s is %j', async (path, fault) => {
		expect(await get(path)).toMatchObject({ kind: 'fault', fault });
	});

	test('304 carries its headers and no body', async () => {
		const outcome = await get('/same', { headers: { 'if-none-match': '"a"' } });
		expect(outcome).toMatchObject({ kind: 'not-modified', headers: { etag: '"a"', 'cache-control': 'max-age=60' } });
		expect(seen.at(-1)?.headers).toMatchObject({ 'if-none-match': '"a"', 'user-agent': 'Rasid/test' });
	});

	test('several lines of one header are joined', async () => {
		expect(await get('/cookies')).toMatchObject({ headers: { 'set-cookie': 'a=1, b=2' } });
	});
});

describe('redirects', () => {
	test('301 and 308 all the way are a move for good', async () => {
		expect(await get('/moved')).toMatchObject({ kind: 'ok', url: `${origin}/plain`, permanentUrl: `${origin}/plain` });
		expect(await get('/moved-same')).toMatchObject({ kind: 'not-modified', permanentUrl: `${origin}/same` });
	});

	test('one temporary step makes the whole way temporary', async () => {
		const outcome = await get('/moved-then-lent');
		expect(outcome).toMatchObject({ kind: 'ok', url: `${origin}/plain` });
		expect(outcome).not.toHaveProperty('permanentUrl');
	});

	test('five are followed, a sixth is not', async () => {
		expect((await get('/5')).kind).toBe('ok');
		expect(await get('/6')).toMatchObject({ kind: 'fault', fault: { kind: 'http', status: 302 } });
	});

	test('a key is not shown to another site', async () => {
		await get('/away', { headers: { authorization: 'Bearer secret', cookie: 'a=1', accept: 'text/xml' } });
		expect(seen.at(-1)?.headers).toMatchObject({ accept: 'text/xml' });
		expect(seen.at(-1)?.headers).not.toHaveProperty('authorization');
		expect(seen.at(-1)?.headers).not.toHaveProperty('cookie');
	});

	test('what is posted is not posted elsewhere', async () => {
		expect(await get('/moved', { method: 'POST', body: '{}' })).toMatchObject({ fault: { kind: 'http', status: 301 } });
	});
});

describe('bounds of the caller', () => {
	test('its own abort is its own, not a fault of the feed', async () => {
		const stop = new AbortController();
		const pending = get('/silent', { signal: stop.signal });
		stop.abort(new Error('shutting down'));
		await expect(pending).rejects.toThrow('shutting down');
	});

	test('this machine is not asked unless the caller says so', async () => {
		const before = seen.length;
		expect(await get('/plain', { allowLoopback: false })).toMatchObject({ fault: { kind: 'address' } });
		expect(seen.length).toBe(before);
	});

	test('proxy variables of the environment change nothing', async () => {
		process.env['HTTP_PROXY'] = 'http://127.0.0.1:9/';
		process.env['NODE_USE_ENV_PROXY'] = '1';
		const fresh = createFetcher({ userAgent: 'Rasid/test', now: () => 0 });
		const outcome = await fresh.fetch(`${origin}/plain`, { allowLoopback: true });
		await fresh.close();
		delete process.env['HTTP_PROXY'];
		delete process.env['NODE_USE_ENV_PROXY'];
		expect(outcome.kind).toBe('ok');
	});
});
