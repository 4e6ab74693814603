/** A worker that takes all the memory it can get, hangs, throws, answers or says which it is, as the job's address asks. */
import { parentPort, threadId } from 'node:worker_threads';

parentPort?.on('message', ({ bytes, origin }: { bytes: Uint8Array; origin: { url: string } }) => {
	if (origin.url === 'memory') for (const held: unknown[] = []; ; ) held.push(new Array(1_000).fill(held.length));
	if (origin.url === 'hang') for (;;) Atomics.add(bytes, 0, 1);
	if (origin.url === 'exit') process.exit(3);
	if (origin.url === 'throw') throw new Error('a bug');
	const message = origin.url === 'who' ? `thread ${threadId}` : origin.url;
	parentPort?.postMessage({ kind: 'fault', fault: { kind: 'not-a-feed', message } });
});
parentPort?.postMessage('ready');
