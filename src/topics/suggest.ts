/** Proposals for a topic: terms that go with its confirmed alerts, spellings of a foreign name, near names for typing errors. Pure. */
import { foldText } from '../text/arabic.ts';
import { words } from '../text/words.ts';
import { editDistance } from './edit-distance.ts';
import { isFunctionWord } from './lookalikes.ts';

type Text = { readonly title: string; readonly text: string };

export type SuggestedTerm = {
	/** As it was most lately printed. */
	readonly text: string;
	/** In how many of the chosen texts, and of the others. */
	readonly inside: number;
	readonly outside: number;
	/** Log-likelihood ratio: above 10.8 chance is below 1 in 1,000. */
	readonly strength: number;
};

const LEAST_TEXTS = 2;
const CHANCE = 10.8;

/**
 * Words and pairs of words that are much commoner in `chosen` than in `others`, strongest first. Confirmed alerts against the
 * background propose keywords; alerts voted down against the confirmed ones propose exclusions.
 * T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19 (1993).
 */
export function suggestTerms(chosen: readonly Text[], others: readonly Text[], limit = 10): SuggestedTerm[] {
	const inside = documentCounts(chosen);
	const outside = documentCounts(others);
	const suggested: SuggestedTerm[] = [];
	for (const [key, { count, printed }] of inside) {
		const elsewhere = outside.get(key)?.count ?? 0;
		if (count < LEAST_TEXTS || count / chosen.length <= elsewhere / Math.max(1, others.length)) continue;
		const strength = logLikelihood(count, chosen.length, elsewhere, others.length);
		if (strength >= CHANCE) suggested.push({ text: printed, inside: count, outside: elsewhere, strength });
	}
	return suggested
		.sort((one, other) => other.strength - one.strength || other.text.length - one.text.length)
		.slice(0, limit);
}

/** Known names within typing errors of what was typed: one for short names, two from six letters on; nearest first. */
export function nearNames(typed: string, names: readonly string[], limit = 5): string[] {
	const key = foldText(typed.trim());
	const most = key.length < 6 ? 1 : 2;
	const ranked = names.map((name) => ({ name, distance: editDistance(key, foldText(name), most) }));
	return ranked
		.filter(({ distance }) => distance <= most)
		.sort((one, other) => one.distance - other.distance)
		.slice(0, limit)
		.map(({ name }) => name);
}

/** Letters that outlets choose differently for one foreign sound, and vowels that some write and some do not. */
const VARYING: readonly (readonly [RegExp, string])[] = [
	[/غ/, 'ج'],
	[/ج/, 'غ'],
	[/ق/, 'ك'],
	[/ك/, 'ق'],
	[/غ/, 'ك'],
	[/ط/, 'ت'],
	[/ت/, 'ط'],
	[/ص/, 'س'],
	[/س/, 'ز'],
	[/ز/, 'س'],
	[/(?<=[^اويى])و(?=.)/, 'يو'],
	[/يو/, 'و'],
	[/(?<=.)ا(?=.)/, ''],
	[/(?<=..)ي(?=.)/, ''],
	[/(?<=..)و(?=.)/, ''],
	[/ا$/, 'ه'],
	[/^ا/, 'أو'],
];

/**
 * Spellings of a foreign name in Arabic letters, one change away. With `seen` (does the archive print this word?) only those
 * that are really in use. Spellings that folding already takes for the same (أوكوس, اوكوس) are left out.
 */
export function spellingVariants(name: string, seen?: (word: string) => boolean): string[] {
	const own = foldText(name);
	const variants = new Map<string, string>();
	for (const [from, to] of VARYING) {
		for (const match of name.matchAll(new RegExp(from, 'g'))) {
			const variant = name.slice(0, match.index) + to + name.slice(match.index + match[0].length);
			const key = foldText(variant);
			if (key !== own && key.length > 2 && !variants.has(key)) variants.set(key, variant);
		}
	}
	return [...variants.values()].filter((variant) => !seen || seen(variant));
}

function documentCounts(texts: readonly Text[]): Map<string, { count: number; printed: string }> {
	const counts = new Map<string, { count: number; printed: string }>();
	for (const { title, text } of texts) {
		const terms = new Map([...termsIn(title), ...termsIn(text)]);
		for (const [key, printed] of terms) counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, printed });
	}
	return counts;
}

function termsIn(source: string): [key: string, printed: string][] {
	const list = words(source).filter(({ text }) => text.length > 2 && !isFunctionWord(text) && !/^\d+$/.test(text));
	return list.flatMap((word, at): [string, string][] => {
		const printed = source.slice(word.start, word.end);
		const next = list[at + 1];
		const single: [string, string] = [bare(word.text), printed];
		if (!next || source.slice(word.end, next.start) !== ' ') return [single];
		return [single, [`${bare(word.text)} ${bare(next.text)}`, source.slice(word.start, next.end)]];
	});
}

/** Without the article and و before it: enough to count by. */
function bare(word: string): string {
	return word.replace(/^(?:و?ال|لل)(?=...)/, '');
}

/** Dunning's G² for a term in `a` of `n` texts against `b` of `m`. */
function logLikelihood(a: number, n: number, b: number, m: number): number {
	const rate = (a + b) / (n + m);
	const part = (seen: number, expected: number): number => (seen === 0 ? 0 : seen * Math.log(seen / expected));
	const hits = part(a, n * rate) + part(b, m * rate);
	const misses = part(n - a, n * (1 - rate)) + part(m - b, m * (1 - rate));
	return 2 * (hits + misses);
}
