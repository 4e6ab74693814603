/** Feeds made to hurt a reader, by the name of what they do; at scale 1 some have megabytes. */

const item = (body: string) => `<item><title>خبر</title><link>https://news.example/1</link>${body}</item>`;
const rss = (body: string, head = '') =>
	`<?xml version="1.0" encoding="UTF-8"?>${head}<rss version="2.0"><channel><title>أخبار</title>${body}</channel></rss>`;
const atom = (body: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title>${body}</feed>`;
const many = (count: number, make: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => make(index)).join('');
const latin1 = (text: string) => Buffer.from(text, 'latin1');

function entities(levels: number, width: number): string {
	const lines = many(levels, (n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(width)}">`);
	return `<!DOCTYPE rss [<!ENTITY e0 "ha">${lines}]>`;
}

export const HOSTILE_FEEDS: Readonly<Record<string, (scale: number) => string | Uint8Array>> = {
	'entities in entities': () => rss(item('<description>&e10;</description>'), entities(10, 10)),
	'one long entity many times': (scale) =>
		rss(
			item(`<description>${'&a;'.repeat(50_000 * scale)}</description>`),
			`<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(50_000 * scale)}">]>`,
		),
	'entity of a file': () =>
		rss(item('<description>&x;</description>'), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
	'entity of an address': () => rss(item('&x;'), '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'),
	'document type elsewhere': () => rss(item(''), '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'),
	'parameter entity': () => rss(item(''), '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'),
	'10,000 levels': (scale) =>
		rss(item(`<description>${'<b>'.repeat(10_000 * scale)}${'</b>'.repeat(10_000 * scale)}</description>`)),
	'100,000 levels': (scale) => rss(`${'<b>'.repeat(100_000 * scale)}${'</b>'.repeat(100_000 * scale)}`),
	'700,000 levels': (scale) => rss('<b>'.repeat(700_000 * scale) + '</b>'.repeat(700_000 * scale)),
	'100,000 open tags': (scale) => `<rss><channel>${'<item><b>'.repeat(50_000 * scale)}`,
	'100,000 attributes': (scale) => rss(`<item ${many(100_000 * scale, (n) => `a${n}="1" `)}/>`),
	'one attribute of 4 MB': (scale) => rss(`<item><title x="${'a'.repeat(4_000_000 * scale)}">t</title></item>`),
	'one text of 4 MB': (scale) => rss(item(`<description>${'نص '.repeat(800_000 * scale)}</description>`)),
	'one CDATA of 4 MB': (scale) =>
		rss(item(`<description><![CDATA[${'<p>'.repeat(1_300_000 * scale)}]]></description>`)),
	'one comment of 4 MB': (scale) => rss(`<!--${'-'.repeat(4_000_000 * scale)}-->${item('')}`),
	'one processing instruction of 4 MB': (scale) => `<?xml ${'a'.repeat(4_000_000 * scale)}?><rss/>`,
	'a million "<"': (scale) => rss(item('<'.repeat(1_000_000 * scale))),
	'a million "&"': (scale) => rss(item(`<description>${'&'.repeat(1_000_000 * scale)}</description>`)),
	'a million closing tags': (scale) => rss(item('</x>'.repeat(1_000_000 * scale))),
	'500,000 escaped "<" in a description': (scale) =>
		rss(item(`<description>${'&lt;'.repeat(500_000 * scale)}</description>`)),
	'300,000 "<a " in an encoded content': (scale) =>
		rss(item(`<content:encoded><![CDATA[${'<a '.repeat(300_000 * scale)}]]></content:encoded>`)),
	'120 kB of "<p " in a description': (scale) =>
		rss(item(`<description><![CDATA[${'<p '.repeat(40_000 * scale)}]]></description>`)),
	'a million number entities': (scale) => rss(item(`<description>${'&#1575;'.repeat(700_000 * scale)}</description>`)),
	'a million named entities': (scale) => rss(item(`<description>${'&amp;'.repeat(900_000 * scale)}</description>`)),
	'a name of 1 MB': (scale) => rss(`<${'n'.repeat(1_000_000 * scale)}/>`),
	'50,000 items': (scale) => rss(many(50_000 * scale, (n) => `<item><title>خبر ${n}</title><guid>${n}</guid></item>`)),
	'150,000 categories': (scale) => rss(item(many(150_000 * scale, (n) => `<category>c${n}</category>`))),
	'20,000 namespaces': (scale) =>
		`<rss ${many(20_000 * scale, (n) => `xmlns:n${n}="urn:${n}" `)}><channel>${item('')}</channel></rss>`,
	'names of Object.prototype': () =>
		rss(
			item(
				'<__proto__><polluted>1</polluted></__proto__><constructor>x</constructor><toString>y</toString><hasOwnProperty/>',
			),
		),
	'attributes of Object.prototype': () =>
		rss('<item __proto__="x" constructor="y" toString="z"><title hasOwnProperty="1">t</title></item>'),
	'an element named "_"': () => rss(item('<_>x</_><$>y</$>')),
	'control characters': () => rss(item('<description>a\u0000b\u0008c\uffffd&#0;&#8;&#xd800;</description>')),
	'broken UTF-8': () =>
		Buffer.concat([latin1('<rss><channel><item><title>\xff\xfe\xc3('), latin1('</title></item></channel></rss>')]),
	'UTF-16, cut in a character': () => Buffer.from(`\ufeff${rss(item(''))}`, 'utf16le').subarray(0, -1),
	'a lie about the charset': () => Buffer.from(rss(item('')).replace('UTF-8', 'UTF-16')),
	'an unknown charset': () => rss(item('')).replace('UTF-8', 'x-klingon'),
	nothing: () => '',
	'a page': (scale) =>
		`<!doctype html><html><head><title>خطأ</title></head><body>${'<div>'.repeat(10_000 * scale)}</body></html>`,
	'titles that are elements': () =>
		rss('<item><title><b><i>خبر</i></b></title><guid><a/></guid><link><x>y</x></link></item>'),
	'an Atom link without attributes': () =>
		atom('<link/><entry><link/><title/><id/><updated>never</updated></entry><entry/>'),
	'JSON, 100,000 levels': (scale) =>
		`{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(100_000 * scale)}${']'.repeat(100_000 * scale)}}`,
	'JSON of the wrong shapes': () =>
		'{"version":"https://jsonfeed.org/version/1.1","title":[],"items":[null,1,"x",{"id":{},"authors":5}]}',
};
