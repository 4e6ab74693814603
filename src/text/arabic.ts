/** Folds Arabic spelling to one form and keeps every offset back into the source. Pure. */

/** `offsets[i]` is the index in the source (UTF-16) of the unit that became `text[i]`; `offsets[text.length]` is the source's length. */
export type Folded = { readonly text: string; readonly offsets: Uint32Array };

const IGNORED =
	/[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/;
const SAME: Readonly<Record<string, string>> = {
	أ: 'ا',
	إ: 'ا',
	آ: 'ا',
	ٱ: 'ا',
	ى: 'ي',
	ی: 'ي',
	ئ: 'ي',
	ؤ: 'و',
	ة: 'ه',
	ک: 'ك',
	گ: 'ك',
	ہ: 'ه',
	ە: 'ه',
	ھ: 'ه',
	پ: 'ب',
	چ: 'ج',
	ڤ: 'ف',
};

/** Folds one source; never throws. */
export function fold(source: string): Folded {
	let text = '';
	const offsets: number[] = [];
	for (let at = 0; at < source.length; at += 1) {
		const unit = source[at]!;
		if (IGNORED.test(unit)) continue;
		for (const plain of unit.normalize('NFKC').toLowerCase()) {
			if (IGNORED.test(plain)) continue;
			text += SAME[plain] ?? digit(plain) ?? plain;
			while (offsets.length < text.length) offsets.push(at);
		}
	}
	offsets.push(source.length);
	return { text, offsets: Uint32Array.from(offsets) };
}

/** The folded text alone. */
export function foldText(source: string): string {
	return fold(source).text;
}

function digit(unit: string): string | undefined {
	const code = unit.charCodeAt(0);
	if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
	if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
	return undefined;
}
