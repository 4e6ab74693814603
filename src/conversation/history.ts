/** What admins changed in a place: who, when, before and after; one record for each scope, the latest changes. */
import type { Change } from '../../commands/desk.ts';
import type { Collection } from '../domain/ports.ts';

export type History = { readonly changes: readonly Change[] };

/** A record stays readable at once: fifty changes of topics with a few dozen words are some 100 kB. */
const KEPT = 50;

export async function changesOf(stored: Collection<History>, scope: string): Promise<readonly Change[]> {
	return (await stored.get(scope))?.changes ?? [];
}

export async function writeChange(stored: Collection<History>, scope: string, change: Change): Promise<void> {
	await stored.update(scope, (old) => ({ changes: [...(old?.changes ?? []), change].slice(-KEPT) }));
}
