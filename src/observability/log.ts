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
		{ write: (line: string) => write(escaped(redact(line))) },
	);
	function at(level: 'debug' | 'info' | 'warn' | 'error'): (text: string, fields?: Record<string, unknown>) => void {
		return (text, fields) => logger[level](plain(fields), text);
	}
	return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What JSON leaves as it is and a terminal obeys, or a reader takes for another line or order: C1 controls, separators, bidi. */
const OBEYED = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** In a line of JSON such characters stand inside strings only, so an escape says the same. */
function escaped(line: string): string {
	return line.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
