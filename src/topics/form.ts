/** A form: one spelling a keyword's word may take in print, and under which conditions it counts. Pure. */
import { foldText } from '../text/arabic.ts';

/** What stands directly before the form in the printed word: nothing, و ف ب ك ل س, the article, or لل. Bits of the flags. */
export const BARE = 1;
export const AFTER_WAW = 2;
export const AFTER_FA = 4;
export const AFTER_BA = 8;
export const AFTER_KAF = 16;
export const AFTER_LAM = 32;
export const AFTER_SIN = 64;
export const AFTER_ARTICLE = 128;
export const AFTER_LIL = 256;

/** A word with a pronoun at its end, or in the construct state, takes no article. */
export const NO_ARTICLE = BARE | AFTER_WAW | AFTER_FA | AFTER_BA | AFTER_KAF | AFTER_LAM;
export const NOUN = NO_ARTICLE | AFTER_ARTICLE | AFTER_LIL;
const PLACES = NOUN | AFTER_SIN;

/** Knowledge good enough where a neighbour confirms it: inside a phrase, not on a single word. */
export const LOOSE = 512;
/** The printed word must not end in ة: its ه is a pronoun. */
export const NOT_TA_MARBUTA = 1024;
/** The printed word must end in ة: with ه it would be another word and a pronoun (مطالبة, مطالبه). */
export const TA_MARBUTA = 16384;
/** Where the initial alef's hamza is known: a printed word with another hamza is another word (أعلام, إعلام). */
export const HAMZA_ABOVE = 2048;
export const HAMZA_BELOW = 4096;
export const MADDA = 8192;
export const ANY_HAMZA = HAMZA_ABOVE | HAMZA_BELOW | MADDA;

/** Folded spelling → flags; what is sure and what is loose are kept apart, for their conditions differ. */
export type Forms = { readonly sure: Map<string, number>; readonly loose: Map<string, number> };

export function noForms(): Forms {
	return { sure: new Map(), loose: new Map() };
}

/** What the initial letter of a spelling says of its hamza: one of the three bits, or 0 (a bare alef says nothing). */
export function hamzaOf(unit: number): number {
	if (unit === 0x0623) return HAMZA_ABOVE;
	if (unit === 0x0625) return HAMZA_BELOW;
	return unit === 0x0622 ? MADDA : 0;
}

/** Adds a spelling; the same one twice keeps the more generous conditions. */
export function addForm(forms: Forms, spelling: string, flags: number): void {
	const folded = foldText(spelling);
	const all = flags | hamzaOf(spelling.charCodeAt(0));
	const side = flags & LOOSE ? forms.loose : forms.sure;
	const known = side.get(folded);
	side.set(folded, known === undefined ? all : merged(known, all));
}

function merged(one: number, other: number): number {
	return ((one | other) & PLACES) | (one & other & ~PLACES);
}

/** The loose forms that add something to the sure ones. */
export function* looseForms({ sure, loose }: Forms): Generator<[spelling: string, flags: number]> {
	for (const [spelling, flags] of loose) {
		const known = sure.get(spelling);
		if (known === undefined || merged(known, flags & ~LOOSE) !== known) yield [spelling, flags];
	}
}
