/** A real Redis for tests: Debian's redis-server on a free loopback port, with a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type TestRedis = {
	readonly url: string;
	/** SIGKILL, as a crash would. */
	kill(): Promise<void>;
	/** On the same port and folder, after `kill`. */
	restart(): Promise<void>;
	/** Kills and removes the folder. */
	stop(): Promise<void>;
};

/**
 * Whether the Redis suites can run here: `describe.skipIf(redisIsMissing())`. Prints why not.
 * Throws when CI=true: there, a suite that did not run is a failure.
 */
export function redisIsMissing(): boolean {
	if (spawnSync('redis-server', ['--version']).status === 0) return false;
	const reason = 'redis-server is not installed (apt-get install redis-server)';
	if (process.env['CI'] === 'true') throw new Error(reason);
	console.warn(`Redis suites are skipped: ${reason}`);
	return true;
}

/**
 * `settings` are redis.conf's; by default what Rasid advises: no eviction, and the append-only file synced before the answer
 * (with "everysec" a busy disk lets Redis answer up to two seconds before it writes).
 */
export async function startRedis(
	settings: Readonly<Record<string, string>> = {},
	environment: Readonly<Record<string, string>> = {},
): Promise<TestRedis> {
	const folder = mkdtempSync(join(tmpdir(), 'rasid-redis-'));
	const port = await freePort();
	const all = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'yes', appendfsync: 'always', ...settings };
	const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)]);
	let server: ChildProcess;

	async function restart(): Promise<void> {
		server = spawn('redis-server', args, { stdio: 'ignore', env: { ...process.env, ...environment } });
		while (!(await answers(port))) await delay(10);
	}

	async function kill(): Promise<void> {
		if (server.exitCode !== null || server.signalCode !== null) return;
		const ended = once(server, 'exit');
		server.kill('SIGKILL');
		await ended;
	}

	await restart();
	return {
		url: `redis://127.0.0.1:${port}`,
		kill,
		restart,
		async stop() {
			await kill();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

/** Answers PING with PONG: a Redis that still loads its file does not. */
async function answers(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		socket.write('PING\r\n');
		const [reply] = await once(socket, 'data');
		return String(reply).startsWith('+PONG');
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
