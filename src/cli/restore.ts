/** `rasid restore FILE [--store URL] [--replace]`: puts a backup in the place of the SQLite store. */
import { restoreStore } from '../storage/backup.ts';
import { copyArguments, tellCopy } from './store-file.ts';

export async function restore(args: readonly string[]): Promise<number> {
	const { file, storePath, replace } = copyArguments(args);
	return tellCopy(restoreStore(file, storePath, replace));
}
