/** Reading a parsed feed's fields: texts, bodies and dates by order of preference. Pure. */
import { collapse, escapeHtml, mapAddresses, plainText } from '../text/html.ts';
import { resolveAddress } from './addresses.ts';
import { parseDate } from './dates.ts';
import type { Element, Fields } from './parse.ts';

/** All elements of these names, in the order of the names. */
export function all(fields: Fields, ...names: readonly string[]): readonly Element[] {
	const found: Element[] = [];
	for (const name of names) found.push(...(fields.get(name) ?? []));
	return found;
}

/** The first non-empty text of these names, as written. */
export function datum(fields: Fields, ...names: readonly string[]): string | undefined {
	for (const { text } of all(fields, ...names)) {
		if (text.trim()) return text.trim();
	}
	return undefined;
}

/** The first non-empty text of these names as a reader sees it, on one line. */
export function line(fields: Fields, ...names: readonly string[]): string | undefined {
	for (const element of all(fields, ...names)) {
		const text = element.attributes['markup'] === 'html' ? plainText(element.text) : collapse(element.text);
		if (text) return text;
	}
	return undefined;
}

/** The first non-empty body of these names as HTML, its addresses absolute. */
export function body(fields: Fields, base: string | undefined, ...names: readonly string[]): string | undefined {
	const found = all(fields, ...names).find(({ text }) => text.trim() !== '');
	if (!found) return undefined;
	if (found.attributes['markup'] !== 'html') return escapeHtml(found.text.trim());
	return mapAddresses(found.text.trim(), (address) => resolveAddress(address, found.attributes['base'] ?? base));
}

/** The first readable date of these names. `unreadable` is told of those that are not. */
export function date(fields: Fields, unreadable: () => void, ...names: readonly string[]): string | undefined {
	for (const { text } of names.flatMap((name) => (fields.get(name) ?? []).toReversed())) {
		const instant = parseDate(text);
		if (instant) return instant;
		if (text.trim()) unreadable();
	}
	return undefined;
}

/** An address of an element, absolute by the element's own base or the document's. */
export function address(element: Element, value: string | undefined, base: string | undefined): string | undefined {
	return resolveAddress(value, element.attributes['base'] ?? base);
}

/** Each once, empty ones left out. */
export function distinct(values: readonly (string | undefined)[]): string[] {
	return [...new Set(values.flatMap((value) => value?.trim() || []))];
}
