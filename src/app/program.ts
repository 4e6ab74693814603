/** The program: reads the settings, builds the house, starts the roles asked for, stops in reverse on SIGTERM. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../../config/environment.ts';
import { problemLine } from '../../config/problem.ts';
import { type App, buildApp } from '../app.ts';
import { systemClock, systemTimer } from '../domain/clock.ts';
import type { Log } from '../domain/ports.ts';
import { createLog } from '../observability/log.ts';
import { createProgress } from '../observability/progress.ts';
import { redactor } from '../observability/redact.ts';
import { showFirstLooks } from './first-looks.ts';
import { guardLastWords } from './last-words.ts';
import { keepHeapLean } from './lean-heap.ts';
import { readSettings, type Settings } from './settings.ts';

const settings = readSettings();
const roles = rolesOf(process.argv.slice(2));
if (settings.kind === 'problems') end(settings.problems.map(problemLine));
else if ('wrong' in roles) end([roles.wrong]);
else await run(settings.settings, roles.roles);

async function run({ environment, feeds, topics }: Settings, roles: readonly Role[]): Promise<void> {
	const secrets = [environment.discordToken, environment.telegramToken, environment.model?.key];
	const progress = createProgress(process.stderr, systemClock);
	const log = createLog({
		level: environment.logLevel,
		secrets: secrets.filter((secret) => secret !== undefined),
		write: progress.above,
	});
	guardLastWords((error) => log.error('an exception that nobody caught: ending', { error }));
	process.on('unhandledRejection', (error) => log.error('a promise was left alone', { error }));
	const onLost = () => {
		log.error('another instance has taken the store: ending');
		process.exit(1);
	};
	const common = { onLost, clock: systemClock, timer: systemTimer, log, print: process.stdout, version: versionOf() };
	const pagePort = environment.webPort === 0 ? undefined : environment.webPort;
	const starting = new AbortController();
	try {
		const app = await buildApp({ environment, feeds, topics, roles, pagePort, ...common });
		stopOnSignal(app, starting, log);
		keepHeapLean();
		await app.start(starting.signal);
		log.info('started', {
			version: common.version,
			feeds: feeds.length,
			topics: topics.length,
			page: app.pageUrl(),
			roles,
		});
		if (roles.includes('poll') && process.stderr.isTTY)
			await showFirstLooks(feeds.length, app.house.meter!, progress, systemTimer, starting.signal);
	} catch (error) {
		if (starting.signal.aborted) return;
		const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number };
		const setting = port === environment.desk?.port ? 'RASID_DESK_PORT' : 'RASID_WEB_PORT';
		const taken = { remedy: `port ${port} is taken: set ${setting} to another` };
		log.error('cannot start', code === 'EADDRINUSE' ? taken : { error });
		process.exit(1);
	}
}

/** The first signal stops in reverse order; the second at once. */
function stopOnSignal(app: App, starting: AbortController, log: Log): void {
	async function stop(signal: NodeJS.Signals): Promise<void> {
		if (starting.signal.aborted) process.exit(1);
		starting.abort();
		log.info('stopping', { signal });
		await app.stop();
		log.info('stopped');
		process.exit(0);
	}
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}

function versionOf(): string {
	return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
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
	// A complaint quotes what was written, and a token may stand in the wrong line.
	process.stderr.write(`${redactor([])(lines.join('\n'))}\n`);
	process.exitCode = 1;
}
