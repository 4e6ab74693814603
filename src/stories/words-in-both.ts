/** Words of a title that another telling has too, as printed, to say why two stories were joined. */
import { type Reading, termIn } from './reading.ts';
import { scanWords } from './scan-words.ts';
import { numberIn, type Vocabulary } from './vocabulary.ts';

const MOST = 5;
const MOST_SCANNED = 40;

export function wordsInBoth(title: string, other: Reading, vocabulary: Vocabulary): string[] {
	const known = new Set(Array.from(other.terms, termIn));
	const found = new Set<string>();
	const words = scanWords(title, MOST_SCANNED);
	for (let at = 0; at < words.count && found.size < MOST; at += 1) {
		const token = vocabulary.tokenAt(title, words, at);
		if (known.has(numberIn(token)) || known.has(vocabulary.crossingOf(token)))
			found.add(title.slice(words.starts[at], words.ends[at]));
	}
	return [...found];
}
