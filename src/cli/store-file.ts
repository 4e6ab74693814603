/** What `backup` and `restore` have in common: which file, which store, and how the outcome is told. */
import { parseArgs } from 'node:util';
import type { Copied } from '../storage/backup.ts';
import { sqlitePath } from '../storage/open-store.ts';
import { StorageError } from '../storage/storage-error.ts';
import { BadInput, WrongUsage } from './faults.ts';
import { writeJsonLine } from './json-lines.ts';

const OPTIONS = {
	store: { type: 'string', default: 'sqlite:data/rasid.db' },
	replace: { type: 'boolean', default: false },
} as const;

export type CopyArguments = { readonly file: string; readonly storePath: string; readonly replace: boolean };

export function copyArguments(args: readonly string[]): CopyArguments {
	const { values, positionals } = parsed(args);
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw new WrongUsage('one FILE is needed');
	const storePath = sqlitePath(values.store);
	if (storePath) return { file, storePath, replace: values.replace };
	throw new BadInput('only a sqlite: store is copied here; Redis is backed up by its own files (AOF, RDB)');
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
	} catch (error) {
		if (error instanceof TypeError) throw new WrongUsage(error.message);
		throw error;
	}
}

/** Prints `{file, records, bytes}`; a store that refuses is the user's to hear. */
export async function tellCopy(copy: Promise<Copied>): Promise<number> {
	try {
		await writeJsonLine(await copy);
		return 0;
	} catch (error) {
		if (error instanceof StorageError) throw new BadInput(error.message);
		throw error;
	}
}
