/** What an admin from afar sees of the house, and may do there: what their place may, and no other place's. */
import type { Actor } from '../../commands/command.ts';
import { tongueOf } from '../alerts/compose.ts';
import { latestStories } from '../conversation/archive.ts';
import { contextOf, type Desk } from '../conversation/context.ts';
import type { Visit } from '../conversation/visits.ts';
import type { FeedFault } from '../domain/feed.ts';
import { shownFault } from '../feeds/health.ts';
import type { Speech } from '../web/reader.ts';
import type { FeedLine, View } from '../web/view.ts';
import { alertLinesOf } from './alert-lines.ts';
import { feedLinesOf } from './feed-lines.ts';
import { pageDeskOf } from './page-desk.ts';
import { pageFeedsOf } from './page-feeds.ts';
import type { ViewParts } from './view.ts';

export type VisitorParts = ViewParts & {
	readonly desk: Desk;
	readonly listen: View['listen'];
	/** Whether the visit goes on: news that come later than it are not told. */
	readonly goesOn: () => Promise<boolean>;
};

export function visitorViewOf({ personId, name, place }: Visit, parts: VisitorParts): View {
	const { house, topics, desk, listen, goesOn } = parts;
	const actor: Actor = { id: personId, name, isAdmin: () => desk.links.mayManage(place, personId) };
	const context = contextOf(actor, place, desk);
	const { channel } = context;
	const { scope } = channel;
	const tuner = { scope, id: personId, name };
	const { alerts, alert, line, isSeen } = alertLinesOf(house, topics, scope);
	const pageDesk = pageDeskOf(tuner, { ...parts, inTurn: desk.feedDesk.inTurn });

	return {
		speech: speechOf(),
		visitor: { name, place: place.title },
		pictureOrigins: [],
		alerts,
		alert,
		line,
		topics: () => topics.visibleTo(scope),
		async feeds() {
			const own = new Set(desk.feedDesk.feeds.ownOf(scope).map(({ id }) => id));
			const lines = await feedLinesOf(
				parts,
				parts.feeds.filter(({ id }) => house.isFor(id, scope)),
			);
			return lines.map((shown) => (own.has(shown.feed.id) ? discreet(shown) : nameless(shown)));
		},
		opml: () => context.feedDesk.exportOpml(),
		stories: (limit) => {
			const seen = topics.visibleTo(scope).map(({ id }) => id);
			return latestStories(house, scope, seen, limit);
		},
		listen: (handler) =>
			listen((changed) => {
				if (!isSeen(changed)) return;
				goesOn().then(
					(is) => is && handler(changed),
					(error) => house.log.warn('a visit could not be looked up', { error }),
				);
			}),
		feedWork: (tongue) => {
			const keepChannel = () => context.changeSettings((old) => old);
			return pageFeedsOf({ ...tuner, tongue, channelId: channel.id, keepChannel }, house, desk.feedDesk);
		},
		desk: {
			...pageDesk,
			async copy(topicId) {
				const topic = topics.visibleTo(scope).find(({ id }) => id === topicId);
				return topic && context.topicDesk.copy(topic);
			},
		},
	};

	/** As the person set it for themselves in their private chat, else as the place is set. */
	function speechOf(): Speech {
		const own = house.subscriptions.channels().find(({ kind, platform, scope: theirs }) => {
			return kind === 'private' && platform === place.platform && theirs.endsWith(`-${personId}`);
		});
		const set = own ?? channel;
		return { tongue: tongueOf(set), timeZone: set.timeZone };
	}
}

/** Why a feed fails, as those who add feeds may know it: nothing of what lies inside our network. */
function discreet({ state, ...line }: FeedLine): FeedLine {
	if (!state?.lastError) return { ...line, ...(state && { state }) };
	const kind = shownFault(state.lastError);
	const lastError: FeedFault = { kind: kind === 'unreachable' ? 'network' : kind, message: '' };
	return { ...line, state: { ...state, lastError } };
}

/** A feed that others brought: its address may hold a key of theirs. */
function nameless(line: FeedLine): FeedLine {
	const { feed, ...rest } = discreet(line);
	return { ...rest, feed: { ...feed, feedUrl: feed.siteUrl ?? '' } };
}
