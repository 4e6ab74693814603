/** Places and the channels they are: settings are made at the first change, not at the first word. */
import type { Place, PlaceEvent } from '../../commands/command.ts';
import type { Subscriptions } from '../alerts/subscriptions.ts';
import type { Channel, Language } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { Clock, Log } from '../domain/ports.ts';

export type Defaults = { readonly language: Language; readonly timeZone: string };

/** The channel at a place: its stored settings under the name it has now, or the house's defaults. */
export function channelAt(place: Place, subscriptions: Subscriptions, defaults: Defaults): Channel {
	const known = subscriptions.at(place.platform, place.address, place.threadId);
	if (known) return place.title === '' ? known : { ...known, title: place.title };
	// A chat that moved has kept the scope it began with; a forum's next topic belongs to it too.
	const sibling = subscriptions
		.channels()
		.find((other) => other.platform === place.platform && other.address === place.address);
	return {
		id: idOf('c', place.platform, place.address, place.threadId ?? ''),
		platform: place.platform,
		address: place.address,
		threadId: place.threadId,
		scope: sibling?.scope ?? place.scope,
		kind: place.kind,
		title: place.title || place.address,
		language: defaults.language,
		timeZone: defaults.timeZone,
		anonymousAdmins: sibling?.anonymousAdmins,
		status: 'active',
	};
}

/** Keeps channels in step with what the platforms tell: left, back again, moved. */
export function createPlaceKeeper(
	subscriptions: Subscriptions,
	clock: Clock,
	log: Log,
): (event: PlaceEvent) => Promise<void> {
	function affected(place: Place): readonly Channel[] {
		// A server's departure takes all its channels; a channel's own only itself.
		const whole = place.kind === 'server' && place.address === '';
		return subscriptions
			.channels()
			.filter(
				(channel) =>
					channel.platform === place.platform &&
					(whole
						? channel.scope === place.scope
						: channel.address === place.address &&
							(place.threadId === undefined || channel.threadId === place.threadId)),
			);
	}
	return async (event) => {
		const person = event.kind === 'joined' ? event.by : undefined;
		log.info('place changed', { event: event.kind, platform: event.place.platform, person });
		const at = isoAt(clock.now());
		for (const channel of affected(event.place)) {
			await subscriptions.changeChannel(channel.id, (old) => {
				// The scope stays: its topics, feeds and history bear its name.
				if (event.kind === 'migrated') return { ...old, address: event.toAddress };
				if (event.kind === 'left')
					return { ...old, status: 'gone', statusReason: 'removed from the place', statusAt: at };
				return old.status === 'muted' ? old : { ...old, status: 'active', statusReason: undefined, statusAt: at };
			});
		}
	};
}
