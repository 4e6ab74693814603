/** Tells the people of a channel that refuses us what only they can mend: elsewhere, and once. */
import { tongueOf } from '../alerts/compose.ts';
import type { Channel } from '../domain/channel.ts';
import type { House } from './house.ts';
import { sendNotices } from './notices.ts';

/** In another channel of the same scope, or in private to whoever made it follow; where there is neither, to nobody. */
export async function tellPaused(paused: Channel, house: House): Promise<void> {
	const elsewhere = otherChannelOf(paused, house);
	if (!elsewhere) return;
	const text = house.say(tongueOf(elsewhere), 'channel-paused', { channel: paused.title });
	await sendNotices([{ channel: elsewhere, text }], ['paused', paused.id, paused.statusAt ?? ''], house);
}

function otherChannelOf(paused: Channel, { subscriptions }: House): Channel | undefined {
	const channels = subscriptions.channels().filter(({ id, status }) => id !== paused.id && status === 'active');
	const makers = new Set(subscriptions.follows(paused.id).items.map((item) => item.createdBy));
	const isMakers = ({ kind, platform, address }: Channel) =>
		kind === 'private' && platform === paused.platform && makers.has(address.replace(/^user:/, ''));
	return channels.find(({ scope }) => scope === paused.scope) ?? channels.find(isMakers);
}
