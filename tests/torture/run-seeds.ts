/** Many seeds, and what came of them together. */
import { type Ran, runSeed } from './run-seed.ts';

export type Figures = Omit<Ran, 'problems'> & {
	readonly seeds: number;
	/** By seed; `node tests/torture/replay.ts SEED` shows one again. */
	readonly broken: readonly (readonly [seed: number, problems: readonly string[]])[];
};

export const NO_FIGURES: Figures = {
	seeds: 0,
	crashes: 0,
	stops: 0,
	posts: 0,
	unknown: 0,
	twice: 0,
	refusedByLimit: 0,
	simulatedMs: 0,
	broken: [],
};

export async function runSeeds(from: number, count: number): Promise<Figures> {
	let sum = NO_FIGURES;
	for (let seed = from; seed < from + count; seed += 1) {
		const { problems, ...ran } = await runSeed(seed);
		const broken = problems.length > 0 ? [[seed, problems] as const] : [];
		sum = together(sum, { ...ran, seeds: 1, broken });
	}
	return sum;
}

export function together(a: Figures, b: Figures): Figures {
	const { broken, ...counts } = a;
	const sums = Object.entries(counts).map(([name, value]) => [name, value + b[name as keyof typeof counts]]);
	return { ...(Object.fromEntries(sums) as typeof counts), broken: [...broken, ...b.broken] };
}

export function described({
	seeds,
	crashes,
	stops,
	posts,
	unknown,
	twice,
	refusedByLimit,
	simulatedMs,
	broken,
}: Figures): string {
	const years = (simulatedMs / (365.25 * 24 * 3_600_000)).toFixed(2);
	return [
		`${seeds} seeds, ${years} years: ${crashes} crashes, ${stops} stops, ${posts} messages`,
		`${unknown} unknown outcomes, ${twice} seen twice on Telegram, ${refusedByLimit} refused by a limit`,
		`${broken.length} seeds with anything lost, late for good, or twice without a doubt`,
	].join('; ');
}
