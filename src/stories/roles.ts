/** What a further telling is to its story: a material new fact, or one more outlet. Pure. */
import type { Telling } from './telling.ts';
import { isNumber, type Term } from './terms.ts';

/** Kinds of events (see event-words.ts) that change how a story stands, rather than add to it. */
const OUTCOMES: ReadonlySet<Term> = new Set(
	'death arrest sentence resign appoint truce rescue approve reject withdraw seize win lose sanction'
		.split(' ')
		.map((name) => `#${name}`),
);
const LEAST_NEW_WORDS = 2;

/**
 * True when the title brings a number where the story already counted, or an outcome together with other new words, that
 * no earlier telling has. Conservative: a reader is asked to look again, so wording alone is never enough, nor is what
 * only the text says.
 */
export function bringsNews(telling: Telling, earlier: readonly Telling[]): boolean {
	const known = new Set(earlier.flatMap((each) => [...each.title, ...each.lead]));
	const fresh = telling.title.filter((term) => !known.has(term));
	if (fresh.some(isNumber)) return earlier.some((each) => each.title.some(isNumber));
	return fresh.some((term) => OUTCOMES.has(term)) && fresh.length > LEAST_NEW_WORDS;
}
