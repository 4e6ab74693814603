/** What is shipped for running: nothing in it names a file, a role or a setting that is not there, and its Redis is accepted. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MALLOC } from '../../bench/launcher.ts';
import { ROLES, readEnvironment } from '../../config/environment.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { redisIsMissing, startRedis } from '../redis.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const textOf = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const isThere = (path: string) => existsSync(join(ROOT, path));

type Service = { readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>> };
const compose = parse(textOf('compose.yaml'), { merge: true }) as {
	readonly services: Readonly<Record<string, Service>>;
};
const { redis, ...programs } = compose.services;

describe('compose.yaml', () => {
	test('every role is worked by a service, and each role that is named exists', () => {
		const asked = Object.values(programs).flatMap(({ command = [] }) => command[0]!.replace('--role=', '').split(','));
		expect(asked.toSorted()).toEqual(ROLES.toSorted());
	});

	test.each(Object.entries(programs))('the settings of %s are understood', (_, { environment }) => {
		expect(readEnvironment('no-such-file', environment!).kind).toBe('ok');
	});

	test.skipIf(redisIsMissing())('Rasid accepts its Redis', async () => {
		const flags = redis!.command!.slice(1).join(' ').split('--').filter(Boolean);
		const settings = Object.fromEntries(flags.map((flag) => flag.trim().split(' ') as [string, string]));
		const server = await startRedis(settings);
		const store = await openStore(server.url);
		await store.close();
		await server.stop();
	});
});

describe('Dockerfile', () => {
	const lines = textOf('Dockerfile').split('\n');
	const copied = lines
		.filter((line) => line.startsWith('COPY') && !line.includes('--from'))
		.flatMap((line) => line.split(' ').slice(1, -1));

	test('all that is copied is there, and all that the program consists of is copied', () => {
		expect(copied.filter((path) => !isThere(path))).toEqual([]);
		expect(copied).toEqual(expect.arrayContaining(['src', 'commands', 'config', 'package.json']));
	});

	test('it starts as npm start does, and is not root', () => {
		const entry = JSON.parse(
			lines.find((line) => line.startsWith('ENTRYPOINT'))!.replace('ENTRYPOINT ', ''),
		) as string[];
		const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
		expect(entry.join(' ')).toBe(scripts['start']);
		expect(lines).toContain('USER node');
	});

	test('its health is asked where the page is by default', () => {
		const read = readEnvironment('no-such-file', {});
		const port = read.kind === 'ok' && read.environment.webPort;
		expect(textOf('Dockerfile')).toContain(`http://127.0.0.1:${port}/healthz`);
	});
});

test('the systemd unit starts what is there', () => {
	const start = textOf('deploy/rasid.service').match(/^ExecStart=(.*)$/m)![1]!;
	const [node, ...args] = start.split(' ');
	expect(isThere(node!.replace('/opt/rasid/', ''))).toBe(true);
	expect(isThere(args.at(-1)!)).toBe(true);
	const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
	expect(['node', ...args].join(' ')).toBe(scripts['start']);
});

test.each(['Dockerfile', 'deploy/rasid.service'])('%s sets malloc as it was measured', (name) => {
	const settings = Object.entries(MALLOC).map(([variable, value]) => `${variable}=${value}`);
	expect(textOf(name)).toMatch(new RegExp(`^(ENV |Environment=)${settings.join(' ')}$`, 'm'));
});
