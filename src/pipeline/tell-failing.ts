/** Tells a feed's people that it has failed for a day: in the channels where it was added, each once for this trouble. */
import { tongueOf } from '../alerts/compose.ts';
import type { Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { Feed, FeedState } from '../domain/feed.ts';
import { shownFault } from '../feeds/health.ts';
import { ago } from '../i18n/dates.ts';
import type { House } from './house.ts';
import { sendNotices } from './notices.ts';

/** `keepers` are the channels to tell; `isRemovable` says that they could take the feed out by command. */
export async function tellFailing(
	feed: Feed,
	state: FeedState,
	keepers: { readonly channels: readonly Channel[]; readonly isRemovable: boolean },
	house: House,
): Promise<void> {
	const { clock, say } = house;
	const since = state.failingSince ?? isoAt(clock.now());
	const fault = state.lastError ? shownFault(state.lastError) : 'network';
	function textFor(channel: Channel): string {
		const tongue = tongueOf(channel);
		const words = { feed: feed.title, since: ago(tongue, since, clock.now()), why: say(tongue, `feed-fault-${fault}`) };
		return say(tongue, keepers.isRemovable ? 'feed-failing-own' : 'feed-failing', words);
	}
	const notices = keepers.channels.map((channel) => ({ channel, text: textFor(channel) }));
	await sendNotices(notices, ['failing', feed.id, since], house);
}
