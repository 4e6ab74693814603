/** Words of a text with offsets into the source. Pure. */
import { fold } from './arabic.ts';
import { LETTERS, MARK } from './letters.ts';

/** `text` is folded; `start` and `end` are UTF-16 offsets into the source. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Letters, digits and marks make words; everything else parts them. */
export function words(source: string): Word[] {
	const { text, offsets } = fold(source);
	const found: Word[] = [];
	for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
		let end = offsets[match.index + match[0].length - 1]! + 1;
		while (LETTERS[source.charCodeAt(end)] === MARK) end += 1;
		found.push({ text: match[0], start: offsets[match.index]!, end });
	}
	return found;
}
