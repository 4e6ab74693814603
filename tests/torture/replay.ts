/** Shows one seed again: `node tests/torture/replay.ts SEED` prints all that the program said, and the judgement. */
import type { Log } from '../../src/domain/ports.ts';
import { runSeed } from './run-seed.ts';

const say =
	(level: string) =>
	(text: string, fields: Record<string, unknown> = {}): void =>
		console.log(level, text, fields);
const log: Log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };

const ran = await runSeed(Number(process.argv[2] ?? 1), log);
console.log(ran);
