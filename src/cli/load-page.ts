/** What a verb reads: the bytes of a file, of standard input, or of an address through the guarded fetch. */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { systemClock } from '../domain/clock.ts';
import type { FeedFault } from '../domain/feed.ts';
import { createFetcher } from '../http/fetcher.ts';
import { BadInput } from './faults.ts';

export type Page =
	| {
			readonly kind: 'page';
			readonly bytes: Uint8Array;
			readonly url?: string;
			readonly headers: Readonly<Record<string, string>>;
	  }
	| { readonly kind: 'fault'; readonly fault: FeedFault };

const USER_AGENT = 'Rasid/0.1 (feed reader; headless verb)';

export function isAddress(source: string): boolean {
	return /^https?:\/\//i.test(source);
}

/** `source` is an address, a path, or "-". A file that cannot be read is bad input; a fault of the network is a value. */
export async function loadPage(source: string): Promise<Page> {
	if (isAddress(source)) return fetchPage(source);
	try {
		const bytes = source === '-' ? await buffer(process.stdin) : await readFile(source);
		return { kind: 'page', bytes, headers: {} };
	} catch (error) {
		throw new BadInput(`${source}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
	}
}

async function fetchPage(url: string): Promise<Page> {
	const fetcher = createFetcher({ userAgent: USER_AGENT, now: () => systemClock.now() });
	try {
		const outcome = await fetcher.fetch(url);
		if (outcome.kind === 'fault') return outcome;
		const bytes = outcome.kind === 'ok' ? outcome.bytes : new Uint8Array();
		return { kind: 'page', bytes, url: outcome.url, headers: outcome.headers as Readonly<Record<string, string>> };
	} finally {
		await fetcher.close();
	}
}
