/** Who is told of a feed's trouble: the channels where it was added; of everyone's feed, the owners who talk to the bot. */
import type { Subscriptions } from '../alerts/subscriptions.ts';
import type { Channel } from '../domain/channel.ts';
import { EVERYONE, type FeedBook } from '../feeds/feed-book.ts';

/** `owners` as "platform:person". */
export function keepersOf(
	feedId: string,
	feeds: FeedBook,
	subscriptions: Subscriptions,
	owners: readonly string[],
): { readonly channels: readonly Channel[]; readonly isRemovable: boolean } {
	const adders = feeds.addersOf(feedId).filter(({ scope }) => scope !== EVERYONE);
	if (adders.length > 0)
		return { channels: adders.flatMap(({ channelId }) => subscriptions.channel(channelId) ?? []), isRemovable: true };
	const isOwners = ({ platform, kind, address }: Channel) =>
		kind === 'private' && owners.includes(`${platform}:${address.replace(/^user:/, '')}`);
	return { channels: subscriptions.channels().filter(isOwners), isRemovable: false };
}
