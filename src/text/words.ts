/** Words of a text with offsets into the source. Pure. */
import { fold } from './arabic.ts';

/** `text` is folded; `start` and `end` are UTF-16 offsets into the source. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Letters, digits and marks make words; everything else parts them. */
export function words(source: string): Word[] {
	const { text, offsets } = fold(source);
	const found: Word[] = [];
	for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
		const last = match.index + match[0].length;
		found.push({ text: match[0], start: offsets[match.index]!, end: offsets[last - 1]! + 1 });
	}
	return found;
}
