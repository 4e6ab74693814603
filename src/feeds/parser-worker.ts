/** A worker thread that reads feeds one at a time: what a hostile feed can hang or exhaust is this thread alone. */
import { parentPort } from 'node:worker_threads';
import { type Origin, type ReadResult, readFeed } from './read-feed.ts';

export type ParserJob = { readonly bytes: Uint8Array; readonly origin: Origin };

async function read({ bytes, origin }: ParserJob): Promise<ReadResult> {
	try {
		return await readFeed(bytes, origin);
	} catch {
		// A feed that makes the reader throw (a stack overflow, a name of Object.prototype) is that feed's fault.
		return { kind: 'fault', fault: { kind: 'malformed', message: 'The feed could not be read.' } };
	}
}

parentPort?.on('message', async (job: ParserJob) => parentPort?.postMessage(await read(job)));
parentPort?.postMessage('ready');
