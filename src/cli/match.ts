/** `rasid match`: the topics of each document of a stream with their evidence, as JSON Lines. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problemLine } from '../../config/problem.ts';
import { readTopics } from '../../config/topics-file.ts';
import type { Topic } from '../domain/topic.ts';
import { topicFaults } from '../topics/limits.ts';
import { createTopicIndex, type Matchable } from '../topics/topic-index.ts';
import { BadInput, WrongUsage } from './faults.ts';
import { readJsonLines, reject, writeJsonLine } from './json-lines.ts';

const OPTIONS = { topics: { type: 'string' }, strict: { type: 'boolean', default: false } } as const;
/** An operator's file has no limit on its size. */
const NO_LIMITS = { topicsPerScope: Number.POSITIVE_INFINITY, keywordsPerTopic: Number.POSITIVE_INFINITY };

/** Reads `{id, title?, text}`, writes `{id, matches: [{topic, score, evidence}]}` for each document that has a match. */
export async function match(args: readonly string[]): Promise<number> {
	const { path, topics, strict } = parsed(args);
	const index = createTopicIndex(topicsIn(topics));
	for await (const { number, value } of readJsonLines(path, { strict })) {
		const document = matchable(value);
		if (!document) {
			reject(`${path}:${number}: needs "id" and "text" (and may have "title"), all of them texts`, strict);
			continue;
		}
		const matches = index.match(document).map(({ topicId, score, evidence }) => ({ topic: topicId, score, evidence }));
		if (matches.length > 0) await writeJsonLine({ id: document.id, matches });
	}
	return 0;
}

function topicsIn(file: string): readonly Topic[] {
	const result = readTopics(file, contentOf(file), (topic) => topicFaults(topic, NO_LIMITS));
	if (result.kind === 'ok') return result.topics;
	throw new BadInput(result.problems.map(problemLine).join('\n'));
}

function contentOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		throw new BadInput(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
	}
}

function matchable({ id, title = '', text }: Record<string, unknown>): Matchable | undefined {
	if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string') return undefined;
	return { id, title, text };
}

function parsed(args: readonly string[]): { path: string; topics: string; strict: boolean } {
	let read: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;
	try {
		read = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
	} catch (error) {
		throw new WrongUsage((error as Error).message);
	}
	const [path, ...more] = read.positionals;
	if (path === undefined || more.length > 0) throw new WrongUsage('match takes one file of documents, or "-"');
	if (!read.values.topics) throw new WrongUsage('match needs --topics FILE');
	return { path, topics: read.values.topics, strict: read.values.strict };
}
