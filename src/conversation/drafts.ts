/** What waits for a button to be pressed: for one person, in one place, for a quarter of an hour. */
import { idOf } from '../domain/id.ts';
import type { Collection } from '../domain/ports.ts';
import type { Topic } from '../domain/topic.ts';
import type { FoundFeed } from '../feeds/find-feeds.ts';

export type Draft = { readonly scope: string; readonly by: string } & (
	| { readonly what: 'topic'; readonly topic: Topic }
	| { readonly what: 'feed'; readonly found: FoundFeed }
	/** A phrase that was searched for: the buttons to its next pages, for whoever reads them here. */
	| { readonly what: 'phrase'; readonly text: string }
);

const KEEP_MS = 15 * 60_000;
const DRAFT_ID = /^b[0-9a-f]{24}$/;

/** Whose drafts: neither another person nor another place opens them, whatever id they send. */
export type Owner = { readonly scope: string; readonly by: string };

export async function keepDraft(stored: Collection<Draft>, draft: Draft): Promise<string> {
	const id = idOf('b', draft.scope, draft.by, JSON.stringify(draft));
	await stored.set(id, draft, KEEP_MS);
	return id;
}

/** The phrase under this id, which stays where it is. */
export async function phraseOf(stored: Collection<Draft>, id: string, scope: string): Promise<string | undefined> {
	const draft = DRAFT_ID.test(id) ? await stored.get(id) : undefined;
	return draft?.what === 'phrase' && draft.scope === scope ? draft.text : undefined;
}

/** Takes it out: a draft is good for one press. */
export async function takeDraft(stored: Collection<Draft>, id: string, owner: Owner): Promise<Draft | undefined> {
	if (!DRAFT_ID.test(id)) return undefined;
	const draft = await stored.get(id);
	if (draft?.scope !== owner.scope || draft.by !== owner.by) return undefined;
	return stored.take(id);
}
