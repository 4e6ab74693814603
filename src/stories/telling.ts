/** What likeness is judged by: one outlet's telling of a story, reduced to terms and a sketch; survives JSON. Pure. */
import { scanWords } from './scan-words.ts';
import { packSketch, type Sketch, sketchOf } from './sketch.ts';
import { type Term, termsOf } from './terms.ts';

/** What is needed of an article to place it; the house's Article has it all. */
export type Tellable = {
	readonly id: string;
	readonly publisher: string;
	readonly url: string;
	readonly title: string;
	readonly contentText: string;
	readonly teaser?: string;
	readonly publishedAt?: string;
};

export type Telling = {
	readonly articleId: string;
	readonly publisher: string;
	/** When it was published, or seen if that is not known; milliseconds since 1970. */
	readonly atMs: number;
	/** Terms, in order, with repetitions. */
	readonly title: readonly Term[];
	readonly lead: readonly Term[];
	/** See sketch.ts. */
	readonly sketch: string;
	readonly shingles: number;
};

/** News tells what matters in its first paragraph: 60 words serve better than fewer and than the whole body. */
const LEAD_WORDS = 60;
const TITLE_WORDS = 40;
/** Wire copy is recognised by its first screen, however much an outlet cuts from its end. */
const SKETCHED_WORDS = 120;
/** Section labels that agencies put before a title: "سياسي / …", "عام / …". */
const SECTION = /^\s*\p{L}{2,10}\s+\/\s+/u;

/** `atMs` is when the article was seen; a publication date in the future is not believed. */
export function tellingOf(article: Tellable, atMs: number): { readonly telling: Telling; readonly sketch: Sketch } {
	const text = article.contentText || (article.teaser ?? '');
	const publishedMs = article.publishedAt === undefined ? Number.NaN : Date.parse(article.publishedAt);
	const words = scanWords(text, SKETCHED_WORDS);
	const sketch = sketchOf(words);
	const lead = termsOf(text, words, LEAD_WORDS);
	const title = article.title.replace(SECTION, '');
	const telling = {
		articleId: article.id,
		publisher: article.publisher,
		atMs: Number.isNaN(publishedMs) ? atMs : Math.min(publishedMs, atMs),
		title: termsOf(title, scanWords(title, TITLE_WORDS), TITLE_WORDS),
		lead,
		sketch: packSketch(sketch),
		shingles: sketch.shingles,
	};
	return { telling, sketch };
}
