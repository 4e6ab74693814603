/** Builds the shim that kills the program at a chosen step of its I/O, and says how to run a program under it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where in a life, counted in steps of I/O from its start, and what happens there. */
export type Point = {
	readonly at: number;
	readonly mode: 'none' | 'before' | 'after' | 'torn' | 'enospc' | 'eio' | 'trace';
	/** For how many steps a failing disk fails. */
	readonly times?: number;
};

export type Shim = {
	environment(home: string, point: Point, aheadS: number): Readonly<Record<string, string>>;
	/** Steps of I/O that the last life in this home took. */
	steps(home: string): number;
};

/** Whether the suite can run here: `describe.skipIf(shimIsMissing())`. Prints why not; throws when CI=true. */
export function shimIsMissing(): boolean {
	const reason =
		process.platform === 'linux'
			? spawnSync('cc', ['--version']).status !== 0 && 'there is no C compiler'
			: 'it needs Linux';
	if (!reason) return false;
	if (process.env['CI'] === 'true') throw new Error(reason);
	console.warn(`Killing at steps of I/O is skipped: ${reason}`);
	return true;
}

export function buildShim(): Shim {
	const folder = mkdtempSync(join(tmpdir(), 'rasid-shim-'));
	const library = join(folder, 'shim.so');
	const source = join(import.meta.dirname, 'shim.c');
	const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { encoding: 'utf8' });
	if (built.status !== 0) throw new Error(`the shim does not compile: ${built.stderr}`);
	return {
		environment: (home, { at, mode, times = 1 }, aheadS) => ({
			LD_PRELOAD: library,
			SHIM_DIR: join(home, 'rasid.db'),
			SHIM_COUNT: join(home, 'steps'),
			SHIM_TRACE: mode === 'trace' ? join(home, 'trace') : '/dev/null',
			SHIM_MODE: mode,
			SHIM_AT: String(at),
			SHIM_FOR: String(times),
			SHIM_AHEAD: String(aheadS),
			// Every life starts the same program: it is compiled once.
			NODE_COMPILE_CACHE: join(folder, 'compiled'),
		}),
		steps(home) {
			const file = join(home, 'steps');
			return existsSync(file) ? Number(readFileSync(file).readBigInt64LE()) : 0;
		},
	};
}
