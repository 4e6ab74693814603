/** Takes a document type declaration out of a document, and with it all that its entities could do. Pure. */
import { decodeEntities } from '../text/html.ts';
import type { Warn } from './repair.ts';

/** Entities that the document type defines as short plain text. */
export type Entities = ReadonlyMap<string, string>;

const MAX_ENTITY_LENGTH = 100;
const MAX_SUBSET_LENGTH = 65_536;

/**
 * Takes the document type declaration out, and with it every entity that could grow, reach for a file or for the network.
 * What remains of it are internal entities of at most 100 characters that mention no entity.
 */
export function withoutDocumentType(text: string, warn: Warn): { readonly text: string; readonly entities: Entities } {
	const start = startOfRoot(text);
	if (!/^<!doctype/i.test(text.slice(start, start + 9))) return { text, entities: new Map() };
	warn('document-type');
	const end = endOfDocumentType(text, start);
	const subset = text.slice(start, Math.min(end, start + MAX_SUBSET_LENGTH));
	const entities = new Map<string, string>();
	for (const [, name, double, single] of subset.matchAll(
		/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"<]*)"|'([^'<]*)')\s*>/g,
	)) {
		const value = decodeEntities(double ?? single ?? '');
		if (value.length <= MAX_ENTITY_LENGTH && !value.includes('&')) entities.set(name!, value);
	}
	return { text: text.slice(0, start) + text.slice(end), entities };
}

/** The first "<" that opens neither a comment nor a processing instruction. */
function startOfRoot(text: string): number {
	let at = text.indexOf('<');
	while (at !== -1) {
		const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
		if (!end) return at;
		const closing = text.indexOf(end, at + 2);
		at = closing === -1 ? -1 : text.indexOf('<', closing);
	}
	return text.length;
}

function endOfDocumentType(text: string, start: number): number {
	let depth = 0;
	let quote = '';
	for (let at = start; at < text.length; at += 1) {
		const sign = text[at]!;
		if (quote) quote = sign === quote ? '' : quote;
		else if (text.startsWith('<!--', at)) at = endOfComment(text, at);
		else if (sign === '"' || sign === "'") quote = sign;
		else if (sign === '<') depth += 1;
		else if (sign === '>') depth -= 1;
		if (depth === 0) return at + 1;
	}
	return text.indexOf('>', start) + 1 || text.length; // never closed: as short as it can be
}

/** The last character of a comment, in which quotes mean nothing. */
function endOfComment(text: string, start: number): number {
	const end = text.indexOf('-->', start + 4);
	return end === -1 ? text.length : end + 2;
}
