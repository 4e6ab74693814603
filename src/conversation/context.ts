/** The house as one person, in one place, may use it: the implementation of commands/context.ts. */
import type { Actor, CommandDefinition, Place } from '../../commands/command.ts';
import type { Context, Reason, State } from '../../commands/context.ts';
import { tongueOf } from '../alerts/compose.ts';
import type { Alert } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { Story } from '../domain/story.ts';
import type { Topic } from '../domain/topic.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { channelAt, type Defaults } from './places.ts';

/** What a context needs beyond the corridor's house. */
export type Desk = {
	readonly house: House;
	readonly topics: TopicBook;
	readonly defaults: Defaults;
	readonly commands: readonly CommandDefinition[];
	readonly latest: (topicId: string, limit: number) => Promise<readonly Story[]>;
	readonly search: (phrase: string, limit: number) => Promise<readonly Story[]>;
	readonly reason: (alert: Alert, topics: readonly Topic[]) => Promise<Reason | undefined>;
	readonly noise: (alert: Alert, person: string) => Promise<string | undefined>;
	readonly state: () => Promise<State>;
};

export function contextOf(actor: Actor, place: Place, desk: Desk): Context {
	const { house, topics } = desk;
	const { subscriptions, clock } = house;
	const channel = channelAt(place, subscriptions, desk.defaults);
	const tongue = tongueOf(channel);

	/** The place's record is made when there is something to keep. */
	async function kept(here: Channel): Promise<void> {
		const known = subscriptions.channel(here.id);
		if (!known) return subscriptions.saveChannel(here);
		if (known.status === 'gone' || known.title !== place.title) {
			await subscriptions.changeChannel(here.id, (old) => ({
				...old,
				title: here.title,
				status: old.status === 'gone' ? 'active' : old.status,
			}));
		}
	}

	async function followIn(here: Channel, topicId: string): Promise<boolean> {
		await kept(here);
		return subscriptions.follow(here.id, topicId, actor.id, isoAt(clock.now()));
	}

	function privatePlace(): Place {
		if (place.kind === 'private') return place;
		const scope = place.platform === 'discord' ? `discord-dm-${actor.id}` : `${place.platform}-${actor.id}`;
		// Discord's private channel has another id than the person: the platform opens it when the first message goes there.
		const address = place.platform === 'discord' ? `user:${actor.id}` : actor.id;
		return { platform: place.platform, scope, address, kind: 'private', title: actor.name };
	}

	return {
		actor,
		place,
		channel,
		tongue,
		now: clock.now(),
		commands: desk.commands,
		say: (key, words) => house.say(tongue, key, words),

		topics: () => topics.visibleTo(place.scope),
		findTopic: (text) => topics.find(text, place.scope),
		nearTopics: (typed, limit) => topics.near(typed, place.scope, limit),
		personalTopic: (phrase) => topics.personal(phrase, place.scope, tongue.language),
		topicName: (topic) => (tongue.language === 'en' ? (topic.names.en ?? topic.names.ar) : topic.names.ar),

		followed: () => subscriptions.follows(channel.id).items,
		follow: (topicId) => followIn(channel, topicId),
		unfollow: (topicId) => subscriptions.unfollow(channel.id, topicId),
		followPrivately: (topicId) =>
			followIn(channelAt(privatePlace(), subscriptions, { ...desk.defaults, language: channel.language }), topicId),
		async setCadence(cadence) {
			await kept(channel);
			await subscriptions.setCadence(channel.id, cadence);
		},
		async changeSettings(change) {
			await kept(channel);
			await subscriptions.changeChannel(channel.id, change);
		},
		muteTopic: (topicId, until) => subscriptions.muteTopic(channel.id, topicId, until),
		muteStory: (storyId, until) => subscriptions.muteStory(channel.id, storyId, until),
		async forget() {
			await subscriptions.forget(channel.id);
			const others = subscriptions.channels().some((other) => other.scope === place.scope);
			if (!others) await topics.forget(place.scope);
		},

		latest: desk.latest,
		search: desk.search,
		async alert(id) {
			const alert = await house.outbox.get(id);
			// An id from another place is no key to its alerts.
			return alert && subscriptions.channel(alert.channelId)?.scope === place.scope ? alert : undefined;
		},
		lastAlert: () =>
			house.outbox
				.recent(500)
				.find((alert) => alert.channelId === channel.id && alert.kind === 'new' && alert.storyId !== undefined),
		reason: (alert) => desk.reason(alert, topics.visibleTo(place.scope)),
		noise: (alert) => desk.noise(alert, actor.id),
		state: desk.state,
	};
}
