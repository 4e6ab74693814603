/**
 * The one form in which measurements are told, a line each: `| what | measured | beside | goal | ✓ |`. bench/run.ts gathers
 * these lines into its table; a line with four cells is judged there.
 */

export type Row = {
	readonly what: string;
	readonly measured: string;
	/** The competitor's figure, the ratio to it. */
	readonly beside?: string;
	readonly goal?: string;
	/** Whether the goal is met; undefined where there is none. */
	readonly met?: boolean | undefined;
};

export function row({ what, measured, beside = '', goal = '', met }: Row): void {
	console.log(`| ${what} | ${measured} | ${beside} | ${goal} | ${met === undefined ? '' : markOf(met)} |`);
}

export function markOf(met: boolean): string {
	return met ? '✓' : '✗';
}

/** The middle one, or the upper of two. */
export function median(values: readonly number[]): number {
	return quantileOf(values, 0.5);
}

export function quantileOf(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
