/** Broken plurals by family: from any member to all of them. Pure. */
import { foldText } from '../text/arabic.ts';
import { hamzaOf } from './form.ts';
import { BROKEN_PLURALS } from './lexicon/broken-plurals.ts';

export type PluralFamily = { readonly singular: string; readonly plurals: readonly string[] };

let families: ReadonlyMap<string, readonly PluralFamily[]> | undefined;

/** The families a word belongs to; a hamza, ى or ة left out by careless spelling is forgiven. Built at the first call. */
export function pluralFamilies(word: string): readonly PluralFamily[] {
	families ??= readFamilies();
	const found = families.get(foldText(word)) ?? [];
	return found.filter(({ singular, plurals }) => [singular, ...plurals].some((member) => isSpelledAs(word, member)));
}

/** Same letters, and no careful letter of the word contradicts the member: قوي is not قوى, إعلام is not أعلام. */
function isSpelledAs(word: string, member: string): boolean {
	if (foldText(word) !== foldText(member)) return false;
	const hamza = hamzaOf(word.charCodeAt(0));
	if (hamza && hamza !== hamzaOf(member.charCodeAt(0))) return false;
	if (word.endsWith('ة') !== member.endsWith('ة')) return false;
	return !(word.endsWith('ي') && member.endsWith('ى'));
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
