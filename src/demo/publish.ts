/** Turns an outlet's articles into the bytes of its feed, in its own format and charset. Pure. */
import type { Outlet, Piece } from './newsroom-data.ts';

export type Published = { readonly piece: Piece; readonly number: number; readonly publishedMs: number };
export type FeedFile = { readonly bytes: Buffer; readonly contentType: string };

/** `origin` is the newsroom's own address. */
export function publish(outlet: Outlet, published: readonly Published[], origin: string): FeedFile {
	const newestFirst = [...published].sort((a, b) => b.publishedMs - a.publishedMs);
	switch (outlet.format) {
		case 'atom':
			return {
				bytes: Buffer.from(atom(outlet, newestFirst, origin)),
				contentType: 'application/atom+xml; charset=utf-8',
			};
		case 'rdf':
			return { bytes: Buffer.from(rdf(outlet, newestFirst, origin)), contentType: 'application/rdf+xml' };
		case 'rss-1256':
			return { bytes: windows1256(rss(outlet, newestFirst, origin, 'windows-1256')), contentType: 'text/xml' };
		case 'wordpress':
			return {
				bytes: Buffer.from(wordpress(outlet, newestFirst, origin)),
				contentType: 'application/rss+xml; charset=UTF-8',
			};
		case 'rss':
			return {
				bytes: Buffer.from(rss(outlet, newestFirst, origin, 'utf-8')),
				contentType: 'application/rss+xml; charset=utf-8',
			};
	}
}

function rss(outlet: Outlet, published: readonly Published[], origin: string, charset: string): string {
	const items = published.map(({ piece, number, publishedMs }) => {
		const image = piece.image ? `<media:content url="${origin}/images/${piece.image}" medium="image"/>` : '';
		return `<item><title>${xml(piece.title)}</title><link>${link(outlet, number, origin)}?utm_source=rss</link><guid isPermaLink="false">${outlet.id}-${number}</guid><pubDate>${new Date(publishedMs).toUTCString()}</pubDate><description>${xml(paragraphs(piece))}</description>${image}</item>`;
	});
	return `<?xml version="1.0" encoding="${charset}"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${xml(outlet.title)}</title><link>${origin}/${outlet.id}</link><description>${xml(outlet.title)}</description><language>${outlet.language ?? 'ar'}</language>${items.join('\n')}</channel></rss>`;
}

/** What a WordPress site adds: the theme's "appeared first", the sharing block and the e-mail subscription. */
function wordpress(outlet: Outlet, published: readonly Published[], origin: string): string {
	const items = published.map(({ piece, number, publishedMs }) => {
		const address = link(outlet, number, origin);
		const tail = `<p>شارك هذا الموضوع:</p><ul><li>فيسبوك</li><li>X</li></ul><p>اكتشاف المزيد من ${outlet.title}</p><p>اشترك للحصول على أحدث التدوينات المرسلة إلى بريدك الإلكتروني.</p><p>ظهرت المقالة <a href="${address}">${xml(piece.title)}</a> أولاً على <a href="${origin}/${outlet.id}">${outlet.title}</a>.</p>`;
		return `<item><title>${xml(piece.title)}</title><link>${address}</link><guid isPermaLink="false">${origin}/${outlet.id}/?p=${number}</guid><pubDate>${new Date(publishedMs).toUTCString()}</pubDate><description><![CDATA[${piece.text.split('\n')[0]} [&#8230;]]]></description><content:encoded><![CDATA[${paragraphs(piece)}${tail}]]></content:encoded></item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${xml(outlet.title)}</title><link>${origin}/${outlet.id}</link><description></description><language>ar</language><generator>https://wordpress.org/?v=6.6</generator>${items.join('\n')}</channel></rss>`;
}

function atom(outlet: Outlet, published: readonly Published[], origin: string): string {
	const entries = published.map(({ piece, number, publishedMs }) => {
		const at = new Date(publishedMs).toISOString();
		return `<entry><id>tag:${outlet.id},2026:${number}</id><title>${xml(piece.title)}</title><link rel="alternate" href="${link(outlet, number, origin)}"/><published>${at}</published><updated>${at}</updated><content type="html">${xml(paragraphs(piece))}</content></entry>`;
	});
	return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><id>tag:${outlet.id},2026:feed</id><title>${xml(outlet.title)}</title><link href="${origin}/${outlet.id}"/><updated>${new Date(published[0]?.publishedMs ?? 0).toISOString()}</updated>${entries.join('\n')}</feed>`;
}

function rdf(outlet: Outlet, published: readonly Published[], origin: string): string {
	const items = published.map(({ piece, number, publishedMs }) => {
		const address = link(outlet, number, origin);
		return `<item rdf:about="${address}"><title>${xml(piece.title)}</title><link>${address}</link><dc:date>${new Date(publishedMs).toISOString()}</dc:date><description>${xml(piece.text)}</description></item>`;
	});
	return `<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${origin}/${outlet.id}"><title>${xml(outlet.title)}</title><link>${origin}/${outlet.id}</link><description>${xml(outlet.title)}</description><dc:language>ar</dc:language></channel>${items.join('\n')}</rdf:RDF>`;
}

function link(outlet: Outlet, number: number, origin: string): string {
	return `${origin}/${outlet.id}/${number}`;
}

function paragraphs(piece: Piece): string {
	return piece.text
		.trim()
		.split('\n')
		.map((line) => `<p>${xml(line)}</p>`)
		.join('');
}

function xml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** The platform only decodes windows-1256; its decoder, read backwards, is the encoder. */
function windows1256(text: string): Buffer {
	const letters = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
	const bytes = new Map([...letters].map((letter, byte) => [letter, byte]));
	return Buffer.from(
		[...text].flatMap(
			(letter) => bytes.get(letter) ?? [...`&#${letter.codePointAt(0)};`].map((unit) => unit.charCodeAt(0)),
		),
	);
}
