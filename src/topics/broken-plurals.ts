/** Broken plurals by family: from any member to all of them. Pure. */
import { foldText } from '../text/arabic.ts';
import { BROKEN_PLURALS } from './lexicon/broken-plurals.ts';

export type PluralFamily = { readonly singular: string; readonly plurals: readonly string[] };

let families: ReadonlyMap<string, readonly PluralFamily[]> | undefined;

/** The families a word belongs to, in its folded or its own spelling; built at the first call. */
export function pluralFamilies(word: string): readonly PluralFamily[] {
	families ??= readFamilies();
	return families.get(foldText(word)) ?? [];
}

function readFamilies(): Map<string, PluralFamily[]> {
	const found = new Map<string, PluralFamily[]>();
	for (const entry of BROKEN_PLURALS.trim().split(/\s+/)) {
		const [singular = '', plurals = ''] = entry.split(':');
		const family = { singular, plurals: plurals.split('/') };
		for (const member of new Set([singular, ...family.plurals].map(foldText))) {
			found.set(member, [...(found.get(member) ?? []), family]);
		}
	}
	return found;
}
