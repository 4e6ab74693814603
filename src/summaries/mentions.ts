/** Whether a text speaks of a keyword, in any of its usual Arabic forms. Pure. */
import { contentTerms } from '../text/content-terms.ts';

/** A test for one keyword or phrase: its stems, in order and side by side. */
export function mentions(keyword: string): (terms: readonly string[]) => boolean {
	const wanted = contentTerms(keyword);
	if (wanted.length === 0) return () => false;
	return (terms) => terms.some((_, at) => wanted.every((term, step) => terms[at + step] === term));
}
