/** Counts words the way a strict editor would. Pure. */
import { foldText } from './arabic.ts';

/** A number with its separators is one word; letters glued to digits are a word of their own ("F-35" is two). */
const WORD = /\p{Nd}+(?:[.,٫٬]\p{Nd}+)*|[\p{L}\p{M}]+/gu;

export function wordCount(text: string): number {
	return foldText(text).match(WORD)?.length ?? 0;
}
