import { describe, expect, test } from 'vitest';
import { articleLines, createFullTextReader } from '../../src/articles/full-text.ts';
import type { Fetch } from '../../src/articles/robots.ts';
import type { FetchOutcome } from '../../src/http/fetcher.ts';

const PARAGRAPH =
	'بدأت بلدية المدينة صباح الأحد توسيع الميناء القديم بعد انتظار دام سنوات، وقالت رئيستها إن العمل سينتهي قبل الموعد المحدد له.';
const PAGE = `<html><head><title>الميناء</title></head><body><nav><a href="/">الرئيسية</a></nav><article><h1>الميناء</h1>${`<p>${PARAGRAPH}</p>`.repeat(4)}</article><footer>اتصل بنا</footer></body></html>`;
const URL_OF_PAGE = 'https://coast.example/news/harbour';

/** Answers by path; a number is a status of refusal. */
function site(pages: Readonly<Record<string, string | number>>): { fetch: Fetch; asked: string[] } {
	const asked: string[] = [];
	async function fetch(url: string): Promise<FetchOutcome> {
		asked.push(new URL(url).pathname);
		const page = pages[new URL(url).pathname] ?? 404;
		if (typeof page === 'number') return { kind: 'fault', fault: { kind: 'http', message: '', status: page } };
		return { kind: 'ok', status: 200, headers: { 'content-type': 'text/html' }, bytes: Buffer.from(page), url };
	}
	return { fetch, asked };
}

describe('the full text of a page', () => {
	test('is its article’s paragraphs', async () => {
		const { fetch } = site({ '/news/harbour': PAGE });
		const found = await createFullTextReader(fetch, 'rasid', () => 0).read(URL_OF_PAGE);
		expect(found).toMatchObject({ kind: 'text' });
		expect(found.kind === 'text' && found.lines.filter((line) => line === PARAGRAPH)).toHaveLength(4);
		expect(JSON.stringify(found)).not.toMatch(/الرئيسية|اتصل بنا/);
	});

	test.each<[string, string | number, string]>([
		['robots.txt forbids it', 'User-agent: rasid\nDisallow: /news/', 'forbidden'],
		['robots.txt forbids another', 'User-agent: other\nDisallow: /', 'text'],
		['there is no robots.txt', 404, 'text'],
		['robots.txt cannot be read', 503, 'forbidden'],
	])('%s: %s → %s', async (_, robots, kind) => {
		const { fetch, asked } = site({ '/robots.txt': robots, '/news/harbour': PAGE });
		expect((await createFullTextReader(fetch, 'rasid', () => 0).read(URL_OF_PAGE)).kind).toBe(kind);
		expect(asked.includes('/news/harbour')).toBe(kind === 'text');
	});

	test('robots.txt is asked once for half a day', async () => {
		let now = 0;
		const { fetch, asked } = site({ '/news/harbour': PAGE });
		const reader = createFullTextReader(fetch, 'rasid', () => now);
		for (const hours of [0, 1, 12]) {
			now += hours * 3600_000;
			await reader.read(URL_OF_PAGE);
		}
		expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(2);
	});

	test('a page that cannot be fetched is told from one without an article', async () => {
		const { fetch } = site({ '/news/harbour': 500, '/news/empty': '<p>قصير</p>' });
		const reader = createFullTextReader(fetch, 'rasid', () => 0);
		expect(await reader.read(URL_OF_PAGE)).toEqual({ kind: 'unreachable' });
		expect(await reader.read('https://coast.example/news/empty')).toEqual({ kind: 'unreadable' });
	});
});

describe('a hostile page is refused before it is parsed', () => {
	test.each([
		['deep', '<div>'.repeat(500) + PARAGRAPH],
		['of many elements', `<article>${'<b>x</b>'.repeat(30_000)}${PARAGRAPH}</article>`],
		['deep and long', '<div>'.repeat(90) + `<p>${PARAGRAPH}</p>`.repeat(3_000)],
	])('%s', (_, html) => {
		expect(articleLines(html)).toEqual([]);
	});
});

describe('a page in another charset', () => {
	/** "مدينة" in windows-1256. */
	const word = Buffer.from([0xe3, 0xcf, 0xed, 0xe4, 0xc9]);

	function page(head: string): Buffer {
		const paragraph = [Buffer.from('<p>'), word, Buffer.from(` ${'Harbour, quay and town. '.repeat(8)}</p>`)];
		const paragraphs = Array.from({ length: 4 }, () => Buffer.concat(paragraph));
		return Buffer.concat([
			Buffer.from(`<html><head>${head}</head><body><article>`),
			...paragraphs,
			Buffer.from('</article></body></html>'),
		]);
	}

	test.each([
		['the header', 'text/html; charset=windows-1256', ''],
		['its own meta', 'text/html', '<meta charset="windows-1256">'],
	])('is read as %s says', async (_, contentType, head) => {
		async function fetch(url: string): Promise<FetchOutcome> {
			if (url.endsWith('robots.txt')) return { kind: 'fault', fault: { kind: 'http', message: '', status: 404 } };
			return { kind: 'ok', status: 200, headers: { 'content-type': contentType }, bytes: page(head), url };
		}
		const found = await createFullTextReader(fetch, 'rasid', () => 0).read(URL_OF_PAGE);
		expect(JSON.stringify(found)).toContain('مدينة');
	});
});
