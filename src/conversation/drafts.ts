/** What waits for a button to be pressed: for one person, in one place, for a quarter of an hour. */
import { idOf } from '../domain/id.ts';
import type { Collection } from '../domain/ports.ts';
import type { Topic } from '../domain/topic.ts';
import type { FoundFeed } from '../feeds/find-feeds.ts';

export type Draft = { readonly scope: string; readonly by: string } & (
	| { readonly what: 'topic'; readonly topic: Topic }
	| { readonly what: 'feed'; readonly found: FoundFeed }
);

const KEEP_MS = 15 * 60_000;

/** Whose drafts: neither another person nor another place opens them, whatever id they send. */
export type Owner = { readonly scope: string; readonly by: string };

export async function keepDraft(stored: Collection<Draft>, draft: Draft): Promise<string> {
	const id = idOf('b', draft.scope, draft.by, JSON.stringify(draft));
	await stored.set(id, draft, KEEP_MS);
	return id;
}

/** Takes it out: a draft is good for one press. */
export async function takeDraft(stored: Collection<Draft>, id: string, owner: Owner): Promise<Draft | undefined> {
	if (!/^b[0-9a-f]{24}$/.test(id)) return undefined;
	const draft = await stored.get(id);
	if (draft?.scope !== owner.scope || draft.by !== owner.by) return undefined;
	return stored.take(id);
}
