/** The queue in one process: the contract, and what it logs of a job that throws. */
import { describe, expect, test } from 'vitest';
import { openQueue } from '../../src/queue/open-queue.ts';
import { queueContract } from '../contracts/queue.ts';

describe('the local queue', () => queueContract(() => openQueue('sqlite:unused.db')));

test('a job that throws is logged with its name and id', async () => {
	const logged = Promise.withResolvers<unknown>();
	const ignore = () => {};
	const error = (...line: unknown[]) => logged.resolve(line);
	const queue = await openQueue('memory:', { log: { debug: ignore, info: ignore, warn: ignore, error } });
	const failure = new TypeError('no');
	queue.work('deliver', () => Promise.reject(failure), { concurrency: 1 });
	await queue.start();
	await queue.wake('deliver', 'm1');
	expect(await logged.promise).toEqual(['job failed', { job: 'deliver', id: 'm1', error: failure }]);
	await queue.stop();
});
