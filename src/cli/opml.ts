/** `rasid opml`: lists of feeds from and for other readers. Import writes the form of config/feeds.yaml, export reads it. */

import { stringify } from 'yaml';
import { readFeeds } from '../../config/catalogue.ts';
import { problemLine } from '../../config/problem.ts';
import { decode } from '../feeds/decode.ts';
import { type Outline, readOpml, writeOpml } from '../feeds/opml.ts';
import { BadInput, WrongUsage } from './faults.ts';
import { loadPage } from './load-page.ts';

export async function opml(args: readonly string[]): Promise<number> {
	const [action, source, ...rest] = args;
	if (!source || rest.length > 0) throw new WrongUsage('opml needs "import" or "export" and one file');
	if (action === 'import') return importOpml(source);
	if (action === 'export') return exportOpml(source);
	throw new WrongUsage(`opml cannot ${action ?? 'do nothing'}: it can import and export`);
}

async function importOpml(source: string): Promise<number> {
	const outlines = readOpml(await textOf(source));
	if (outlines.length === 0) throw new BadInput(`${source}: no outline with an xmlUrl; is it an OPML file?`);
	process.stdout.write(stringify({ feeds: outlines.map(feedEntryOf) }));
	return 0;
}

/** As an editor would write it. Rasid keeps no folders: what an article is about, its topics say. */
function feedEntryOf({ feedUrl, title, siteUrl }: Outline) {
	return { url: feedUrl, title, ...(siteUrl && { site: siteUrl }) };
}

async function exportOpml(source: string): Promise<number> {
	const result = readFeeds(source, await textOf(source), { allowLoopback: false });
	if (result.kind === 'problems') {
		throw new BadInput(result.problems.map(problemLine).join('\n'));
	}
	process.stdout.write(writeOpml('راصد', result.feeds));
	return 0;
}

async function textOf(source: string): Promise<string> {
	const page = await loadPage(source);
	if (page.kind === 'fault') throw new BadInput(`${source}: ${page.fault.message}`);
	return decode(page.bytes, page.headers).text;
}
