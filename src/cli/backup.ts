/** `rasid backup FILE [--store URL]`: a checked copy of the SQLite store, while the bot runs. */
import { backupStore } from '../storage/backup.ts';
import { WrongUsage } from './faults.ts';
import { copyArguments, tellCopy } from './store-file.ts';

export async function backup(args: readonly string[]): Promise<number> {
	const { file, storePath, replace } = copyArguments(args);
	if (replace) throw new WrongUsage('--replace is for restore; a backup replaces FILE anyway');
	return tellCopy(backupStore(storePath, file));
}
