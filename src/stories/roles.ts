/** What a further telling is to its story: a material new fact, or one more outlet. Pure. */

import type { Telling } from './telling.ts';
import { isEvent, isNumber } from './terms.ts';

/**
 * True when the title brings a number, or a kind of event together with other new words, that no earlier telling has.
 * Conservative: a reader is asked to look again, so wording alone is never enough, nor is what only the text says.
 */
export function bringsNews(telling: Telling, earlier: readonly Telling[]): boolean {
	const known = new Set(earlier.flatMap((each) => [...each.title, ...each.lead]));
	const fresh = telling.title.filter((term) => !known.has(term));
	if (fresh.some(isNumber)) return earlier.some((each) => each.title.some(isNumber));
	return fresh.some(isEvent) && fresh.filter((term) => !isEvent(term)).length >= LEAST_NEW_WORDS;
}
const LEAST_NEW_WORDS = 2;
