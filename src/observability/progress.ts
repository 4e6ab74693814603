/** How far long work has come: one line that replaces itself in a terminal; nothing at all in a file, a pipe or a log. */
import type { Clock } from '../domain/ports.ts';

export type Progress = {
	/** "reading feeds  42 %  840 of 2,000"; without `all` the count alone. Drawn at most ten times a second. */
	show(what: string, done: number, all?: number): void;
	/** Writes text that ends its line, a log's for instance, above the progress. */
	above(text: string): void;
	/** Takes the line away. */
	end(): void;
};

/** process.stderr, or what stands for it. */
export type Screen = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };

const REDRAW_MS = 100;
/** Back to the first column, and the line is empty (ECMA-48, EL). */
const WIPE = '\r\u001b[K';

export function createProgress(screen: Screen, clock: Clock): Progress {
	let line = '';
	let drawnAt = Number.NEGATIVE_INFINITY;

	function show(what: string, done: number, all?: number): void {
		const nowMs = clock.now();
		if (!screen.isTTY || nowMs - drawnAt < REDRAW_MS) return;
		drawnAt = nowMs;
		line = lineOf(what, done, all).slice(0, (screen.columns || 80) - 1); // a full line would wrap, and not be wiped
		screen.write(WIPE + line);
	}

	return {
		show,
		above: (text) => void screen.write(line === '' ? text : WIPE + text + line),
		end() {
			if (line !== '') screen.write(WIPE);
			line = '';
		},
	};
}

/** Pure. */
function lineOf(what: string, done: number, all?: number): string {
	const count = done.toLocaleString('en');
	if (all === undefined) return `${what}  ${count}`;
	const percent = all > 0 ? Math.floor((100 * done) / all) : 100;
	return `${what}  ${percent} %  ${count} of ${all.toLocaleString('en')}`;
}
