/** What may be done with feeds on a page: the desk that commands use, for everyone's scope or a place's. */
import type { FeedDesk, Problem } from '../../commands/desk.ts';
import { type FeedDeskParts, feedDeskOf } from '../conversation/feed-desk.ts';
import type { Editor } from '../conversation/topic-desk.ts';
import type { Tongue } from '../i18n/translate.ts';
import type { House } from '../pipeline/house.ts';
import type { FeedWork, Told } from '../web/view.ts';
import type { Tuner } from './page-desk.ts';

/** Whose feeds, in whose name, and in which tongue they hear of it. */
export type Feeder = Tuner & {
	readonly tongue: Tongue;
	/** Where trouble of what is added is told; the owner's page shows it by itself. */
	readonly channelId?: string;
	readonly keepChannel?: () => Promise<void>;
};

export function pageFeedsOf(
	{ scope, id, name, tongue, channelId = '', keepChannel = async () => undefined }: Feeder,
	{ say }: Pick<House, 'say'>,
	parts: FeedDeskParts,
): FeedWork {
	const editor: Editor = { scope, id, name, language: tongue.language, say: (key, words) => say(tongue, key, words) };
	const desk = feedDeskOf(editor, channelId, keepChannel, parts);

	function told(outcome: Awaited<ReturnType<FeedDesk['addDraft']>>): Told {
		if ('problem' in outcome) return outcome;
		return { said: editor.say(`feeds-${outcome.kind}`, { title: outcome.feed.title }) };
	}

	return {
		own: () => parts.feeds.ownOf(scope).map(({ id }) => id),
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
