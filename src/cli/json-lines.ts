/** Reads JSON Lines from a file or standard input as a stream, one record in memory at a time. */
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemClock } from '../domain/clock.ts';
import { createProgress } from '../observability/progress.ts';
import { BadInput } from './faults.ts';

/** Where the records themselves go to the terminal, they show how far it is. */
const progress = createProgress(
	process.stdout.isTTY ? { write: (text) => process.stderr.write(text) } : process.stderr,
	systemClock,
);

export type Line = { readonly number: number; readonly value: Record<string, unknown> };

/**
 * Yields each record with its line number. A bad line is reported on standard error as `file:line: reason` and skipped;
 * with `strict` the first one throws BadInput. Blank lines are passed over.
 */
export async function* readJsonLines(path: string, options: { readonly strict?: boolean } = {}): AsyncGenerator<Line> {
	const input = path === '-' ? process.stdin : createReadStream(path);
	const bytes = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
	let number = 0;
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		number += 1;
		if (bytes && 'bytesRead' in input) progress.show(path, input.bytesRead, bytes);
		if (line.trim() === '') continue;
		const value = parsed(line);
		if (value) yield { number, value };
		else reject(`${path}:${number}: not a JSON object`, options.strict);
	}
	progress.end();
}

/** Reports a bad record, or throws it when `strict`. */
export function reject(reason: string, strict: boolean | undefined): void {
	if (strict) throw new BadInput(reason);
	progress.above(`${reason}\n`);
}

/** Writes one record; waits when the reader is slower than we are. */
export async function writeJsonLine(value: unknown): Promise<void> {
	if (process.stdout.write(`${JSON.stringify(value)}\n`)) return;
	await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function parsed(line: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(line);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	} catch {
		// falls through to undefined: the caller names the place
	}
	return undefined;
}
