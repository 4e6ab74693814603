/** Finding feeds behind an address, through the guarded fetch and the real parser. */
import type http from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { findFeeds } from '../../src/feeds/find-feeds.ts';
import { createParserPool } from '../../src/feeds/parser-pool.ts';
import { createFetcher } from '../../src/http/fetcher.ts';
import { type FakeInternet, fakeInternet } from '../http/fake-internet.ts';

const RSS = (title: string) =>
	`<rss version="2.0"><channel><title>${title}</title><link>http://outlet.example/</link><language>ar</language><item><title>خبر</title><link>http://outlet.example/1</link></item></channel></rss>`;
const PAGES: Readonly<Record<string, string>> = {
	'/': '<html><head><link rel="alternate" type="application/rss+xml" href="/politics.xml"><link rel="alternate" type="application/rss+xml" href="/dead.xml"></head><a href="/rss/world">العالم RSS</a></html>',
	'/politics.xml': RSS('سياسة'),
	'/rss/world': RSS('العالم'),
	'/plain': '<html><p>لا شيء هنا</p></html>',
};

let internet: FakeInternet;
const pool = createParserPool({ size: 1 });
afterEach(() => internet.close());

async function find(address: string, pages = PAGES) {
	const answer: http.RequestListener = (request, response) => {
		const page = pages[request.url!];
		response.writeHead(page ? 200 : 404, { 'content-type': page?.startsWith('<rss') ? 'text/xml' : 'text/html' });
		response.end(page ?? '');
	};
	internet = await fakeInternet({ 'outlet.example': ['93.184.216.34'], 'inside.example': ['10.0.0.7'] }, answer);
	const fetcher = createFetcher({ userAgent: 'test', now: Date.now, lookup: internet.lookup });
	const found = await findFeeds(address, { fetcher, pool });
	await fetcher.close();
	return found;
}

test('a feed’s own address is that feed', async () => {
	expect(await find('http://outlet.example/politics.xml')).toEqual({
		kind: 'found',
		feeds: [
			{
				url: 'http://outlet.example/politics.xml',
				title: 'سياسة',
				siteUrl: 'http://outlet.example/',
				language: 'ar',
				entries: 1,
			},
		],
	});
});
test('a page’s feeds are those that can really be read', async () => {
	const found = await find('http://outlet.example/');
	expect(found.kind === 'found' && found.feeds.map(({ url }) => url)).toEqual([
		'http://outlet.example/politics.xml',
		'http://outlet.example/rss/world',
	]);
});
test('a page without one, and one that is not there', async () => {
	expect(await find('http://outlet.example/plain')).toEqual({ kind: 'none' });
	await internet.close();
	expect(await find('http://outlet.example/missing')).toMatchObject({
		kind: 'none',
		fault: { kind: 'http', status: 404 },
	});
});
test('an address inside our network is never connected to', async () => {
	expect(await find('http://inside.example/')).toMatchObject({ kind: 'none', fault: { kind: 'address' } });
	expect(await findNothing('http://127.0.0.1/')).toBe('address');
	expect(internet.reached.flat()).not.toContain('10.0.0.7');
});

async function findNothing(address: string): Promise<string | undefined> {
	await internet.close();
	const found = await find(address);
	return found.kind === 'none' ? found.fault?.kind : undefined;
}
