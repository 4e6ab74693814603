/** Our reader in the form of the feed scorer: `read(bytes, { url, headers })`. */
import { readFeed } from '../src/feeds/read-feed.ts';
import { plainText } from '../src/text/html.ts';

export async function read(bytes, { url, headers }) {
	const result = await readFeed(bytes, { url, headers, maxEntries: 5000 });
	if (result.kind === 'fault') throw new Error(`${result.fault.kind}: ${result.fault.message}`);
	const { entries, publishedAt, updatedAt, imageUrl, categories, ...feed } = result.feed;
	return {
		feed: { ...feed, published: publishedAt, updated: updatedAt, image: imageUrl, tags: categories },
		items: entries.map(item),
	};
}

function item(entry) {
	return {
		id: entry.id,
		title: entry.title,
		link: entry.link,
		published: entry.publishedAt,
		updated: entry.updatedAt,
		summary: body(entry.summary),
		content: body(entry.content),
		author: entry.authors[0],
		tags: entry.categories,
		enclosures: entry.enclosures,
		images: entry.imageUrls ?? (entry.imageUrl ? [entry.imageUrl] : []),
		source: entry.source?.title ?? entry.source?.url,
	};
}

function body(html) {
	return html === undefined ? undefined : { html, text: plainText(html) };
}
