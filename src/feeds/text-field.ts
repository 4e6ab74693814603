/** Gathers what stands inside one text field (a title, a summary) and tells whether it is plain text or HTML. Pure. */

import { escapeHtml } from '../text/html.ts';
import type { OpenTag } from '../text/markup.ts';
import { resolveAddress } from './addresses.ts';

export type Markup = 'plain' | 'html';

/** How the field's own attributes say its text is to be read. `isAtom`: its default is plain text, RSS's is HTML. */
export type TextKind = { readonly isAtom: boolean; readonly type?: string; readonly mode?: string };

export type TextField = {
	text(decoded: string): void;
	open(tag: OpenTag, base: string | undefined, decode: (raw: string) => string): void;
	close(name: string): void;
	result(): { readonly value: string; readonly markup: Markup; readonly hasInline: boolean };
};

/** Characters of text; the longest articles have a tenth of it. What follows is cut off. */
const MAX_LENGTH = 500_000;
/** HTML elements that have no end tag. */
export const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const ADDRESSES = new Set(['href', 'src', 'poster', 'cite']);

export function createTextField(kind: TextKind): TextField {
	const runs: { readonly value: string; readonly isTag: boolean }[] = [];
	let hasInline = false;
	let length = 0;

	function result() {
		if (!hasInline) {
			const written = runs.map((run) => run.value).join('');
			const value = kind.mode === 'base64' ? Buffer.from(written, 'base64').toString() : written;
			return { value, markup: plainOrHtml(kind, value), hasInline };
		}
		// Markup beside escaped markup: in RSS, or where HTML is declared, the escaped one is markup too. In XHTML it shows "<".
		const isEscaped =
			plainOrHtml({ ...kind, mode: undefined }, '') === 'html' &&
			runs.some((run) => !run.isTag && looksLikeHtml(run.value));
		const parts = runs.map((run) => (run.isTag || isEscaped ? run.value : escapeHtml(run.value)));
		return { value: parts.join(''), markup: 'html' as const, hasInline };
	}
	return {
		text(decoded) {
			const rest = MAX_LENGTH - length;
			if (rest <= 0) return;
			length += decoded.length;
			runs.push({ value: decoded.length > rest ? decoded.slice(0, rest) : decoded, isTag: false });
		},
		open(tag, base, decode) {
			hasInline = true;
			const name = localName(tag.name);
			runs.push({ value: startTag(name, tag, base, decode), isTag: true });
		},
		close(name) {
			if (VOID.has(localName(name))) return;
			runs.push({ value: `</${localName(name)}>`, isTag: true });
		},
		result,
	};
}

function startTag(name: string, tag: OpenTag, base: string | undefined, decode: (raw: string) => string): string {
	let text = `<${name}`;
	for (const attribute of tag.attributes) {
		const key = attribute.name.toLowerCase();
		if (key.startsWith('xml') || !/^[a-z][\w:.-]*$/.test(key)) continue;
		const value = decode(attribute.value);
		text += ` ${key}="${escapeHtml((ADDRESSES.has(key) && resolveAddress(value, base)) || value)}"`;
	}
	return `${text}>`;
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** Atom 1.0 §3.1.1, and media types as in Atom 0.3; RSS says nothing and means HTML. */
function plainOrHtml({ isAtom, type, mode }: TextKind, value: string): Markup {
	const name = type?.toLowerCase().split(';', 1).join().trim();
	if (name === 'html' || name === 'text/html') return 'html';
	if (name === 'text' || name?.startsWith('text/')) return 'plain';
	if (!isAtom) return 'html';
	if (name === undefined || name === '') return mode === 'escaped' || looksLikeHtml(value) ? 'html' : 'plain';
	return 'plain';
}

/** Whether someone forgot to say type="html": an end tag, or one that only HTML has. */
function looksLikeHtml(value: string): boolean {
	return /<(?:\/[a-z]|(?:p|br|img|hr)[\s/>])/i.test(value);
}
