/** `rasid restore FILE [--store URL] [--replace]`: puts a backup in the place of the SQLite store. */
import { systemClock } from '../domain/clock.ts';
import { createProgress } from '../observability/progress.ts';
import { restoreStore } from '../storage/backup.ts';
import { copyArguments, tellCopy } from './store-file.ts';

export async function restore(args: readonly string[]): Promise<number> {
	const { file, storePath, replace } = copyArguments(args);
	const progress = createProgress(process.stderr, systemClock);
	const told = (pages: number, all: number) => progress.show(`restoring ${storePath}`, pages, all);
	return tellCopy(restoreStore(file, storePath, replace, told).finally(progress.end));
}
