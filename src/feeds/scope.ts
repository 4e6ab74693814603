/** What an element inherits: namespaces by prefix, the base of its addresses (XML Base), its language. Pure. */
import type { Attribute } from '../text/markup.ts';
import { resolveAddress } from './addresses.ts';
import { type Space, spaceOfPrefix, spaceOfUri } from './vocabulary.ts';

/** A link of a chain: what is not said here is said by `outer`. */
export type Scope = {
	readonly outer?: Scope;
	readonly spaces: ReadonlyMap<string, Space>;
	readonly base?: string;
	readonly language?: string;
};

/** The scope inside an element; `outer` itself when its attributes change nothing. */
export function enterScope(outer: Scope, attributes: readonly Attribute[], decode: (raw: string) => string): Scope {
	const saying = attributes.filter(({ name }) => name.startsWith('xml'));
	if (saying.length === 0) return outer;
	const spaces = new Map<string, Space>();
	let { base, language } = outer;
	for (const { name, value } of saying) {
		if (name === 'xmlns') spaces.set('', spaceOfUri(value));
		else if (name.startsWith('xmlns:')) spaces.set(name.slice(6), spaceOfUri(value));
		else if (name === 'xml:base') base = resolveAddress(decode(value), outer.base) ?? outer.base;
		else if (name === 'xml:lang') language = value.trim() || outer.language;
	}
	return { outer, spaces, base, language };
}

/** The namespace of a prefix ('' for none); `isDeclared` is false when only the prefix itself tells. */
export function spaceOf(scope: Scope, prefix: string): { readonly space: Space; readonly isDeclared: boolean } {
	for (let at: Scope | undefined = scope; at; at = at.outer) {
		const space = at.spaces.get(prefix);
		if (space === undefined) continue;
		return { space: space === 'other' && prefix ? spaceOfPrefix(prefix) : space, isDeclared: true };
	}
	return { space: prefix ? spaceOfPrefix(prefix) : '', isDeclared: prefix === '' };
}
