/** Addresses in feeds made absolute. Pure. */

/** Where a link may lead a reader: chat platforms refuse the rest, and javascript: or file: are no articles. */
const READABLE = new Set(['http:', 'https:']);

/** Browsers and servers stop far below; longer ones multiply when they are bases. */
const MAX_LENGTH = 8192;

/** The absolute form of `address`; undefined when it cannot be made absolute or is not for readers. Credentials are dropped. */
export function resolveAddress(address: string | undefined, base: string | undefined): string | undefined {
	if ((address?.length ?? 0) > MAX_LENGTH) return undefined;
	const text = address?.trim().replace(/[\t\n\r]+/g, '') ?? '';
	const url = text === '' ? null : (URL.parse(text) ?? URL.parse(text, base));
	if (!url || !READABLE.has(url.protocol)) return undefined;
	url.username = '';
	url.password = '';
	return url.href;
}
