/** The log: one JSON line an event on standard error, with every secret cut out of the bytes. */
import { pino } from 'pino';
import type { Log } from '../domain/ports.ts';
import { redactor } from './redact.ts';

export type LogOptions = {
	readonly level: 'debug' | 'info' | 'warn' | 'error';
	/** Values that must never be written: tokens and keys. */
	readonly secrets: readonly string[];
	/** Where lines go; standard error by default. */
	readonly write?: (line: string) => void;
};

export function createLog(options: LogOptions): Log {
	const redact = redactor(options.secrets);
	const write = options.write ?? ((line) => process.stderr.write(line));
	const logger = pino(
		{
			level: options.level,
			base: undefined,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
		},
		{ write: (line: string) => write(redact(line)) },
	);
	function at(level: 'debug' | 'info' | 'warn' | 'error'): (text: string, fields?: Record<string, unknown>) => void {
		return (text, fields) => logger[level](plain(fields), text);
	}
	return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Errors are never walked: grammY's carry the request's address with the token. Only name, code and our own message pass. */
function plain(fields: Record<string, unknown> | undefined): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields ?? {}).map(([key, value]) => [key, value instanceof Error ? describe(value) : value]),
	);
}

function describe(error: Error): Record<string, unknown> {
	const frames = error.stack
		?.split('\n')
		.slice(1, 4)
		.map((line) => line.trim());
	return { name: error.name, code: (error as NodeJS.ErrnoException).code, message: error.message, at: frames };
}
