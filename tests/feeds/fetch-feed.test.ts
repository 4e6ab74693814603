/** One look at a feed, over real HTTP on loopback: what is asked, what is read, what is remembered. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import { type CheckResult, fetchFeed } from '../../src/feeds/fetch-feed.ts';
import { afterCheck } from '../../src/feeds/health.ts';
import type { ParserPool } from '../../src/feeds/parser-pool.ts';
import { readFeed } from '../../src/feeds/read-feed.ts';
import { unseen } from '../../src/feeds/unseen.ts';
import { createFetcher, type Fetcher } from '../../src/http/fetcher.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

function rss(...titles: string[]): string {
	const items = titles.map((title) => `<item><title>${title}</title><guid>${title}</guid></item>`);
	return `<rss version="2.0"><channel><title>أخبار</title>${items.join('')}</channel></rss>`;
}

type Page = { status?: number; headers?: Record<string, string>; body?: string };

let server: http.Server;
let origin: string;
let fetcher: Fetcher;
let pages: Record<string, Page>;
let asked: http.IncomingMessage[];
let parses: number;

/** Reads in this thread, and counts. */
const pool: ParserPool = {
	read: (bytes, from) => {
		parses += 1;
		return readFeed(bytes, from);
	},
	close: async () => {},
};

beforeAll(async () => {
	server = http.createServer((request, response) => {
		asked.push(request);
		const { status = 200, headers = {}, body = '' } = pages[request.url ?? ''] ?? { status: 404 };
		const isSame = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'];
		response.writeHead(isSame ? 304 : status, headers).end(isSame ? undefined : body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	fetcher = createFetcher({ userAgent: 'Rasid/test', now: () => NOW_MS });
});
afterAll(async () => {
	await fetcher.close();
	server.close();
});
beforeEach(() => {
	pages = { '/rss': { body: rss('أول') } };
	asked = [];
	parses = 0;
});

/** A feed that is looked at again and again, its record kept as the corridor does. */
function watched() {
	const feed: Feed = { id: 'f', feedUrl: `${origin}/rss`, title: 'أخبار', language: 'ar', allowLoopback: true };
	let state: FeedState | undefined;
	let writes = 0;
	return {
		async look(): Promise<CheckResult> {
			const result = await fetchFeed(feed, state, { fetcher, pool, now: () => NOW_MS });
			const checked =
				result.kind === 'changed' ? { ...result, seen: unseen(result.feed, state, { nowMs: NOW_MS }) } : result;
			const next = afterCheck(feed.id, state, checked, NOW_MS);
			if (next !== state) writes += 1;
			state = next;
			return result;
		},
		state: () => state,
		writes: () => writes,
		lastPath: () => asked.at(-1)?.url,
	};
}

describe('an unchanged feed costs no parse and no write', () => {
	test('304 by ETag and date', async () => {
		const lastModified = 'Sun, 01 Mar 2026 11:00:00 GMT';
		pages['/rss'] = {
			body: rss('أول'),
			headers: { etag: '"v1"', 'last-modified': lastModified, 'cache-control': 'max-age=60' },
		};
		const feed = watched();
		expect(await feed.look()).toMatchObject({ kind: 'changed', feed: { entries: [{ title: 'أول' }] } });
		expect(await feed.look()).toEqual({ kind: 'unchanged', freshness: { freshForMs: 60_000, lifetimeMs: 60_000 } });
		expect(asked.at(-1)?.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': lastModified });
		expect([parses, feed.writes()]).toEqual([1, 1]);
	});

	test('the same bytes again, without validators', async () => {
		const feed = watched();
		await feed.look();
		expect((await feed.look()).kind).toBe('unchanged');
		expect([parses, feed.writes()]).toEqual([1, 1]);
		pages['/rss'] = { body: rss('ثان', 'أول') };
		expect((await feed.look()).kind).toBe('changed');
		expect([parses, feed.writes()]).toEqual([2, 2]);
	});

	test('a fault does not make us forget: the same bytes after it are still the same', async () => {
		const feed = watched();
		await feed.look();
		pages['/rss'] = { status: 500 };
		expect(await feed.look()).toMatchObject({ kind: 'failed', fault: { kind: 'http', status: 500 } });
		pages['/rss'] = { body: rss('أول') };
		expect((await feed.look()).kind).toBe('unchanged');
		expect(feed.state()).toMatchObject({ errorCount: 0 });
		expect(parses).toBe(1);
	});
});

describe('a feed that moves', () => {
	test('for good: its new address is asked from then on, once it has answered as a feed', async () => {
		pages['/rss'] = { status: 301, headers: { location: '/new' } };
		pages['/new'] = { body: rss('أول') };
		const feed = watched();
		await feed.look();
		expect(feed.state()?.movedTo).toBe(`${origin}/new`);
		asked = [];
		await feed.look();
		expect(asked.map(({ url }) => url)).toEqual(['/new']);
	});

	test('for now: its old address stays', async () => {
		pages['/rss'] = { status: 302, headers: { location: '/new' } };
		pages['/new'] = { body: rss('أول') };
		const feed = watched();
		await feed.look();
		expect(feed.state()).not.toHaveProperty('movedTo');
	});

	test('to a page that is no feed: the move is not believed', async () => {
		pages['/rss'] = { status: 301, headers: { location: '/parked' } };
		pages['/parked'] = { body: '<!doctype html><html><body>هذا النطاق معروض للبيع</body></html>' };
		const feed = watched();
		expect(await feed.look()).toMatchObject({ kind: 'failed', fault: { kind: 'not-a-feed' } });
		expect(feed.state()).not.toHaveProperty('movedTo');
	});

	test('when the new address fails, both are tried by turns, and the one that answers is kept', async () => {
		pages['/rss'] = { status: 301, headers: { location: '/new' } };
		pages['/new'] = { body: rss('أول') };
		const feed = watched();
		await feed.look();
		pages['/new'] = { status: 404 };
		pages['/rss'] = { status: 404 };
		const paths = [];
		for (let look = 0; look < 4; look += 1) {
			await feed.look();
			paths.push(feed.lastPath());
		}
		expect(paths).toEqual(['/new', '/rss', '/new', '/rss']);
		await feed.look();
		pages['/rss'] = { body: rss('أول') };
		expect((await feed.look()).kind).toBe('changed');
		expect(feed.state()).not.toHaveProperty('movedTo');
	});
});

describe('faults have names', () => {
	test.each<[string, Page, object]>([
		['gone', { status: 410 }, { kind: 'gone' }],
		['busy', { status: 429, headers: { 'retry-after': '600' } }, { kind: 'busy', retryAfterMs: 600_000 }],
		['a bot wall', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' }, { kind: 'challenge' }],
		['missing', { status: 404 }, { kind: 'http', status: 404 }],
		['a page', { body: '<html><body>مرحبا</body></html>' }, { kind: 'not-a-feed' }],
		['nothing', { body: '' }, { kind: 'not-a-feed' }],
	])('%s', async (_, page, fault) => {
		pages['/rss'] = page;
		const feed = watched();
		expect(await feed.look()).toMatchObject({ kind: 'failed', fault });
		expect(feed.state()).toMatchObject({ errorCount: 1, lastError: fault });
	});

	test('a feed on this machine is refused unless its editor allowed it', async () => {
		const result = await fetchFeed({ id: 'f', feedUrl: `${origin}/rss`, title: '', language: 'ar' }, undefined, {
			fetcher,
			pool,
			now: () => NOW_MS,
		});
		expect(result).toMatchObject({ kind: 'failed', fault: { kind: 'address' } });
		expect(asked).toEqual([]);
	});
});

test('the hub in the answer’s header is put before the document’s own', async () => {
	const link = '<https://hub.example/>; rel=hub, <https://almarfa.example/rss>; rel=self';
	const body = rss('أول').replace('</title>', '</title><link rel="hub" href="https://old.example/"/>');
	pages['/rss'] = { body, headers: { link } };
	expect(await watched().look()).toMatchObject({
		feed: { hubUrl: 'https://hub.example/', selfUrl: 'https://almarfa.example/rss' },
	});
});
