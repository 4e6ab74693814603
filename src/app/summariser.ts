/** Wires the summaries room: extracts; or a model's text where one is configured, with every rejection in the log. */
import type { Environment } from '../../config/environment.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Fetcher } from '../http/fetcher.ts';
import type { Summarise } from '../pipeline/announce-story.ts';
import { createAllowance } from '../summaries/allowance.ts';
import { createModel } from '../summaries/model.ts';
import { summarise } from '../summaries/summarise.ts';

export function summariserOf(
	settings: Environment['model'],
	fetch: Fetcher['fetch'],
	clock: Clock,
	log: Log,
): Summarise {
	if (!settings) return (story, articles, keywords, signal) => summarise(story, articles, { keywords, signal });
	const model = createModel(fetch, { baseUrl: settings.url, key: settings.key, model: settings.name });
	const allowance = createAllowance(settings.dailyCalls, clock.now);
	return async (story, articles, keywords, signal) => {
		const asked = settings.translates || articles.some((article) => article.language === 'ar') ? model : undefined;
		const summary = await summarise(story, articles, { keywords, model: asked, allowance, signal });
		if (summary.check === 'rejected')
			log.warn('a model’s summary was not used', { storyId: story.id, reason: summary.rejection });
		return summary;
	};
}
