/** A mistake in what an operator wrote: where it stands and what mends it. Pure. */

export type Problem = {
	readonly file: string;
	/** 1-based; absent when the whole file is meant. */
	readonly line?: number;
	readonly field: string;
	readonly message: string;
	/** What to do about it. */
	readonly remedy: string;
};

/** `file:line: field: message. Remedy.` */
export function problemLine(problem: Problem): string {
	const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
	return `${place}: ${problem.field}: ${problem.message}. ${problem.remedy}`;
}

/** What somebody wrote, as a complaint may quote it: enough to be recognised, and no secret that stands in the wrong line. Pure. */
export function masked(text: string): string {
	const shown = [...text].slice(0, 4).join('');
	return shown === text ? `"${text}"` : `"${shown}…"`;
}
