import { describe, expect, test } from 'vitest';
import type { Entry, ParsedFeed } from '../../src/domain/feed.ts';
import { type Origin, readFeed } from '../../src/feeds/read-feed.ts';
import { plainText } from '../../src/text/html.ts';

const URL = 'https://outlet.example/feeds/all.xml';

async function read(text: string, origin: Origin = { url: URL }): Promise<ParsedFeed> {
	const result = await readFeed(new TextEncoder().encode(text), origin);
	if (result.kind === 'fault') throw new Error(result.fault.kind);
	return result.feed;
}

async function readItem(inside: string, channel = ''): Promise<Entry> {
	const declarations =
		'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" ' +
		'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
	const feed = await read(
		`<rss version="2.0" ${declarations}><channel>${channel}<item>${inside}</item></channel></rss>`,
	);
	return feed.entries[0]!;
}

async function readAtomEntry(inside: string, attributes = ''): Promise<Entry> {
	const feed = await read(`<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry>${inside}</entry></feed>`);
	return feed.entries[0]!;
}

describe('dialects', () => {
	test('RSS 2.0', async () => {
		const feed = await read(`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
			<title>وكالة الميناء</title><link>https://outlet.example/</link><description>أخبار &lt;b&gt;البحر&lt;/b&gt;</description>
			<language>ar_SA</language><ttl>15</ttl><skipHours><hour>1</hour><hour>24</hour></skipHours>
			<atom:link rel="self" href="https://outlet.example/rss"/><atom:link rel="hub" href="https://hub.example/"/>
			<image><title>شعار</title><url>/logo.png</url><link>https://outlet.example/</link></image>
			<lastBuildDate>Mon, 12 May 2025 10:00:00 +0300</lastBuildDate>
			<item><title>وصول أول سفينة قمح</title><link>/news/1</link><guid isPermaLink="false">n-1</guid></item>
		</channel></rss>`);
		expect(feed).toMatchObject({
			title: 'وكالة الميناء',
			link: 'https://outlet.example/',
			description: 'أخبار البحر',
			language: 'ar-SA',
			ttlMinutes: 15,
			skipHours: [1, 0],
			selfUrl: 'https://outlet.example/rss',
			hubUrl: 'https://hub.example/',
			imageUrl: 'https://outlet.example/logo.png',
			updatedAt: '2025-05-12T07:00:00.000Z',
			entries: [{ id: 'n-1', title: 'وصول أول سفينة قمح', link: 'https://outlet.example/news/1' }],
			warnings: [],
		});
	});

	test('RSS 1.0, its entries beside the channel and told apart by rdf:about', async () => {
		const feed =
			await read(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
			xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
			<channel r:about="https://outlet.example/rdf"><title>وكالة الميناء</title><link>https://outlet.example/</link>
			<dc:language>ar</dc:language><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
			<item r:about="urn:n1"><title>الخبر الأول</title><link>https://outlet.example/1</link><dc:date>2025-05-12T10:00:00Z</dc:date></item>
			<item r:about="urn:n2"><title>الخبر الثاني</title></item></r:RDF>`);
		expect(feed).toMatchObject({ title: 'وكالة الميناء', language: 'ar', ttlMinutes: 15, warnings: [] });
		expect(feed.entries.map(({ id }) => id)).toEqual(['urn:n1', 'urn:n2']);
		expect(feed.entries[0]?.publishedAt).toBe('2025-05-12T10:00:00.000Z');
	});

	test('Atom under any prefix, its entry fields set off by namespace', async () => {
		const feed =
			await read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="urn:x" xml:lang="ar"><a:title>مجلة</a:title>
			<a:link href="https://outlet.example/"/><a:author><a:name>هيئة التحرير</a:name></a:author>
			<a:entry><x:title>ليس عنواناً</x:title><a:title>مقال</a:title><a:id>urn:1</a:id>
			<a:published>2025-05-12T10:00:00+03:00</a:published><a:updated>2025-05-12T11:00:00+03:00</a:updated></a:entry></a:feed>`);
		expect(feed).toMatchObject({ title: 'مجلة', language: 'ar', link: 'https://outlet.example/' });
		expect(feed.entries[0]).toMatchObject({
			id: 'urn:1',
			title: 'مقال',
			authors: ['هيئة التحرير'],
			publishedAt: '2025-05-12T07:00:00.000Z',
			updatedAt: '2025-05-12T08:00:00.000Z',
		});
	});

	test('JSON Feed', async () => {
		const feed = await read(
			JSON.stringify({
				version: 'https://jsonfeed.org/version/1.1',
				title: 'مدونة الميناء',
				home_page_url: 'https://outlet.example/',
				items: [
					{
						id: '1',
						url: '/1',
						title: 'رسو السفينة',
						content_html: '<p>صورة <img src="/ship.jpg"></p>',
						image: 'cover.jpg',
						tags: ['بحر'],
						authors: [{ name: 'ليلى حداد' }],
						date_published: '2025-05-12T10:00:00+03:00',
					},
				],
			}),
		);
		expect(feed.title).toBe('مدونة الميناء');
		expect(feed.entries[0]).toMatchObject({
			id: '1',
			link: 'https://outlet.example/1',
			title: 'رسو السفينة',
			content: '<p>صورة <img src="https://outlet.example/ship.jpg"></p>',
			imageUrl: 'https://outlet.example/cover.jpg',
			authors: ['ليلى حداد'],
			categories: ['بحر'],
			publishedAt: '2025-05-12T07:00:00.000Z',
		});
	});

	test.each([
		'<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><title>&lt;b&gt;ص&lt;/b&gt;</title><item/></channel></rss>',
		'<rss version="2.0" xmlns="https://outlet.example/our-own"><channel><title>ص</title><item/></channel></rss>',
		'<RSS><Channel><Title>ص</Title><Item/></Channel></RSS>',
		'<rss version="3.0"><channel><title>ص</title><item/></channel></rss>',
	])('%s is RSS all the same', async (text) => {
		const feed = await read(text);
		expect(feed.title).toBe('ص');
		expect(feed.entries).toHaveLength(1);
	});
});

describe('text', () => {
	test.each([
		['escaped markup', '&lt;b&gt;عاجل&lt;/b&gt;: زلزال', 'عاجل: زلزال'],
		['CDATA markup', '<![CDATA[<b>عاجل</b>: زلزال]]>', 'عاجل: زلزال'],
		['naked markup', '<b>عاجل</b>: زلزال', 'عاجل: زلزال'],
		['entities twice escaped', 'قال &amp;quot;نعم&amp;quot;', 'قال "نعم"'],
		['numeric references', '&#8220;نعم&#8221;', '“نعم”'],
		['an address with a legacy entity', 'a?x=1&amp;copy=2', 'a?x=1&copy=2'],
	])('of an RSS title: %s', async (_, written, seen) => {
		expect((await readItem(`<title>${written}</title>`)).title).toBe(seen);
	});

	test.each([
		['text says what it says', '<title>وسم &lt;b&gt; في HTML</title>', 'وسم <b> في HTML'],
		['html is markup', '<title type="html">&lt;b&gt;عاجل&lt;/b&gt;</title>', 'عاجل'],
		[
			'xhtml is markup',
			'<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>عاجل</b> &lt;جداً&gt;</div></title>',
			'عاجل <جداً>',
		],
	])('of an Atom title: %s', async (_, written, seen) => {
		expect((await readAtomEntry(written)).title).toBe(seen);
	});

	test('the content is not the teaser', async () => {
		const entry = await readItem(
			'<description>تلخيص</description><content:encoded><![CDATA[<p>النص كله</p>]]></content:encoded>',
		);
		expect([entry.summary, entry.content]).toEqual(['تلخيص', '<p>النص كله</p>']);
	});

	test('an Atom body without a type is HTML where it can be nothing else', async () => {
		const entry = await readAtomEntry('<summary>&lt;p&gt;قال&lt;/p&gt;</summary><content>أقل من 5 &lt; 7</content>');
		expect(plainText(entry.summary!)).toBe('قال');
		expect(plainText(entry.content!)).toBe('أقل من 5 < 7');
	});

	test('addresses in bodies follow xml:base', async () => {
		const entry = await readAtomEntry(
			'<content type="html" xml:base="2025/">&lt;a href="p.html"&gt;ص&lt;/a&gt;&lt;img src="//cdn.example/i.jpg"&gt;</content>',
			'xml:base="https://outlet.example/ar/"',
		);
		expect(entry.content).toBe(
			'<a href="https://outlet.example/ar/2025/p.html">ص</a><img src="https://cdn.example/i.jpg">',
		);
	});
});

describe('links', () => {
	test.each([
		[
			'no relation means alternate',
			'<link href="/s.css" rel="stylesheet"/><link href="/1"/>',
			'https://outlet.example/1',
		],
		[
			'a page before other formats',
			'<link type="application/pdf" href="/1.pdf"/><link type="text/html" href="/1"/>',
			'https://outlet.example/1',
		],
		['an id that is an address', '<id>https://outlet.example/9</id>', 'https://outlet.example/9'],
	])('of Atom: %s', async (_, written, link) => {
		expect((await readAtomEntry(written)).link).toBe(link);
	});

	test.each([
		['relative to the site', '<link>news/1</link>', 'https://outlet.example/news/1'],
		['a guid that is a permalink', '<guid>https://outlet.example/g</guid>', 'https://outlet.example/g'],
		['a guid that denies it', '<guid isPermaLink="false">https://outlet.example/g</guid>', undefined],
		['not into a script', '<link>javascript:alert(1)</link>', undefined],
		['not to a file', '<link>file:///etc/passwd</link>', undefined],
		['without credentials', '<link>https://me:secret@outlet.example/1</link>', 'https://outlet.example/1'],
	])('of RSS: %s', async (_, written, link) => {
		expect((await readItem(written, '<link>https://outlet.example/</link>')).link).toBe(link);
	});
});

describe('people, pictures and attachments', () => {
	test.each([
		['<author>desk@outlet.example (ليلى حداد)</author>', ['ليلى حداد']],
		['<author>ليلى حداد (desk@outlet.example)</author>', ['ليلى حداد']],
		['<author>desk@outlet.example</author>', ['desk@outlet.example']],
		['<dc:creator>ليلى حداد</dc:creator><dc:creator>سامي نور</dc:creator>', ['ليلى حداد', 'سامي نور']],
		['<atom:author><atom:name>ليلى حداد</atom:name></atom:author>', ['ليلى حداد']],
	])('%s', async (written, authors) => {
		expect((await readItem(written)).authors).toEqual(authors);
	});

	test('the best picture comes first, each once', async () => {
		const entry =
			await readItem(`<media:thumbnail url="/small.jpg"/><media:group><media:content url="/big.jpg" medium="image"/>
			<media:content url="/clip.mp4" type="video/mp4"/></media:group><enclosure url="/small.jpg" type="image/jpeg" length="9"/>`);
		expect(entry.imageUrl).toBe('https://outlet.example/big.jpg');
		expect(entry.imageUrls).toEqual(['https://outlet.example/big.jpg', 'https://outlet.example/small.jpg']);
		expect(entry.enclosures).toContainEqual({ url: 'https://outlet.example/clip.mp4', type: 'video/mp4' });
	});

	test('without any, the first picture of the body; a tracking pixel is none', async () => {
		const body = '<![CDATA[<img src="/pixel.gif" width="1"><img src="/real.jpg">]]>';
		expect((await readItem(`<description>${body}</description>`)).imageUrl).toBe('https://outlet.example/real.jpg');
	});

	test('categories of every family', async () => {
		const entry = await readItem(
			'<category>سياسة</category><dc:subject>اقتصاد</dc:subject><itunes:category text="صوت"/><media:keywords>بحر, سفن</media:keywords>',
		);
		expect(entry.categories).toEqual(['سياسة', 'اقتصاد', 'صوت', 'بحر', 'سفن']);
	});

	test('the outlet that an aggregator names', async () => {
		const entry = await readItem('<source url="https://other.example">صحيفة أخرى</source>');
		expect(entry.source).toEqual({ title: 'صحيفة أخرى', url: 'https://other.example/' });
	});
});

describe('what is no feed', () => {
	test.each([
		['', 'not-a-feed'],
		['   \n', 'not-a-feed'],
		['Not found', 'not-a-feed'],
		['<!doctype html><html><head><title>x</title></head><body>مرحباً</body></html>', 'not-a-feed'],
		['<html><head><title>Just a moment...</title></head></html>', 'challenge'],
		['{"error":"forbidden"}', 'not-a-feed'],
		['{"version":"https://jsonfeed.org/version/1","items":[', 'malformed'],
		['<urlset><url><loc>https://outlet.example/</loc></url></urlset>', 'not-a-feed'],
	])('%j', async (text, kind) => {
		const result = await readFeed(new TextEncoder().encode(text));
		expect(result).toMatchObject({ kind: 'fault', fault: { kind } });
	});
});
