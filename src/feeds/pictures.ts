/** The pictures a feed or an entry announces, best first. Pure. */

import { decodeEntities } from '../text/html.ts';
import { walkMarkup } from '../text/markup.ts';
import { resolveAddress } from './addresses.ts';
import { address, all, distinct } from './fields.ts';
import type { Element, Fields } from './parse.ts';

const PICTURE_NAME = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i;

/** Media RSS pictures and thumbnails, iTunes images, image elements, and picture enclosures. */
export function picturesOf(fields: Fields, base: string | undefined): string[] {
	const groups = all(fields, 'media:group').map(({ children }) => children);
	const contents = [fields, ...groups].flatMap((group) => all(group, 'media:content'));
	const holders = [fields, ...groups, ...contents.map(({ children }) => children)];
	const found = [
		...contents.filter((content) => isPicture(content) || isUntyped(content)),
		...holders.flatMap((holder) => all(holder, 'media:thumbnail')),
		...all(fields, 'itunes:image', 'image', 'logo'),
		...all(fields, 'enclosure').filter(isPicture),
		...all(fields, 'link', 'itunes:link').filter(isPictureLink),
		...all(fields, 'icon'),
	];
	return distinct(found.map((element) => address(element, addressIn(element), base)));
}

/** The first picture inside an HTML body; its addresses are absolute. Data and one-pixel images are passed over. */
export function firstPictureIn(html: string | undefined): string | undefined {
	let found: string | undefined;
	if (!html || !/<img/i.test(html)) return undefined;
	walkMarkup(html, 'html', {
		open(tag) {
			if (found || tag.name.toLowerCase() !== 'img') return;
			const values = new Map(tag.attributes.map(({ name, value }) => [name.toLowerCase(), decodeEntities(value)]));
			if (values.get('width') === '1' || values.get('height') === '1') return;
			found = resolveAddress(values.get('src'), undefined);
		},
	});
	return found;
}

function addressIn({ attributes, text, children }: Element): string | undefined {
	const url = children.get('url')?.[0]?.text;
	return attributes['url'] ?? attributes['href'] ?? attributes['resource'] ?? url ?? text;
}

function isPicture({ attributes }: Element): boolean {
	const { type = '', medium, url = '' } = attributes;
	return medium === 'image' || type.startsWith('image/') || (!type && !medium && PICTURE_NAME.test(url));
}

/** Media RSS without type, medium and file name: in news feeds, a picture. */
function isUntyped({ attributes: { type, medium, url = '' } }: Element): boolean {
	return !type && !medium && !/\.\w{2,5}(?:[?#]|$)/.test(url.replace(/^\w+:\/\/[^/]*/, ''));
}

function isPictureLink({ attributes }: Element): boolean {
	const relation = attributes['rel']?.toLowerCase();
	return relation === 'image' || (relation === 'enclosure' && (attributes['type'] ?? '').startsWith('image/'));
}
