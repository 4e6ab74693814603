/** All feeds there are: the editor's, for everyone, and those that places added for themselves; each is polled once. */
import type { Feed } from '../domain/feed.ts';
import type { Collection } from '../domain/ports.ts';

/** A feed that places added. Without `feed` nobody wants it any more: what came from it stays hidden from others. */
export type AddedFeed = { readonly feed?: Feed; readonly adders: readonly Adder[] };
/** `channelId` is where its trouble is told. */
export type Adder = { readonly scope: string; readonly channelId: string; readonly by: string; readonly at: string };

/** The scope of the house's owner: what is added in it is everyone's. */
export const EVERYONE = 'global';
export const FEEDS_PER_SCOPE = 50;
/** As long as the archive keeps articles. */
const REMEMBER_UNWANTED_MS = 30 * 24 * 3_600_000;

export type FeedBook = {
	/** Reads the added feeds; again to learn of other processes' changes. */
	restore(): Promise<void>;
	/** Another process changed who wants this feed. */
	reread(id: string): Promise<void>;
	get(id: string): Feed | undefined;
	all(): readonly Feed[];
	/** Those that this scope added, in the order of their titles. */
	ownOf(scope: string): readonly Feed[];
	/** Who added it; none for an editor's feed. */
	addersOf(id: string): readonly Adder[];
	/** Whether what the feed brings may be shown there: an editor's feed and an owner's everywhere, another where it was added. */
	isFor(id: string, scope: string): boolean;
	/** `there`: the editor's list or this scope has it already. */
	add(feed: Feed, adder: Adder): Promise<'added' | 'there' | 'too-many'>;
	/** False when this scope had not added it. The feed goes when nobody wants it any more. */
	remove(id: string, scope: string): Promise<boolean>;
	/** Deletes everything a scope added. */
	forget(scope: string): Promise<void>;
};

/** `changed` hears of each feed that is new to us, or that nobody wants any more. */
export function createFeedBook(parts: {
	readonly edited: readonly Feed[];
	readonly stored: Collection<AddedFeed>;
	readonly changed: (change: { readonly kind: 'new' | 'gone'; readonly feed: Feed }) => Promise<void>;
}): FeedBook {
	const { stored, changed } = parts;
	const edited = new Map(parts.edited.map((feed) => [feed.id, feed]));
	const added = new Map<string, AddedFeed>();

	function ownOf(scope: string): readonly Feed[] {
		const own = [...added.values()].flatMap(({ feed, adders }) => (feed && isAdder(adders, scope) ? [feed] : []));
		return own.sort((a, b) => a.title.localeCompare(b.title, 'ar'));
	}

	/** Takes over a record as it is stored; whoever polls hears if that makes a feed new to us, or unwanted. */
	async function learn(id: string, record: AddedFeed | undefined): Promise<void> {
		const before = added.get(id)?.feed;
		if (record) added.set(id, record);
		else added.delete(id);
		if (edited.has(id)) return;
		if (!before && record?.feed) await changed({ kind: 'new', feed: record.feed });
		if (before && !record?.feed) await changed({ kind: 'gone', feed: before });
	}

	async function remove(id: string, scope: string): Promise<boolean> {
		const feed = added.get(id)?.feed;
		if (!feed || !isAdder(added.get(id)!.adders, scope)) return false;
		const next = await stored.update(id, (old) => {
			const adders = (old?.adders ?? []).filter((adder) => adder.scope !== scope);
			return adders.length > 0 ? { feed, adders } : { adders };
		});
		if (next?.adders.length === 0) await stored.set(id, next, REMEMBER_UNWANTED_MS);
		await learn(id, next);
		return true;
	}

	return {
		async restore() {
			const there = new Map<string, AddedFeed>();
			for await (const [id, record] of stored.entries()) there.set(id, record);
			for (const id of new Set([...added.keys(), ...there.keys()])) await learn(id, there.get(id));
		},
		reread: async (id) => learn(id, await stored.get(id)),
		get: (id) => edited.get(id) ?? added.get(id)?.feed,
		all: () => {
			const others = [...added].flatMap(([id, { feed }]) => (feed && !edited.has(id) ? [feed] : []));
			return [...edited.values(), ...others];
		},
		ownOf,
		addersOf: (id) => added.get(id)?.adders ?? [],
		isFor(id, scope) {
			const record = edited.has(id) ? undefined : added.get(id);
			return record === undefined || isAdder(record.adders, scope) || isAdder(record.adders, EVERYONE);
		},
		async add(feed, adder) {
			if (edited.has(feed.id) || isAdder(added.get(feed.id)?.adders ?? [], adder.scope)) return 'there';
			if (ownOf(adder.scope).length >= FEEDS_PER_SCOPE) return 'too-many';
			const next = await stored.update(feed.id, (old) => ({
				feed: old?.feed ?? feed,
				adders: [...(old?.adders ?? []), adder],
			}));
			await learn(feed.id, next);
			return 'added';
		},
		remove,
		async forget(scope) {
			for (const feed of ownOf(scope)) await remove(feed.id, scope);
		},
	};
}

function isAdder(adders: readonly Adder[], scope: string): boolean {
	return adders.some((adder) => adder.scope === scope);
}
