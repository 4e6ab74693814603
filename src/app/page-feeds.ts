/** What the page's owner may do with feeds: the desk that commands use, for the scope that everyone sees. */
import type { FeedDesk, Problem } from '../../commands/desk.ts';
import { type FeedDeskParts, feedDeskOf } from '../conversation/feed-desk.ts';
import { EVERYONE } from '../feeds/feed-book.ts';
import type { House } from '../pipeline/house.ts';
import type { FeedWork, Told } from '../web/view.ts';

const ARABIC = { language: 'ar' } as const;

export function pageFeedsOf({ say }: Pick<House, 'say'>, parts: FeedDeskParts): FeedWork {
	const editor = {
		scope: EVERYONE,
		id: 'page',
		name: 'من هذه الصفحة',
		language: 'ar',
		say: (key: string, words?: Readonly<Record<string, string | number>>) => say(ARABIC, key, words),
	} as const;
	// The page shows trouble by itself: no channel is to be told, none is to be kept.
	const desk = feedDeskOf(editor, '', async () => undefined, parts);

	function told(outcome: Awaited<ReturnType<FeedDesk['addDraft']>>): Told {
		if ('problem' in outcome) return outcome;
		return { said: editor.say(`feeds-${outcome.kind}`, { title: outcome.feed.title }) };
	}

	return {
		own: () => parts.feeds.ownOf(EVERYONE).map(({ id }) => id),
		async add(address) {
			const outcome = await desk.add(address);
			if ('kind' in outcome && outcome.kind === 'several') return outcome;
			return told(outcome);
		},
		choose: async (draftId) => told(await desk.addDraft(draftId)),
		async remove(feedId) {
			const feed = await desk.remove(feedId);
			return feed
				? { said: editor.say('feeds-removed', { title: feed.title }) }
				: { problem: editor.say('undo-nothing') };
		},
		async importOpml(text): Promise<Told> {
			const outcome: { readonly added: number; readonly there: number } | Problem = await desk.importOpml(text);
			if ('problem' in outcome) return outcome;
			return { said: editor.say('feeds-imported', { feeds: editor.say('feeds', { count: outcome.added }) }) };
		},
	};
}
