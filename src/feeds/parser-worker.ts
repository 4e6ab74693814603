/** A worker thread that reads feeds one at a time: what a hostile feed can hang, exhaust or crash is this thread alone. */
import { parentPort } from 'node:worker_threads';
import { type Origin, readFeed } from './read-feed.ts';

export type ParserJob = { readonly bytes: Uint8Array; readonly origin: Origin };

parentPort?.on('message', async ({ bytes, origin }: ParserJob) => {
	parentPort?.postMessage(await readFeed(bytes, origin));
});
parentPort?.postMessage('ready');
