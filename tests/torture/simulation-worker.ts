/** A worker of simulate.ts: lives through the worlds that it is asked for, a piece at a time. */
import { parentPort } from 'node:worker_threads';
import { runOutages } from './outage-seeds.ts';
import { runSeeds } from './run-seeds.ts';
import type { Piece } from './simulate.ts';

parentPort!.on('message', async ({ kind, from, count }: Piece) => {
	parentPort!.postMessage(await (kind === 'figures' ? runSeeds(from, count) : runOutages(from, count)));
});
