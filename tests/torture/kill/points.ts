/** Which points of its life the program is struck at, and what came of all chains together. */
import { type Chained, runChain } from './chain.ts';
import type { Point, Shim } from './shim.ts';

/** Lives in one home; more of them would only make the judge's work longer. */
const CHAIN = 6;
/** Two processors: two programs at once. */
const AT_ONCE = 2;

/** Every `stride`-th step of a life of `steps`, in each of the modes. */
export function pointsOf(
	modes: readonly Point['mode'][],
	steps: number,
	stride: number,
	offset = 1,
	times = 1,
): Point[] {
	const points: Point[] = [];
	for (let at = offset; at <= steps; at += stride) for (const mode of modes) points.push({ at, mode, times });
	return points;
}

export async function strike(points: readonly Point[], shim: Shim): Promise<Chained> {
	const chains: (readonly Point[])[] = [];
	for (let from = 0; from < points.length; from += CHAIN) chains.push(points.slice(from, from + CHAIN));
	const total = { killed: 0, missed: 0, gaveUp: 0, waited: 0, steps: 0, twice: 0, problems: [] as string[] };
	async function work(): Promise<void> {
		for (let chain = chains.shift(); chain; chain = chains.shift()) {
			const ran = await runChain(chain, shim);
			for (const name of ['killed', 'missed', 'gaveUp', 'waited', 'twice'] as const) total[name] += ran[name];
			total.steps = Math.max(total.steps, ran.steps);
			total.problems.push(
				...ran.problems.map((problem) => `${problem} [${chain.map(({ mode, at }) => `${mode} ${at}`).join(', ')}]`),
			);
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return total;
}
