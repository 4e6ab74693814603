/** A word in its own careful spelling: marks and print forms off, hamza and ta marbuta kept. Pure. */
import { FIRST_LETTER, LETTERS } from '../text/letters.ts';

const KEPT = 'أإآءؤئىة';

/** What folding throws together and morphology needs apart stays: أ إ آ ؤ ئ ى ة. Everything else is folded. */
export function carefulSpelling(word: string): string {
	let spelling = '';
	for (const letter of word.normalize('NFKC')) {
		const unit = LETTERS[letter.charCodeAt(0)]!;
		if (KEPT.includes(letter)) spelling += letter;
		else if (unit >= FIRST_LETTER) spelling += String.fromCharCode(unit);
	}
	return spelling;
}
