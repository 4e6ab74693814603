/** `rasid cluster`: the story and the role of each article of a stream, as JSON Lines. */
import { parseArgs } from 'node:util';
import { createOpenStories } from '../stories/open-stories.ts';
import type { Tellable } from '../stories/telling.ts';
import { WrongUsage } from './faults.ts';
import { readJsonLines, reject, writeJsonLine } from './json-lines.ts';

const OPTIONS = { strict: { type: 'boolean', default: false } } as const;

/** Reads `{id, title, text, url?, publisher?, publishedAt}` in time order, writes `{id, story, role}`. */
export async function cluster(args: readonly string[]): Promise<number> {
	const { path, strict } = parsed(args);
	const stories = createOpenStories();
	let clockMs = 0;
	for await (const { number, value } of readJsonLines(path, { strict })) {
		const article = tellable(value);
		if (!article) {
			reject(`${path}:${number}: needs "id", "title", "text" and "publishedAt" (an ISO date)`, strict);
			continue;
		}
		// A stream's own dates are its clock; one that goes back is taken as late.
		clockMs = Math.max(clockMs, Date.parse(article.publishedAt!));
		const { story, member } = stories.place(article, [], clockMs);
		await writeJsonLine({ id: article.id, story: story.members[0]!.articleId, role: member.role });
	}
	return 0;
}

function tellable(value: Record<string, unknown>): Tellable | undefined {
	const { id, title, text, url, publisher, publishedAt } = value;
	if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string') return undefined;
	if (typeof publishedAt !== 'string' || Number.isNaN(Date.parse(publishedAt))) return undefined;
	return {
		id,
		title,
		contentText: text,
		url: typeof url === 'string' ? url : '',
		// An unknown publisher is nobody's namesake.
		publisher: typeof publisher === 'string' ? publisher : id,
		publishedAt,
	};
}

function parsed(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
		if (positionals.length !== 1) throw new WrongUsage('cluster needs one file, or "-"');
		return { path: positionals[0]!, strict: values.strict };
	} catch (error) {
		if (error instanceof TypeError) throw new WrongUsage(error.message);
		throw error;
	}
}
