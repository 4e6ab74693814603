/** A story's summary: an extract, or a model's text that was checked against the sources; always with its sources. */
import type { Article } from '../domain/article.ts';
import type { Story } from '../domain/story.ts';
import type { Summary, SummarySource } from '../domain/summary.ts';
import type { Allowance } from './allowance.ts';
import { extract } from './extract.ts';
import { faithful, type Rejection } from './faithfulness.ts';
import type { Model, ModelFailure } from './model.ts';
import { INSTRUCTIONS, promptFor, shownSources, shownText } from './prompt.ts';

export type SummariseOptions = {
	/** Keywords or quotes of the matches: what the readers follow. */
	readonly keywords?: readonly string[];
	/** Without one every summary is an extract. */
	readonly model?: Model;
	readonly allowance?: Allowance;
	readonly signal?: AbortSignal;
};

/** Why there is no model's text though there is a model. To be counted. */
export type Fallback = Rejection | ModelFailure | 'allowance';

/**
 * `articles` are the story's, in the order of its members; the first Arabic one with a text leads, else the first with one.
 * `text` is empty when no article has one: the headline must do. `method` is "original" when the text is not Arabic.
 * Never rejects for what a model does: the extract takes its place, and `rejection` says why.
 */
export async function summarise(
	story: Story,
	articles: readonly Article[],
	options: SummariseOptions = {},
): Promise<Summary> {
	const lead = leadOf(articles);
	const plain = extractOf(lead, options.keywords ?? []);
	const base = { storyId: story.id, revision: story.revision, sources: sourcesOf(story) };
	const language = lead?.language ?? 'und';
	const original = { ...base, language, text: plain, method: language === 'ar' ? 'extract' : 'original' } as const;
	if (!options.model || !lead) return { ...original, check: 'not-needed' };
	const shown = [lead, ...articles.filter((article) => article !== lead && article.language === lead.language)];
	const told = await tell(options.model, shown, options);
	if (told.kind === 'text') return { ...base, language: 'ar', text: told.text, method: 'model', check: 'passed' };
	return { ...original, check: 'rejected', rejection: told.reason };
}

type Told = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none'; readonly reason: Fallback };

async function tell(model: Model, articles: readonly Article[], options: SummariseOptions): Promise<Told> {
	if (options.allowance && !options.allowance.take()) return { kind: 'none', reason: 'allowance' };
	const sources = shownSources(
		articles.map(({ publisher, title, contentText, teaser = '' }) => ({
			publisher,
			title,
			text: contentText || teaser,
		})),
	);
	const answer = await model.ask(promptFor(sources, options.keywords), options.signal);
	if (answer.kind === 'failed') return { kind: 'none', reason: answer.reason };
	const check = faithful(answer.text, {
		sources: shownText(sources),
		isArabic: articles[0]?.language === 'ar',
		instructions: INSTRUCTIONS,
	});
	if (check.kind === 'rejected') return { kind: 'none', reason: check.reason };
	return { kind: 'text', text: check.text };
}

function leadOf(articles: readonly Article[]): Article | undefined {
	const telling = articles.filter(({ contentText, teaser }) => contentText !== '' || teaser !== undefined);
	return telling.find(({ language }) => language === 'ar') ?? telling[0];
}

function extractOf(article: Article | undefined, keywords: readonly string[]): string {
	if (!article) return '';
	const { title, contentText, teaser = '' } = article;
	return extract(contentText || teaser, { title, keywords }).text;
}

/** One for each publisher, in the order in which they told it. */
function sourcesOf(story: Story): SummarySource[] {
	const byPublisher = new Map<string, SummarySource>();
	for (const { publisher, title, url } of story.members) {
		if (!byPublisher.has(publisher)) byPublisher.set(publisher, { publisher, title, url });
	}
	return [...byPublisher.values()];
}
