/** The house's rules, run by a machine: who may import whom, which door each library has, file size and names. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const ROOMS = [
	'domain',
	'text',
	'http',
	'observability',
	'storage',
	'queue',
	'i18n',
	'topics',
	'stories',
	'feeds',
	'articles',
	'summaries',
	'alerts',
	'platforms',
	'web',
	'pipeline',
	'conversation',
	'demo',
	'app',
	'cli',
];

/** An allow-list: what is not written here is forbidden. A room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	domain: [],
	text: [],
	http: [],
	observability: ['domain'],
	config: ['domain'],
	storage: ['domain', 'observability'],
	queue: ['domain', 'observability'],
	i18n: ['domain', 'text'],
	topics: ['domain', 'text'],
	stories: ['domain', 'text'],
	feeds: ['domain', 'text', 'http'],
	articles: ['domain', 'text', 'http'],
	summaries: ['domain', 'text', 'http'],
	alerts: ['domain', 'text', 'i18n'],
	commands: ['domain', 'i18n'],
	platforms: ['domain', 'text', 'http', 'i18n', 'observability', 'commands'],
	web: ['domain', 'text', 'i18n', 'observability', 'commands'],
	pipeline: [
		'domain',
		'text',
		'http',
		'observability',
		'config',
		'i18n',
		'topics',
		'stories',
		'feeds',
		'articles',
		'summaries',
		'alerts',
		'commands',
	],
	conversation: ['domain', 'text', 'i18n', 'topics', 'feeds', 'alerts', 'pipeline', 'commands'],
	demo: ['*'],
	cli: ['*'],
	app: ['*'],
	main: ['*'],
};

/** A library, or a power, and the only files that may use it. */
const DOORS: readonly { readonly what: RegExp; readonly only: RegExp }[] = [
	{ what: /from '(discord\.js|@discordjs\/|discord-api-types)/, only: /^src\/platforms\/discord\// },
	{ what: /from '(grammy|@grammyjs\/)/, only: /^src\/platforms\/telegram\// },
	{ what: /from 'rss-parser/, only: /^src\/feeds\/parse\.ts$/ },
	{ what: /from '(keyv|@keyv\/)/, only: /^src\/storage\// },
	{ what: /from 'node:sqlite'/, only: /^src\/storage\// },
	{ what: /from 'bullmq'/, only: /^src\/queue\/bullmq\.ts$/ },
	{ what: /from 'undici'/, only: /^src\/http\// },
	{ what: /process\.env/, only: /^config\/environment\.ts$/ },
	{ what: /Date\.now\(|new Date\(\)/, only: /^src\/domain\/clock\.ts$/ },
	{ what: /Math\.random\(/, only: /^$/ },
];

const FORBIDDEN_NAMES = /(^|[/-])(utils?|helpers?|common|shared|manager|misc)([-./]|$)/;

const sources = ['src', 'commands', 'config'].flatMap((folder) => filesUnder(join(ROOT, folder)));

function filesUnder(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return filesUnder(path);
		return entry.name.endsWith('.ts') ? [relative(ROOT, path)] : [];
	});
}

function roomOf(path: string): string {
	const [top, second = ''] = path.split('/');
	if (top !== 'src') return top!;
	return ROOMS.includes(second) ? second : second.replace(/\.ts$/, '');
}

function imports(path: string): string[] {
	const text = readFileSync(join(ROOT, path), 'utf8');
	const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
	return found.map((target) => relative(ROOT, resolve(ROOT, dirname(path), target)));
}

describe('architecture', () => {
	test('every import is on the list', () => {
		const broken = sources.flatMap((path) => {
			const room = roomOf(path);
			const allowed = MAY_IMPORT[room] ?? [];
			const targets = imports(path).map(roomOf);
			return targets
				.filter((target) => target !== room && !allowed.includes('*') && !allowed.includes(target))
				.map((target) => `${path}: ${room} → ${target}`);
		});
		expect(broken).toEqual([]);
	});

	test('every library and power stays behind its door', () => {
		const broken = sources.flatMap((path) => {
			const text = readFileSync(join(ROOT, path), 'utf8');
			return DOORS.filter(({ what, only }) => what.test(text) && !only.test(path)).map(
				({ what }) => `${path}: ${what.source}`,
			);
		});
		expect(broken).toEqual([]);
	});

	test('a file fits on a few screens', () => {
		const long = sources
			.map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1 }))
			.filter(({ lines }) => lines > 250);
		expect(long).toEqual([]);
	});

	test('a file says in its first line what it is', () => {
		const silent = sources.filter(
			(path) => !/^(#!.*\n)?\/\*\*[\s*]+[^\s*][^\n]{12,}/.test(readFileSync(join(ROOT, path), 'utf8')),
		);
		expect(silent).toEqual([]);
	});

	test('no drawer for odds and ends', () => {
		expect(sources.filter((path) => FORBIDDEN_NAMES.test(path))).toEqual([]);
	});
});
