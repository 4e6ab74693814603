/**
 * Simulated worlds on two processors: `node tests/torture/simulate.ts [FROM [COUNT]]`, seeds 1 to 10,000 by default, and for
 * every fifty of them an outage without crashes. `node tests/torture/replay.ts SEED` shows one world again.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { NO_OUTAGES, type OutageFigures, worse } from './outage-seeds.ts';
import { described, type Figures, NO_FIGURES, together } from './run-seeds.ts';

export type Simulated = { readonly figures: Figures; readonly outages: OutageFigures };
/** Asked of a worker, and answered by it with one of `Simulated`'s. */
export type Piece = { readonly kind: 'figures' | 'outages'; readonly from: number; readonly count: number };

const SEEDS_AT_ONCE = 250;
const OUTAGES_AT_ONCE = 5;
const SEEDS_FOR_AN_OUTAGE = 50;
const WORKERS = 2;

/** `heard` is told after each piece how far it has come. */
export async function simulate(from: number, count: number, heard: (sum: Simulated) => void): Promise<Simulated> {
	const outages = Math.ceil(count / SEEDS_FOR_AN_OUTAGE);
	const pieces = [
		...cut('figures', from, count, SEEDS_AT_ONCE),
		...cut('outages', Math.ceil(from / SEEDS_FOR_AN_OUTAGE), outages, OUTAGES_AT_ONCE),
	];
	let sum: Simulated = { figures: NO_FIGURES, outages: NO_OUTAGES };
	async function work(): Promise<void> {
		const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url));
		for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
			const answer = await asked(worker, piece);
			sum =
				piece.kind === 'figures'
					? { ...sum, figures: together(sum.figures, answer as Figures) }
					: { ...sum, outages: worse(sum.outages, answer as OutageFigures) };
			heard(sum);
		}
		await worker.terminate();
	}
	await Promise.all(Array.from({ length: WORKERS }, work));
	return sum;
}

function cut(kind: Piece['kind'], from: number, count: number, size: number): Piece[] {
	return Array.from({ length: Math.ceil(count / size) }, (_, at) => ({
		kind,
		from: from + at * size,
		count: Math.min(size, count - at * size),
	}));
}

/** Rejects with what the worker dies of. */
async function asked(worker: Worker, piece: Piece): Promise<unknown> {
	worker.postMessage(piece);
	const [answer] = await once(worker, 'message');
	return answer;
}

export function summary({ figures, outages }: Simulated): string {
	return `${described(figures)}
${outages.worlds} outages, ${outages.waited} messages waited: the other platform’s p95 at worst ${outages.otherRatio.toFixed(3)} times the calm one, the backlog out in at worst ${outages.drainRatio.toFixed(3)} times the floor`;
}

if (import.meta.main) {
	const [from = 1, count = 10_000] = process.argv.slice(2).map(Number);
	const done = await simulate(from, count, ({ figures, outages }) => {
		process.stdout.write(`\r${figures.seeds} of ${count} seeds, ${outages.worlds} outages`);
	});
	console.log(`\n${summary(done)}`);
	const broken = [...done.figures.broken, ...done.outages.broken];
	for (const [seed, problems] of broken) console.log(`seed ${seed}: ${problems.join('; ')}`);
	process.exitCode = broken.length > 0 ? 1 : 0;
}
