/** The shipped program as a child process, in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export type LogLine = { readonly level: string; readonly msg: string } & Readonly<Record<string, unknown>>;

export type Program = {
	readonly lines: readonly LogLine[];
	readonly output: readonly string[];
	/** Resolves with the first log line, past or to come, that passes; rejects when the program ends before. */
	logged(what: string, passes: (line: LogLine) => boolean): Promise<LogLine>;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | null>;
	kill(): Promise<void>;
	signal(name: NodeJS.Signals): void;
	readonly ended: Promise<number | null>;
};

const ROOT = resolve(import.meta.dirname, '../..');

/** A fresh folder with a list of feeds; programs started in it share its store. */
export function homeWith(
	feeds: readonly { readonly url: string; readonly title: string; readonly announceNewest?: number }[],
): string {
	const home = mkdtempSync(join(tmpdir(), 'rasid-home-'));
	const entries = feeds.map(
		(feed) => `  - url: ${feed.url}\n    title: ${feed.title}\n    announce_newest: ${feed.announceNewest ?? 0}`,
	);
	writeFileSync(join(home, 'feeds.yaml'), `feeds:\n${entries.join('\n')}\n`);
	return home;
}

/** `args` as on the command line: "--role=poll,place". */
export function startProgram(
	home: string,
	environment: Readonly<Record<string, string>> = {},
	args: readonly string[] = [],
): Program {
	const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...args], {
		cwd: home,
		env: {
			PATH: process.env['PATH'],
			RASID_FEEDS: 'feeds.yaml',
			RASID_TOPICS: join(ROOT, 'config/topics.yaml'),
			RASID_STORE: 'sqlite:rasid.db',
			RASID_ALLOW_LOOPBACK_FEEDS: 'yes',
			RASID_WEB_PORT: '0',
			...environment,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return watched(child);
}

function watched(child: ChildProcess): Program {
	const lines: LogLine[] = [];
	const output: string[] = [];
	const watchers = new Set<() => void>();
	const ended = new Promise<number | null>((done) => child.on('close', done));
	createInterface({ input: child.stdout! }).on('line', (line) => output.push(line));
	createInterface({ input: child.stderr! }).on('line', (line) => {
		lines.push(parsed(line));
		for (const watch of watchers) watch();
	});

	function logged(what: string, passes: (line: LogLine) => boolean): Promise<LogLine> {
		return new Promise((done, fail) => {
			function watch(): void {
				const found = lines.find(passes);
				if (!found) return;
				watchers.delete(watch);
				done(found);
			}
			watchers.add(watch);
			void ended.then(() =>
				fail(new Error(`the program ended before: ${what}\n${lines.map((line) => JSON.stringify(line)).join('\n')}`)),
			);
			watch();
		});
	}

	return {
		lines,
		output,
		logged,
		ended,
		stop() {
			child.kill('SIGTERM');
			return ended;
		},
		signal: (name) => void child.kill(name),
		async kill() {
			child.kill('SIGKILL');
			await ended;
		},
	};
}

function parsed(line: string): LogLine {
	try {
		return JSON.parse(line) as LogLine;
	} catch {
		return { level: 'none', msg: line };
	}
}
