/** A log that keeps what it is told. */
import type { Log } from '../../src/domain/ports.ts';

export type Kept = { readonly level: string; readonly text: string; readonly fields: Record<string, unknown> };

export function keptLog(): Log & { readonly lines: readonly Kept[] } {
	const lines: Kept[] = [];
	const at =
		(level: string) =>
		(text: string, fields: Record<string, unknown> = {}) =>
			void lines.push({ level, text, fields });
	return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
