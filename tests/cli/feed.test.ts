import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const RASID = resolve(import.meta.dirname, '../../src/cli/rasid.ts');
const FEED =
	'<rss><channel><title>وكالة الميناء</title><item><title>رسو السفينة</title><link>/news/1</link></item></channel></rss>';

describe('the verbs about feeds', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'rasid-feed-'));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	function file(name: string, content: string | Uint8Array): string {
		writeFileSync(join(folder, name), content);
		return join(folder, name);
	}
	function rasid(args: readonly string[], input = '') {
		const { status, stdout, stderr } = spawnSync(process.execPath, [RASID, ...args], { input, encoding: 'utf8' });
		return { status, stderr, lines: stdout.trim().split('\n'), json: () => JSON.parse(stdout) };
	}

	test('feed reads standard input and resolves by --base', () => {
		const { status, json } = rasid(['feed', '-', '--base', 'https://outlet.example/rss'], FEED);
		expect(status).toBe(0);
		expect(json()).toMatchObject({
			title: 'وكالة الميناء',
			language: null,
			entries: [
				{ title: 'رسو السفينة', link: 'https://outlet.example/news/1', authors: [], categories: [], enclosures: [] },
			],
			warnings: [],
		});
	});

	test('feed reads a file in the charset that its saved headers name', () => {
		const letters = new TextDecoder('iso-8859-6').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
		const bytes = Uint8Array.from([...FEED].map((letter) => letters.indexOf(letter)));
		const headers = file('headers.json', '{"Content-Type": "text/xml; charset=iso-8859-6"}');
		const { json } = rasid(['feed', file('feed.xml', bytes), '--headers', headers]);
		expect(json().title).toBe('وكالة الميناء');
	});

	test('a fault is one line of JSON and exit 1', () => {
		const { status, json } = rasid(['feed', '-'], '<html><body>مرحباً</body></html>');
		expect(status).toBe(1);
		expect(json()).toEqual({ error: { kind: 'not-a-feed', message: 'The answer is an HTML page.' } });
	});

	test('an address inside the network is refused before any connection', () => {
		const { status, json } = rasid(['feed', 'http://127.0.0.1:9/rss']);
		expect([status, json().error.kind]).toEqual([1, 'address']);
	});

	test('bad input names the file, wrong use shows the usage', () => {
		const missing = rasid(['feed', join(folder, 'missing.xml')]);
		expect([missing.status, missing.stderr.includes('missing.xml')]).toEqual([1, true]);
		const headers = rasid(['feed', '-', '--headers', file('bad.json', '[]')], FEED);
		expect([headers.status, headers.stderr.includes('bad.json')]).toEqual([1, true]);
		const wrong = rasid(['feed']);
		expect([wrong.status, wrong.stderr.includes('usage: rasid feed')]).toEqual([2, true]);
	});

	test('discover lists what a saved page offers, best first', () => {
		const page = file(
			'page.html',
			'<a href="/rss/sport">رياضة</a><link rel="alternate" type="application/rss+xml" href="/rss">',
		);
		const { lines } = rasid(['discover', page, '--base', 'https://outlet.example/']);
		expect(lines.slice(0, 2).map((line) => JSON.parse(line))).toEqual([
			{ url: 'https://outlet.example/rss', title: null, by: 'link' },
			{ url: 'https://outlet.example/rss/sport', title: 'رياضة', by: 'anchor' },
		]);
	});

	test('an OPML list becomes feeds that export gives back', () => {
		const outline =
			'<outline text="وكالة الميناء" xmlUrl="https://outlet.example/rss" htmlUrl="https://outlet.example/"/>';
		const imported = rasid(['opml', 'import', file('list.opml', `<opml><body>${outline}</body></opml>`)]);
		const exported = rasid(['opml', 'export', file('feeds.yaml', imported.lines.join('\n'))]);
		expect(exported.status).toBe(0);
		expect(exported.lines.join('\n')).toContain(
			'title="وكالة الميناء" xmlUrl="https://outlet.example/rss" htmlUrl="https://outlet.example/"',
		);
	});
});
