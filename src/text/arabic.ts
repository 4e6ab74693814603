/** Folds Arabic spelling to one form and keeps every offset back into the source. Pure. */
import { EXPANDS, EXPANSIONS, FIRST_LETTER, INVISIBLE, LETTERS, MARK } from './letters.ts';

/** `offsets[i]` is the index in the source (UTF-16) of the unit that became `text[i]`; `offsets[text.length]` is the source's length. */
export type Folded = { readonly text: string; readonly offsets: Uint32Array };

/** Up to here a string grown letter by letter is quicker than typed arrays. */
const LONGEST_WORD = 64;

/** Folds one source; never throws. What is no letter (spaces, punctuation, emoji) stays as it is. */
export function fold(source: string): Folded {
	let units = new Uint16Array(source.length + 16);
	let offsets = new Uint32Array(source.length + 17);
	let length = 0;
	for (let at = 0; at < source.length; at += 1) {
		const unit = source.charCodeAt(at);
		const letter = LETTERS[unit]!;
		if (letter === INVISIBLE || letter === MARK) continue;
		const expansion = letter === EXPANDS ? EXPANSIONS.get(unit)! : '';
		if (length + expansion.length + 2 > units.length) {
			units = grown(units, new Uint16Array(units.length * 2));
			offsets = grown(offsets, new Uint32Array(units.length * 2 + 1));
		}
		for (let part = 0; part < expansion.length; part += 1) {
			units[length] = expansion.charCodeAt(part);
			offsets[length++] = at;
		}
		if (letter === EXPANDS) continue;
		units[length] = letter >= FIRST_LETTER ? letter : unit;
		offsets[length++] = at;
	}
	offsets[length] = source.length;
	return {
		text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'),
		offsets: offsets.subarray(0, length + 1),
	};
}

/** The folded text alone; quick for words. */
export function foldText(source: string): string {
	if (source.length > LONGEST_WORD) return fold(source).text;
	let text = '';
	for (let at = 0; at < source.length; at += 1) {
		const unit = source.charCodeAt(at);
		const letter = LETTERS[unit]!;
		if (letter === INVISIBLE || letter === MARK) continue;
		if (letter === EXPANDS) text += EXPANSIONS.get(unit)!;
		else text += letter === unit || letter < FIRST_LETTER ? source[at]! : String.fromCharCode(letter);
	}
	return text;
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
