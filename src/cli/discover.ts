/** `rasid discover`: the feeds of a web page, best first, as JSON Lines; those of an address are tried. */
import { parseArgs } from 'node:util';
import { decode } from '../feeds/decode.ts';
import { type Candidate, discover as candidatesOf } from '../feeds/discover.ts';
import { readFeed } from '../feeds/read-feed.ts';
import { WrongUsage } from './faults.ts';
import { writeJsonLine } from './json-lines.ts';
import { isAddress, loadPage } from './load-page.ts';

const OPTIONS = { base: { type: 'string' } } as const;
/** Requests to one site for one question. */
const MAX_TRIED = 12;

/** Writes `{url, title, by}`; with an address also `entries`, and only what really is a feed. Exit 1 when there is none. */
export async function discover(args: readonly string[]): Promise<number> {
	const { source, base } = parsed(args);
	const page = await loadPage(source);
	if (page.kind === 'fault') {
		await writeJsonLine({ error: { kind: page.fault.kind, message: page.fault.message } });
		return 1;
	}
	const url = base ?? page.url ?? source;
	const itself = await readFeed(page.bytes, { url, headers: page.headers });
	if (itself.kind === 'feed') {
		await writeJsonLine({ url, title: itself.feed.title ?? null, by: 'itself', entries: itself.feed.entries.length });
		return 0;
	}
	const candidates = candidatesOf(decode(page.bytes, page.headers).text, url);
	const found = isAddress(source) ? await tried(candidates) : await written(candidates);
	return found > 0 ? 0 : 1;
}

async function written(candidates: readonly Candidate[]): Promise<number> {
	for (const { url, title = null, by } of candidates) await writeJsonLine({ url, title, by });
	return candidates.length;
}

/** Guesses are tried only while nothing surer was found. */
async function tried(candidates: readonly Candidate[]): Promise<number> {
	let found = 0;
	for (const { url, title, by } of candidates.slice(0, MAX_TRIED)) {
		if (by === 'guess' && found > 0) break;
		const page = await loadPage(url);
		if (page.kind === 'fault') continue;
		const result = await readFeed(page.bytes, { url: page.url, headers: page.headers });
		if (result.kind === 'fault') continue;
		found += 1;
		await writeJsonLine({ url, title: result.feed.title ?? title ?? null, by, entries: result.feed.entries.length });
	}
	return found;
}

function parsed(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
		if (positionals.length !== 1) throw new WrongUsage('discover needs one address, file or "-"');
		const source = positionals[0]!;
		if (!isAddress(source) && !URL.canParse(values.base ?? ''))
			throw new WrongUsage('a file needs --base and its address');
		return { source, base: values.base };
	} catch (error) {
		if (error instanceof TypeError) throw new WrongUsage(error.message);
		throw error;
	}
}
