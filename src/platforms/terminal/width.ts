/** How many columns a text takes in a terminal, and its lines broken to fit. Pure. */

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });
const NONE = /^[\p{M}\p{Cf}]*$/u;
/** East Asian Wide and Fullwidth (UAX #11) and emoji in colour take two columns. */
const TWO =
	/^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

export function widthOf(text: string): number {
	let width = 0;
	for (const { segment } of graphemes.segment(text)) {
		if (!NONE.test(segment)) width += TWO.test(segment) ? 2 : 1;
	}
	return width;
}

/** Breaks between words; a word longer than the line (an address) stays whole, so that it can be copied. */
export function wrapped(text: string, columns: number): string[] {
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const word of paragraph.split(' ')) {
			const longer = line === '' ? word : `${line} ${word}`;
			if (line !== '' && widthOf(longer) > columns) {
				lines.push(line);
				line = word;
			} else line = longer;
		}
		lines.push(line);
	}
	return lines;
}
