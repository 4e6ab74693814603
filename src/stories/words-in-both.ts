/** Words of a title that another telling has too, as printed, to say why two stories were joined. */
import { scanWords } from './scan-words.ts';
import type { Telling } from './telling.ts';
import { termAt } from './terms.ts';

const MOST = 5;
const MOST_SCANNED = 40;

export function wordsInBoth(title: string, other: Telling): string[] {
	const found = new Set<string>();
	const words = scanWords(title, MOST_SCANNED);
	for (let at = 0; at < words.count && found.size < MOST; at += 1) {
		const term = termAt(title, words, at);
		const isInBoth = term !== '' && (other.title.includes(term) || other.lead.includes(term));
		if (isInBoth) found.add(title.slice(words.starts[at], words.ends[at]));
	}
	return [...found];
}
