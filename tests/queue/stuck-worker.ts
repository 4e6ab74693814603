/** A child process that takes a job, tells its parent, and never ends it. */
import { openQueue } from '../../src/queue/open-queue.ts';

const queue = await openQueue(process.argv[2]!, { lockMs: 600 });
queue.work(
	'check',
	(id) => {
		process.send!(id);
		return new Promise(() => {});
	},
	{ concurrency: 1 },
);
await queue.start();
