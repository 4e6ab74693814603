/** `rasid demo`: the built-in newsroom, the real house, alerts in this terminal and on the local page. */
import { parseArgs } from 'node:util';
import { runDemo } from '../demo/run-demo.ts';
import { WrongUsage } from './faults.ts';

export async function demo(args: readonly string[]): Promise<number> {
	const stop = new AbortController();
	process.once('SIGINT', () => stop.abort());
	process.once('SIGTERM', () => stop.abort());
	await runDemo(optionsOf(args), stop.signal);
	return 0;
}

function optionsOf(args: readonly string[]): Parameters<typeof runDemo>[0] {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				keep: { type: 'boolean' },
				port: { type: 'string', default: '0' },
				store: { type: 'string', default: 'memory:' },
				pause: { type: 'string', default: '1500' },
				newsroom: { type: 'string', default: '0' },
			},
		});
		return {
			keep: values.keep ?? false,
			port: Number(values.port),
			storeUrl: values.store,
			pauseMs: Number(values.pause),
			newsroomPort: Number(values.newsroom),
			out: process.stdout,
		};
	} catch (error) {
		throw new WrongUsage((error as Error).message);
	}
}
