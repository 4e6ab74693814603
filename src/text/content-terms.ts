/** The words that carry a text's matter, lightly stemmed, so that two tellings of one thing can be compared. Pure. */
import { foldText } from './arabic.ts';

/** Closed classes of Arabic, and the verbs of saying that every report is full of. Folded when loaded. */
const STOP = new Set(
	(
		'في من على إلى عن مع أن إن هذا هذه ذلك تلك التي الذي الذين اللذين اللتين ما لا لم لن قد كان كانت كما بعد قبل بين خلال حول عند عندما ' +
		'حيث هو هي هم هما أو ثم كل بعض غير أي عبر ضد نحو منذ حتى إذ إذا لكن بل فيما قال أضاف أوضح أكد أشار يوم أمس اليوم أنه إنه أنها إنها ' +
		'به بها له لها فيه فيها منه منها عليه عليها إليه إليها لدى دون سوف يكون تكون ليس هناك هنا بن عام وذلك وهو وهي الى ان او اي كذلك أيضا ' +
		'the a an of to in on for and or with by at from is are was were be as that this it its has have had not but'
	)
		.split(' ')
		.map(foldText),
);
const WORD = /\p{Nd}+(?:[.,٫]\p{Nd}+)*|[\p{L}\p{M}]+/gu;
const ARTICLES = ['وال', 'فال', 'بال', 'كال', 'لل', 'ال'];
const ENDINGS = ['ها', 'هم', 'ان', 'ات', 'ون', 'ين', 'يه', 'يا', 'ه', 'ي', 'ا'];
const LEAST_STEM = 3;

/** Terms in order, with repetitions. */
export function contentTerms(text: string): string[] {
	const terms: string[] = [];
	for (const [word] of foldText(text).matchAll(WORD)) {
		if (word.length < 2 || STOP.has(word)) continue;
		const term = stem(word);
		if (!STOP.has(term)) terms.push(term);
	}
	return terms;
}

/**
 * Takes off one proclitic group, the letter of the present tense and one ending of a folded Arabic word; other words are
 * left alone. After light10 (Larkey et al. 2007).
 */
export function stem(word: string): string {
	if (!/^[\u0621-\u064A]/.test(word)) return word;
	return withoutEnding(withoutTense(withoutArticle(word)));
}

/** Headlines speak in the present, reports in the past: "ترفض" and "رفض" are one term. Nouns in ت lose it too, all alike. */
function withoutTense(word: string): string {
	return /^[يت]/.test(word) && word.length > LEAST_STEM ? word.slice(1) : word;
}

function withoutArticle(word: string): string {
	const bare = /^[وف]/.test(word) && word.length >= 5 ? word.slice(1) : word;
	for (const article of ARTICLES) {
		if (bare.startsWith(article) && bare.length - article.length >= LEAST_STEM) return bare.slice(article.length);
		if (word.startsWith(article) && word.length - article.length >= LEAST_STEM) return word.slice(article.length);
	}
	return bare;
}

function withoutEnding(word: string): string {
	for (const ending of ENDINGS) {
		if (word.endsWith(ending) && word.length - ending.length >= LEAST_STEM) return word.slice(0, -ending.length);
	}
	return word;
}
