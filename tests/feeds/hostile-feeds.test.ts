import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../src/feeds/read-feed.ts';
import { plainText } from '../../src/text/html.ts';

const item = (inside: string) =>
	`<rss version="2.0"><channel><title>ت</title><item><title>قبل</title></item><item>${inside}</item><item><title>بعد</title></item></channel></rss>`;

/** Sizes at which quadratic code needs minutes: the test's own time limit is the judge. */
const SHAPES: Readonly<Record<string, () => string>> = {
	'"<" without ">"': () => item(`<description>${'&lt;'.repeat(500_000)}</description>`),
	'unfinished tags in CDATA': () => item(`<description><![CDATA[${'<a '.repeat(400_000)}]]></description>`),
	'unfinished attributes': () => item(`<title><![CDATA[${'<a href="'.repeat(300_000)}]]></title>`),
	'bare ampersands': () => item(`<description>${'&'.repeat(1_000_000)}</description>`),
	'bare "<"': () => item(`<description>${'< '.repeat(1_000_000)}</description>`),
	'end tags of nothing': () => item(`<description>${'<b>'.repeat(60)}${'</x>'.repeat(500_000)}</description>`),
	'start tags without end': () => item('<b>'.repeat(500_000)),
	'a deep body': () => item(`<description>${'<b>'.repeat(300_000)}ع${'</b>'.repeat(300_000)}</description>`),
	'a deep unknown element': () => item(`${'<x>'.repeat(300_000)}${'</x>'.repeat(300_000)}`),
	'many attributes': () =>
		item(`<description ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(' ')}>ع</description>`),
	'many namespaces': () =>
		item(`<a ${Array.from({ length: 20_000 }, (_, at) => `xmlns:n${at}="u:${at}"`).join(' ')}/>`),
	'many categories': () => item('<category>ع</category>'.repeat(100_000)),
	'a long name': () => item(`<${'a'.repeat(1_000_000)}/>`),
	'a long address': () => item(`<link>https://e.example/${'a/'.repeat(500_000)}</link>`),
	'a long base': () =>
		item(
			`<description xml:base="http://e/${'a/'.repeat(50_000)}">${'&lt;a href="x"&gt;'.repeat(20_000)}</description>`,
		),
	'long dates': () => item(`<pubDate>${'1:'.repeat(500_000)}</pubDate><pubDate>${'1 '.repeat(500_000)}</pubDate>`),
	'a long author': () => item(`<author>${'('.repeat(500_000)}</author>`),
	'comments in a row': () => `${'<!--a-->'.repeat(200_000)}${item('')}`,
	'prototype names': () =>
		item('<__proto__><title>ع</title></__proto__><constructor/><description>&__proto__;</description>'),
	'a name that breaks xml2js': () => item('<_>x</_><description><_>x</_></description>'),
	'objects for strings': () =>
		item('<title><a><b/></a></title><link><x/></link><guid><y>1</y></guid><pubDate><z/></pubDate>'),
};

describe('hostile feeds', () => {
	test.each(Object.entries(SHAPES))('%s: the entries around it are read', async (_, shape) => {
		const result = await readFeed(new TextEncoder().encode(shape()), { url: 'https://e.example/rss' });
		if (result.kind === 'fault') throw new Error(result.fault.kind);
		const titles = result.feed.entries.map(({ title }) => title);
		expect(titles[0]).toBe('قبل');
		for (const { summary = '' } of result.feed.entries) expect(plainText(summary).length).toBeLessThan(1_000_000);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	test('entities neither grow nor reach for files', async () => {
		const layers = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
		const text = `<!DOCTYPE rss [<!ENTITY l0 "ha">${layers}<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY s "${'x'.repeat(90)}">]>`;
		const body = `&l9;&f;${'&s;'.repeat(300_000)}`;
		const result = await readFeed(new TextEncoder().encode(text + item(`<description>${body}</description>`)));
		if (result.kind === 'fault') throw new Error(result.fault.kind);
		const summary = result.feed.entries[1]?.summary ?? '';
		expect(plainText(summary).startsWith('&l9;&f;xxx')).toBe(true);
		expect(summary.length).toBeLessThan(1_000_000);
	});

	test('no control character, lone surrogate or mark comes through', async () => {
		const text = item('<title>a\u0000b\u0008c&#0;&#11;&#xD800;&#x110000;d\uFFFE</title>');
		const result = await readFeed(new TextEncoder().encode(text));
		const title = result.kind === 'feed' ? result.feed.entries[1]?.title : '';
		expect(title).toMatch(/^abc\uFFFD*d$/);
	});

	test('whatever befalls the bytes, the answer is a value that can be cloned', async () => {
		const folder = join(import.meta.dirname, '../fixtures/feeds');
		const small = readdirSync(folder).filter((file) => file !== 'entries-capped.xml');
		const originals = small.map((file) => readFileSync(join(folder, file)));
		const fragment = fc.constantFrom(
			'<',
			'>',
			'&',
			'"',
			']]>',
			'<![CDATA[',
			'<!--',
			'</item>',
			'<item>',
			'<title>',
			'\u0000',
			'&#x;',
			'<!DOCTYPE [',
		);
		const mutation = fc.tuple(fc.nat(3000), fc.nat(40), fragment);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...originals),
				fc.array(mutation, { minLength: 1, maxLength: 8 }),
				async (original, mutations) => {
					let bytes: Buffer = original;
					for (const [at, cut, insert] of mutations) {
						bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(insert), bytes.subarray(at + cut)]);
					}
					const result = structuredClone(await readFeed(bytes, { url: 'https://e.example/rss' }));
					if (result.kind === 'fault') return;
					for (const { link, title = '' } of result.feed.entries) {
						expect(link ?? 'https://').toMatch(/^https?:/);
						expect(title.isWellFormed()).toBe(true);
					}
				},
			),
			{ numRuns: 300, seed: 20_250_512 },
		);
	});
});
