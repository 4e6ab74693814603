/** Whether the settings take somebody as the bot's owner. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../config/environment.ts';

export function ownersOf(owner: string): 'taken' | 'refused' {
	const file = join(mkdtempSync(join(tmpdir(), 'rasid-owners-')), '.env');
	writeFileSync(file, `RASID_OWNERS=${owner}\n`, { mode: 0o600 });
	const read = readEnvironment(file);
	if (read.kind === 'ok') return 'taken';
	return read.problems.every((problem) => problem.field === 'RASID_OWNERS') ? 'refused' : 'taken';
}
