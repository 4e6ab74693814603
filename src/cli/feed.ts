/** `rasid feed`: reads one feed and prints it as one line of JSON; a fault is printed as `{error}`, exit 1. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { FeedFault, ParsedFeed } from '../domain/feed.ts';
import { readFeed } from '../feeds/read-feed.ts';
import { BadInput, WrongUsage } from './faults.ts';
import { writeJsonLine } from './json-lines.ts';
import { loadPage } from './load-page.ts';

const OPTIONS = { headers: { type: 'string' }, base: { type: 'string' } } as const;
/** A terminal is patient: more entries than the poller takes. */
const MAX_ENTRIES = 10_000;

export async function feed(args: readonly string[]): Promise<number> {
	const { source, headersFile, base } = parsed(args);
	const page = await loadPage(source);
	if (page.kind === 'fault') return failed(page.fault);
	const headers = headersFile ? await readHeaders(headersFile) : page.headers;
	const result = await readFeed(page.bytes, { url: base ?? page.url, headers, maxEntries: MAX_ENTRIES });
	if (result.kind === 'fault') return failed(result.fault);
	await writeJsonLine(answerOf(result.feed));
	return 0;
}

/** Members that the feed does not have are null, so that each line has the same shape. */
function answerOf(feed: ParsedFeed) {
	const { title, link, language, description, entries, warnings } = feed;
	return {
		title: title ?? null,
		link: link ?? null,
		language: language ?? null,
		description: description ?? null,
		updatedAt: feed.updatedAt ?? feed.publishedAt ?? null,
		imageUrl: feed.imageUrl ?? null,
		entries,
		warnings,
	};
}

async function failed({ kind, message }: FeedFault): Promise<number> {
	await writeJsonLine({ error: { kind, message } });
	return 1;
}

async function readHeaders(path: string): Promise<Record<string, string>> {
	const value: unknown = await readFile(path, 'utf8')
		.then(JSON.parse)
		.catch(() => undefined);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new BadInput(`${path}: not a JSON object of header names and values`);
	}
	return Object.fromEntries(Object.entries(value).map(([name, content]) => [name.toLowerCase(), String(content)]));
}

function parsed(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
		if (positionals.length !== 1) throw new WrongUsage('feed needs one file, "-", or address');
		if (values.base !== undefined && !URL.canParse(values.base)) throw new WrongUsage('--base needs an address');
		return { source: positionals[0]!, headersFile: values.headers, base: values.base };
	} catch (error) {
		if (error instanceof TypeError) throw new WrongUsage(error.message);
		throw error;
	}
}
