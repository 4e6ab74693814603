/** The hub that an HTTP answer announces in its Link header (RFC 8288), which WebSub puts before the document's own word. Pure. */
import type { ParsedFeed } from '../domain/feed.ts';
import type { Headers } from '../http/freshness.ts';
import { resolveAddress } from './addresses.ts';

/** Without both nothing can be subscribed, and the document may know better. `url` is where the answer came from. */
export function hubLinks(headers: Headers, url: string): Pick<ParsedFeed, 'hubUrl' | 'selfUrl'> {
	const links = [...(headers['link'] ?? '').matchAll(/<([^<>]*)>([^<]*)/g)].map(([, address, parameters = '']) => ({
		address: resolveAddress(address, url),
		relations: relationsOf(parameters),
	}));
	const linkTo = (relation: string) => links.find(({ relations }) => relations.includes(relation))?.address;
	const [hubUrl, selfUrl] = [linkTo('hub'), linkTo('self')];
	return hubUrl !== undefined && selfUrl !== undefined ? { hubUrl, selfUrl } : {};
}

/** `rel` may be quoted, and name several. */
function relationsOf(parameters: string): readonly string[] {
	const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters) ?? [];
	return (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
}
