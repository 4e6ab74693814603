/** Builds the shim that kills the program at a chosen step of its I/O, and says how to run a program under it. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
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
	/** For the program that is struck. */
	environment(home: string, point: Point): Readonly<Record<string, string>>;
	/** For a server that is never struck and lives in the same time. */
	clockOf(home: string): Readonly<Record<string, string>>;
	/** So much time passes at once for all who live in this home's time. */
	passTime(home: string, seconds: number): void;
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
	const clockOf = (home: string) => ({ LD_PRELOAD: library, SHIM_CLOCK: join(home, 'clock') });
	return {
		environment: (home, { at, mode, times = 1 }) => ({
			...clockOf(home),
			SHIM_DIR: join(home, 'rasid.db'),
			SHIM_COUNT: join(home, 'steps'),
			SHIM_TRACE: mode === 'trace' ? join(home, 'trace') : '/dev/null',
			SHIM_MODE: mode,
			SHIM_AT: String(at),
			SHIM_FOR: String(times),
			// Every life starts the same program: it is compiled once.
			NODE_COMPILE_CACHE: join(folder, 'compiled'),
		}),
		clockOf,
		passTime(home, seconds) {
			const file = join(home, 'clock');
			const ahead = existsSync(file) ? numberIn(file) : 0;
			if (!existsSync(file)) writeFileSync(file, Buffer.alloc(8));
			const bytes = Buffer.alloc(8);
			bytes.writeBigInt64LE(BigInt(ahead + seconds));
			const open = openSync(file, 'r+'); // others have it mapped: it must never be empty
			writeSync(open, bytes, 0, bytes.length, 0);
			closeSync(open);
		},
		steps(home) {
			const file = join(home, 'steps');
			return existsSync(file) ? numberIn(file) : 0;
		},
	};
}

function numberIn(file: string): number {
	return Number(readFileSync(file).readBigInt64LE());
}
