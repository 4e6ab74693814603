/** Which points of its life the program is struck at, and what came of all chains together. */
import type { GatewayKind } from '../../../src/platforms/discord/gateway.ts';
import { type Chained, runChain } from './chain.ts';
import type { Point, Shim } from './shim.ts';
import type { Backend } from './stage.ts';
import { SERIALS } from './stories.ts';

/** Lives in one home before the last: as many as there are stories. */
const CHAIN = SERIALS - 1;
/** Two processors; a program waits now and then, and more on Redis. */
const AT_ONCE = { SQLite: 3, Redis: 4 };

const COUNTED = ['killed', 'again', 'missed', 'gaveUp', 'waited', 'doubts', 'twice'] as const;

export type Struck = Omit<Chained, 'steps'>;

/** Every `stride`-th step of a life of `steps`, in each of the modes. */
export function pointsOf(
	modes: readonly Point['mode'][],
	steps: number,
	stride = 1,
	offset = 1,
	times = 1,
): readonly Point[] {
	const points: Point[] = [];
	for (let at = offset; at <= steps; at += stride) for (const mode of modes) points.push({ at, mode, times });
	return points;
}

/** The same points in another order for each pass, so that each follows upon another death. */
export function inOrder(points: readonly Point[], pass: number): readonly Point[] {
	const keyed = points.map((point, at) => ({ point, key: (at * (2 * pass + 397)) % 1009 }));
	return keyed.sort((a, b) => a.key - b.key).map(({ point }) => point);
}

/** Steps of a life in health that tells one story and retells another; with `mode`, only those that it counts. */
export async function stepsOf(shim: Shim, backend: Backend, mode: Point['mode'] = 'none'): Promise<number> {
	const unharmed = { at: 0, mode, times: 0 };
	const { steps, problems } = await runChain([unharmed, unharmed, unharmed], shim, { backend });
	if (problems.length > 0) throw new Error(`not even in health: ${problems.join('\n')}`);
	return Math.max(...steps.slice(1, 3));
}

/** Strikes at all points, in chains. A problem names its chain: `replay.ts` runs one again. */
export async function strike(
	points: readonly Point[],
	shim: Shim,
	backend: Backend = 'SQLite',
	atOnce = AT_ONCE[backend],
): Promise<Struck> {
	const chains: { readonly chain: readonly Point[]; readonly gateway: GatewayKind }[] = [];
	// Both gateways are struck; that of ids starts in less time.
	for (let from = 0; from < points.length; from += CHAIN)
		chains.push({ chain: points.slice(from, from + CHAIN), gateway: chains.length % 3 === 0 ? 'client' : 'ids' });
	const total = { killed: 0, again: 0, missed: 0, gaveUp: 0, waited: 0, doubts: 0, twice: 0, problems: [] as string[] };
	async function work(): Promise<void> {
		for (let next = chains.shift(); next; next = chains.shift()) {
			const { chain, gateway } = next;
			const ran = await runChain(chain, shim, { backend, gateway });
			for (const name of COUNTED) total[name] += ran[name];
			const name = chain.map(({ mode, at }) => `${mode} ${at}`).join(', ');
			total.problems.push(...ran.problems.map((problem) => `${problem} [${backend} ${gateway}: ${name}]`));
		}
	}
	await Promise.all(Array.from({ length: atOnce }, work));
	return total;
}
