#!/usr/bin/env node
/** The headless verbs: `rasid VERB …`. Each verb is loaded only when it is asked for. */
import { guardLastWords } from '../app/last-words.ts';
import { redactor } from '../observability/redact.ts';
import { BadInput, WrongUsage } from './faults.ts';

type Verb = {
	readonly usage: string;
	readonly about: string;
	readonly load: () => Promise<(args: readonly string[]) => Promise<number>>;
};

const VERBS: Readonly<Record<string, Verb>> = {
	demo: {
		usage: 'demo [--keep] [--port 0] [--pause MS] [--store URL] [--newsroom PORT]',
		about: 'the built-in newsroom: alerts in the terminal and on the local page',
		load: async () => (await import('./demo.ts')).demo,
	},
	check: {
		usage: 'check',
		about: 'reads the configuration and says every mistake',
		load: async () => (await import('./check.ts')).check,
	},
	doctor: {
		usage: 'doctor',
		about: 'looks at the store, the platforms and every feed',
		load: async () => (await import('./doctor.ts')).doctor,
	},
	feed: {
		usage: 'feed PATH-or-URL [--headers FILE.json] [--base URL]',
		about: 'reads one feed',
		load: async () => (await import('./feed.ts')).feed,
	},
	discover: {
		usage: 'discover PAGE-URL (or FILE --base URL)',
		about: 'finds the feeds of a web page',
		load: async () => (await import('./discover.ts')).discover,
	},
	opml: {
		usage: 'opml import FILE.opml | opml export config/feeds.yaml',
		about: 'lists of feeds from and for other readers',
		load: async () => (await import('./opml.ts')).opml,
	},
	match: {
		usage: 'match --topics FILE DOCS.jsonl',
		about: 'matches documents against topics',
		load: async () => (await import('./match.ts')).match,
	},
	cluster: {
		usage: 'cluster STREAM.jsonl',
		about: 'groups articles into stories',
		load: async () => (await import('./cluster.ts')).cluster,
	},
	summarise: {
		usage: 'summarise DOCS.jsonl [--sentences 3] [--words 60]',
		about: 'extracts summaries',
		load: async () => (await import('./summarise.ts')).summarise,
	},
	backup: {
		usage: 'backup FILE [--store sqlite:data/rasid.db]',
		about: 'copies the store, while the bot runs',
		load: async () => (await import('./backup.ts')).backup,
	},
	restore: {
		usage: 'restore FILE [--store sqlite:data/rasid.db] [--replace]',
		about: 'puts a backup in the place of the store',
		load: async () => (await import('./restore.ts')).restore,
	},
};

async function main(args: readonly string[]): Promise<number> {
	const name = args[0] ?? 'help';
	if (name === 'help' || name === '--help') return help(process.stdout);
	const verb = VERBS[name];
	if (!verb) return help(process.stderr);
	try {
		return await (await verb.load())(args.slice(1));
	} catch (error) {
		if (error instanceof BadInput) return complain(error.message, 1);
		if (error instanceof WrongUsage) return complain(`${error.message}\nusage: rasid ${verb.usage}`, 2);
		throw error;
	}
}

function complain(text: string, code: number): number {
	process.stderr.write(`${redactor([])(text)}\n`);
	return code;
}

function help(out: NodeJS.WritableStream): number {
	const lines = Object.values(VERBS).map((verb) => `  rasid ${verb.usage.padEnd(58)} ${verb.about}`);
	out.write(`راصد · Rasid\n\n${lines.join('\n')}\n`);
	return out === process.stdout ? 0 : 2;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(0);
});
guardLastWords((error) => complain(error instanceof Error ? `${error.stack}` : String(error), 1));
process.exitCode = await main(process.argv.slice(2));
