/** Words of a title that another telling has too, as printed, to say why two stories were joined. Pure. */
import { words } from '../text/words.ts';
import type { Telling } from './telling.ts';
import { termOf } from './terms.ts';

const MOST = 5;

export function wordsInBoth(title: string, other: Telling): string[] {
	const terms = new Set([...other.title, ...other.lead]);
	const shared = words(title).filter((word) => {
		const term = termOf(word.text);
		return term !== '' && terms.has(term);
	});
	return [...new Set(shared.map((word) => title.slice(word.start, word.end)))].slice(0, MOST);
}
