/** Many seeds, and what came of them together. */
import { type Ran, runSeed } from './run-seed.ts';

export type Figures = Omit<Ran, 'problems'> & {
	readonly seeds: number;
	/** By seed; `node tests/torture/replay.ts SEED` shows one again. */
	readonly broken: readonly (readonly [seed: number, problems: readonly string[]])[];
};

export async function runSeeds(from: number, count: number): Promise<Figures> {
	const sums = { crashes: 0, stops: 0, posts: 0, unknown: 0, twice: 0, refusedByLimit: 0, simulatedMs: 0 };
	const broken: [number, readonly string[]][] = [];
	for (let seed = from; seed < from + count; seed += 1) {
		const ran = await runSeed(seed);
		for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += ran[name];
		if (ran.problems.length > 0) broken.push([seed, ran.problems]);
	}
	return { seeds: count, ...sums, broken };
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
}: Figures): string {
	const years = (simulatedMs / (365.25 * 24 * 3_600_000)).toFixed(2);
	return [
		`${seeds} seeds, ${years} years: ${crashes} crashes, ${stops} stops, ${posts} messages`,
		`${unknown} unknown outcomes, ${twice} seen twice on Telegram, ${refusedByLimit} refused by a limit`,
	].join('; ');
}
