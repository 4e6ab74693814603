/** Reads everything an operator wrote: settings, feeds, topics; or every mistake in all of them at once. */
import { readFileSync } from 'node:fs';
import { readFeeds } from '../../config/catalogue.ts';
import { type Environment, readEnvironment } from '../../config/environment.ts';
import type { Problem } from '../../config/problem.ts';
import { readTopics } from '../../config/topics-file.ts';
import type { Feed } from '../domain/feed.ts';
import type { Topic } from '../domain/topic.ts';
import { topicFaults } from '../topics/limits.ts';

export type Settings = {
	readonly environment: Environment;
	readonly feeds: readonly Feed[];
	readonly topics: readonly Topic[];
};
export type SettingsResult =
	| { readonly kind: 'ok'; readonly settings: Settings }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Nothing is contacted. */
export function readSettings(envFile = '.env'): SettingsResult {
	const environment = readEnvironment(envFile);
	const known = environment.kind === 'ok' ? environment.environment : undefined;
	const feedsFile = known?.feedsFile ?? 'config/feeds.yaml';
	const topicsFile = known?.topicsFile ?? 'config/topics.yaml';
	const feeds = fromFile(feedsFile, 'RASID_FEEDS', (text) =>
		readFeeds(feedsFile, text, { allowLoopback: known?.allowLoopbackFeeds ?? false }),
	);
	const topics = fromFile(topicsFile, 'RASID_TOPICS', (text) => readTopics(topicsFile, text, topicFaults));
	const problems = [environment, feeds, topics].flatMap((result) =>
		result.kind === 'problems' ? result.problems : [],
	);
	if (environment.kind === 'problems' || feeds.kind === 'problems' || topics.kind === 'problems')
		return { kind: 'problems', problems };
	return { kind: 'ok', settings: { environment: environment.environment, feeds: feeds.feeds, topics: topics.topics } };
}

type Problems = { readonly kind: 'problems'; readonly problems: readonly Problem[] };

function fromFile<T>(file: string, setting: string, read: (text: string) => T): T | Problems {
	try {
		return read(readFileSync(file, 'utf8'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === undefined) throw error;
		const problem = {
			file,
			field: setting,
			message: 'the file cannot be read',
			remedy: `Make it readable, or set ${setting} to another`,
		};
		return { kind: 'problems', problems: [problem] };
	}
}
