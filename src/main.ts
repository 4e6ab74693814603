/** The shipped program: reads the settings, builds the house, starts the roles asked for, stops in reverse on SIGTERM. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../config/environment.ts';
import { problemLine } from '../config/problem.ts';
import { readSettings } from './app/settings.ts';
import { buildApp } from './app.ts';
import { systemClock, systemTimer } from './domain/clock.ts';
import { createLog } from './observability/log.ts';

const settings = readSettings();
const roles = rolesOf(process.argv.slice(2));
if (settings.kind === 'problems') end(settings.problems.map(problemLine));
else if ('wrong' in roles) end([roles.wrong]);
else await run(settings.settings, roles.roles);

async function run(
	{ environment, feeds, topics }: (typeof settings & { kind: 'ok' })['settings'],
	asked: readonly Role[],
): Promise<void> {
	const secrets = [environment.discordToken, environment.telegramToken, environment.model?.key].filter(
		(secret) => secret !== undefined,
	);
	const log = createLog({ level: environment.logLevel, secrets });
	const version = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version as string;
	const waiting = new AbortController();
	const app = await buildApp({
		environment,
		feeds,
		topics,
		roles: asked,
		clock: systemClock,
		timer: systemTimer,
		log,
		print: process.stdout,
		version,
	});

	let stopping = false;
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, async () => {
			if (stopping) process.exit(1);
			stopping = true;
			log.info('stopping', { signal });
			waiting.abort();
			await app.stop();
			log.info('stopped');
			process.exit(0);
		});
	}
	process.on('unhandledRejection', (error) => log.error('a promise was left alone', { error }));

	await app.start(waiting.signal);
	log.info('started', { version, feeds: feeds.length, topics: topics.length, page: app.pageUrl(), roles: asked });
}

function rolesOf(args: readonly string[]): { readonly roles: readonly Role[] } | { readonly wrong: string } {
	try {
		const { values } = parseArgs({ args: [...args], options: { role: { type: 'string' } } });
		const asked = values.role?.split(',') ?? ROLES;
		const unknown = asked.find((role) => !ROLES.includes(role as Role));
		return unknown === undefined
			? { roles: asked as readonly Role[] }
			: { wrong: `--role: "${unknown}" is no role. Write one or more of: ${ROLES.join(',')}` };
	} catch (error) {
		return { wrong: (error as Error).message };
	}
}

function end(lines: readonly string[]): void {
	process.stderr.write(`${lines.join('\n')}\n`);
	process.exitCode = 1;
}
