/** Character references and entities to the characters they mean. Pure. */
import { decodeEntities } from '../text/html.ts';
import type { Entities } from './document-type.ts';
import { LESS_THAN, type Warn, withoutForbidden } from './repair.ts';

const XML_ENTITIES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
});
/** In one document: at 100 characters each, entities add 1 MB at most. */
const MAX_EXPANSIONS = 10_000;

/** Makes a decoder of a document's character references and entities; each reference is decoded once, and what is none stays. */
export function createReferenceDecoder(entities: Entities, warn: Warn): (raw: string) => string {
	let expansions = 0;
	function decodeReference(written: string, name: string): string {
		const value = XML_ENTITIES[name] ?? entities.get(name);
		if (value === undefined) return decodeHtmlReference(written);
		if (entities.has(name)) expansions += 1;
		return expansions <= MAX_EXPANSIONS ? value : '';
	}
	function decodeHtmlReference(written: string): string {
		const decoded = decodeEntities(written);
		if (decoded === written) warn('bare-ampersand');
		else if (written[1] !== '#') warn('html-entity');
		return decoded;
	}
	return function decodeReferences(raw) {
		const text = raw.replaceAll(LESS_THAN, '<');
		if (!text.includes('&')) return text;
		if (/&(?!#?\w{1,32};)/.test(text)) warn('bare-ampersand');
		return withoutForbidden(joinSurrogates(text, warn).replace(/&(#?\w{1,32});/g, decodeReference), warn);
	};
}

/** "&#55357;&#56832;" is how some generators written in Java or JavaScript say U+1F600. */
function joinSurrogates(raw: string, warn: Warn): string {
	return raw.replace(/&#(x?[0-9a-f]{4,5});&#(x?[0-9a-f]{4,5});/gi, (written, first: string, second: string) => {
		const [high, low] = [Number(`0${first}`), Number(`0${second}`)];
		if (high >> 10 !== 0xd800 >> 10 || low >> 10 !== 0xdc00 >> 10) return written;
		warn('surrogate-references');
		return String.fromCharCode(high, low);
	});
}
