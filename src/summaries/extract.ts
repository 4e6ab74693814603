/** A summary made of the article's own sentences: at most three, chosen so that they can be read alone. Pure; milliseconds. */
import { foldText } from '../text/arabic.ts';
import { withoutStrayMarks } from '../text/quotation.ts';
import { passages, sentences } from '../text/sentences.ts';
import { truncateHard } from '../text/truncate.ts';
import { candidatesOf } from './candidates.ts';
import { type Budget, choose } from './choose.ts';
import { withoutLeadingWaw } from './leading-waw.ts';

export type ExtractOptions = {
	/** What the reader follows: a sentence that speaks of it is preferred when the first ones do not. */
	readonly keywords?: readonly string[];
	/** The headline, which the reader already sees. */
	readonly title?: string;
	/** At most this many sentences (3), words (60) and UTF-16 units (500). */
	readonly sentences?: number;
	readonly words?: number;
	readonly characters?: number;
};

export type Extract = {
	readonly text: string;
	/** Indexes of the sentences used (text/sentences.ts), in the source's order. */
	readonly sentences: readonly number[];
	/** `extract`: whole sentences; `shortened`: at least one was cut at a clause and ends with "…"; `none`: no text. */
	readonly method: 'extract' | 'shortened' | 'none';
};

/** A hostile page must not cost more than a long article. */
const LONGEST_SOURCE = 40_000;

/** Chooses the sentences and makes them fit to be read alone. An empty text gives an empty extract. */
export function extract(text: string, options: ExtractOptions = {}): Extract {
	const { title = '', keywords = [], sentences: most = 3, words = 60, characters = 500 } = options;
	const budget: Budget = { sentences: most, words, characters };
	const source = text.slice(0, LONGEST_SOURCE);
	const all = passages(sentences(source));
	const candidates = candidatesOf(all, [title, ...keywords].join('\n'));
	const chosen = choose(candidates, { budget, title, keywords });
	if (chosen.length === 0) return lastResort(candidates[0]?.text ?? all[0]?.text ?? '', budget);
	const known = new Set(foldText(source).match(/[\p{L}\p{M}]+/gu));
	// A dateline that was cut off may have taken one mark of a pair along.
	const [first, ...rest] = chosen.map((one) => withoutStrayMarks(one.text));
	return {
		text: [withoutLeadingWaw(first!, known), ...rest].join(' '),
		sentences: chosen.flatMap(({ candidate }) => range(candidate.passage.first, candidate.passage.last)),
		method: chosen.some((one) => one.isCut) ? 'shortened' : 'extract',
	};
}

function lastResort(text: string, budget: Budget): Extract {
	const plain = withoutStrayMarks(text);
	if (!/\p{L}/u.test(plain)) return { text: '', sentences: [], method: 'none' };
	return { text: truncateHard(plain, budget), sentences: [0], method: 'shortened' };
}

function range(first: number, last: number): number[] {
	return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
