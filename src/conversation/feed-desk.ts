/** The desk at which admins add and take out feeds of their place. */
import type { Change, FeedDesk, FeedLine, Problem } from '../../commands/desk.ts';
import { isoAt } from '../domain/clock.ts';
import type { Feed, FeedState } from '../domain/feed.ts';
import type { Clock, Collection } from '../domain/ports.ts';
import { FEEDS_PER_SCOPE, type FeedBook } from '../feeds/feed-book.ts';
import type { FindOutcome, FoundFeed } from '../feeds/find-feeds.ts';
import { feedHealth, shownFault } from '../feeds/health.ts';
import { readOpml, writeOpml } from '../feeds/opml.ts';
import { foldText } from '../text/arabic.ts';
import { type Draft, keepDraft, takeDraft } from './drafts.ts';
import { type History, writeChange } from './history.ts';
import type { Editor, TopicDeskParts } from './topic-desk.ts';
import { webAddress } from './web-address.ts';

export type FeedDeskParts = {
	readonly feeds: FeedBook;
	readonly states: Collection<FeedState>;
	readonly history: Collection<History>;
	readonly drafts: Collection<Draft>;
	readonly clock: Clock;
	readonly feedId: (feedUrl: string) => string;
	/** Through the guarded fetch: no address inside our network is ever reached. */
	readonly find: (address: string) => Promise<FindOutcome>;
	/** The text behind an address; undefined when it cannot be read. */
	readonly load: (address: string) => Promise<string | undefined>;
	/** When a feed was last looked at. */
	readonly lookedAt: (feedId: string) => string | undefined;
	readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
};

type Added = { readonly kind: 'added' | 'there'; readonly feed: Feed };

/** `channelId` is where trouble of what is added is told; `keepChannel` makes its record. */
export function feedDeskOf(
	editor: Editor,
	channelId: string,
	keepChannel: () => Promise<void>,
	parts: FeedDeskParts,
): FeedDesk & Pick<TopicDeskParts, 'restoreFeed'> {
	const { feeds, history, drafts, clock, inTurn } = parts;
	const { scope } = editor;
	const owner = { scope, by: editor.id };

	async function list(): Promise<readonly FeedLine[]> {
		const own = feeds.ownOf(scope);
		const others = feeds.all().filter((feed) => feeds.isFor(feed.id, scope) && !own.includes(feed));
		const all = [...own, ...others];
		const states = await parts.states.getMany(all.map((feed) => feed.id));
		return all.map((feed, at) => {
			const state = states[at];
			return {
				feed,
				own: own.includes(feed),
				health: feedHealth(state),
				failingSince: state?.failingSince,
				fault: state?.lastError && shownFault(state.lastError),
				checkedAt: parts.lookedAt(feed.id) ?? state?.checkedAt,
				rolledOverAt: state?.rolledOverAt,
			};
		});
	}

	/** Notes who wants it, polls it from now on, and writes it down. */
	async function put(feed: Feed): Promise<Added | Problem> {
		await keepChannel();
		const at = isoAt(clock.now());
		const outcome = await feeds.add(feed, { scope, channelId, by: editor.id, at });
		if (outcome === 'too-many') return { problem: editor.say('feeds-too-many', { limit: FEEDS_PER_SCOPE }) };
		const known = feeds.get(feed.id) ?? feed;
		if (outcome === 'added') await note({ before: undefined, after: known });
		return { kind: outcome, feed: known };
	}

	async function takeOut(feed: Feed): Promise<Feed> {
		await feeds.remove(feed.id, scope);
		await note({ before: feed, after: undefined });
		return feed;
	}

	function note({ before, after }: { readonly before: Feed | undefined; readonly after: Feed | undefined }) {
		const id = (after ?? before)!.id;
		const at = isoAt(clock.now());
		const change: Change = { at, by: editor.id, byName: editor.name, what: 'feed', id, before, after };
		return writeChange(history, scope, change);
	}

	async function add(address: string): ReturnType<FeedDesk['add']> {
		const url = webAddress(address);
		if (!url) return { problem: editor.say('feeds-no-address') };
		const outcome = await parts.find(url);
		if (outcome.kind === 'none') {
			const fault = outcome.fault && editor.say(`feed-fault-${shownFault(outcome.fault)}`);
			return { problem: fault ? editor.say('feeds-unreadable', { why: fault }) : editor.say('feeds-none-found') };
		}
		if (outcome.feeds.length === 1) return inTurn(() => put(feedOf(outcome.feeds[0]!)));
		const offered = outcome.feeds.map(async (found) => ({
			title: found.title ?? found.url,
			draftId: await keepDraft(drafts, { ...owner, what: 'feed', found }),
		}));
		return { kind: 'several', feeds: await Promise.all(offered) };
	}

	async function importOpml(source: string): ReturnType<FeedDesk['importOpml']> {
		const url = webAddress(source);
		const text = url ? await parts.load(url) : source;
		const outlines = readOpml(text ?? '');
		if (outlines.length === 0) return { problem: editor.say('feeds-no-opml') };
		const counts = { added: 0, there: 0 };
		for (const { feedUrl, title, siteUrl } of outlines) {
			const done = await inTurn(() => put(feedOf({ url: feedUrl, title, siteUrl, entries: 0 })));
			if ('problem' in done)
				return counts.added > 0
					? { problem: editor.say('import-partly', { count: counts.added, problem: done.problem }) }
					: done;
			counts[done.kind] += 1;
		}
		return counts;
	}

	return {
		list,
		add,
		async addDraft(draftId) {
			const draft = await takeDraft(drafts, draftId, owner);
			if (draft?.what !== 'feed') return { problem: editor.say('error-old-button') };
			return inTurn(() => put(feedOf(draft.found)));
		},
		remove: (text) =>
			inTurn(async () => {
				const named = foldText(text.trim());
				const feed = feeds
					.ownOf(scope)
					.find((one) => one.id === text || one.feedUrl === text || foldText(one.title) === named);
				return feed && takeOut(feed);
			}),
		exportOpml: () => {
			const shared = feeds.all().filter((feed) => feeds.addersOf(feed.id).length === 0);
			return writeOpml('راصد', [...feeds.ownOf(scope), ...shared]);
		},
		importOpml,
		async restoreFeed(id, before) {
			if (before) {
				const done = await put(before);
				return 'problem' in done ? done : undefined;
			}
			const feed = feeds.ownOf(scope).find((one) => one.id === id);
			if (!feed) return { problem: editor.say('undo-nothing') };
			await takeOut(feed);
			return undefined;
		},
	};

	function feedOf({ url, title, siteUrl, language }: FoundFeed): Feed {
		return {
			id: parts.feedId(url),
			feedUrl: url,
			siteUrl,
			title: (title ?? new URL(url).hostname).slice(0, 100),
			language: language ?? 'ar',
		};
	}
}
