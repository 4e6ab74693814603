/** The house as one person, in one place, may use it: the implementation of commands/context.ts. */
import type { Actor, CommandDefinition, Place } from '../../commands/command.ts';
import type { Context, Reason, State } from '../../commands/context.ts';
import type { Listener, Verdict } from '../../commands/desk.ts';
import { tongueOf } from '../alerts/compose.ts';
import type { Alert } from '../domain/alert.ts';
import type { Cadence, Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { Story } from '../domain/story.ts';
import type { Topic } from '../domain/topic.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { keepDraft, phraseOf } from './drafts.ts';
import { type FeedDeskParts, feedDeskOf } from './feed-desk.ts';
import { type LinkParts, personalLinksOf } from './personal-links.ts';
import { channelAt, type Defaults } from './places.ts';
import { type Editor, type TopicDeskParts, topicDeskOf } from './topic-desk.ts';
import type { Visits } from './visits.ts';

/** What a context needs beyond the corridor's house. */
export type Desk = {
	readonly house: House;
	readonly topics: TopicBook;
	readonly defaults: Defaults;
	readonly commands: readonly CommandDefinition[];
	readonly topicDesk: Omit<TopicDeskParts, 'restoreFeed'>;
	readonly feedDesk: FeedDeskParts;
	readonly links: LinkParts;
	/** Of those who came to the page by a link. */
	readonly visits: Visits;
	readonly latest: (scope: string, topicId: string, limit: number) => Promise<readonly Story[]>;
	readonly search: (scope: string, phrase: string, limit: number) => Promise<readonly Story[]>;
	readonly reason: (scope: string, alert: Alert, topics: readonly Topic[]) => Promise<Reason | undefined>;
	readonly noise: (scope: string, alert: Alert, person: string) => Promise<string | undefined>;
	readonly judge: (scope: string, text: string, topics: readonly Topic[]) => Promise<readonly Verdict[]>;
	readonly state: () => Promise<State>;
	/** Deletes what only the scope as a whole has: topics, feeds, history, drafts. */
	readonly forgetScope: (scope: string) => Promise<void>;
	/** Deletes what a person has left in other places' counts. */
	readonly forgetPerson: (person: string) => Promise<void>;
};

/** What can be the id of a record (domain/ports.ts): a button may bring anything. */
const RECORD_ID = /^[\w.-]{1,80}$/;

export function contextOf(actor: Actor, place: Place, desk: Desk): Context {
	const { house, topics } = desk;
	const { subscriptions, clock } = house;
	const channel = channelAt(place, subscriptions, desk.defaults);
	const { scope } = channel;
	const tongue = tongueOf(channel);
	const say: Context['say'] = (key, words) => house.say(tongue, key, words);
	const name = actor.isPlace ? say('anonymous-admin') : actor.name;
	const editor: Editor = { scope, id: actor.id, name, language: channel.language, say };
	const feedDesk = feedDeskOf(editor, channel.id, () => kept(channel), desk.feedDesk);
	const topicDesk = deskOf(scope);

	function deskOf(theirs: string): ReturnType<typeof topicDeskOf> {
		return topicDeskOf({ ...editor, scope: theirs }, { ...desk.topicDesk, restoreFeed: feedDesk.restoreFeed });
	}

	/** The place's record is made when there is something to keep. */
	async function kept(here: Channel): Promise<void> {
		const known = subscriptions.channel(here.id);
		if (!known) return subscriptions.saveChannel(here);
		if (known.status === 'gone' || known.title !== here.title) {
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
		const own = place.platform === 'discord' ? `discord-dm-${actor.id}` : `${place.platform}-${actor.id}`;
		// Discord's private channel has another id than the person: the platform opens it when the first message goes there.
		const address = place.platform === 'discord' ? `user:${actor.id}` : actor.id;
		return { platform: place.platform, scope: own, address, kind: 'private', title: actor.name };
	}

	/** What belongs to a server stays its own: the person follows a copy, which is theirs to change. */
	async function followPrivately(topic: Topic): Promise<boolean | { readonly problem: string }> {
		const here = privatePlace();
		const theirs = channelAt(here, subscriptions, { ...desk.defaults, language: channel.language });
		if (topic.scope === 'global' || topic.scope === theirs.scope) return followIn(theirs, topic.id);
		const copy = await deskOf(theirs.scope).adopt(topic);
		return 'problem' in copy ? copy : followIn(theirs, copy.id);
	}

	function cadence(): Cadence {
		const { items, cadence: chosen } = subscriptions.follows(channel.id);
		return items[0]?.cadence ?? chosen ?? { kind: 'instant' };
	}

	/** It is the chat's, whichever of a forum's topics it was said in. */
	async function allowAnonymous(allowed: boolean): Promise<void> {
		await kept(channel);
		for (const { id, platform, address } of subscriptions.channels())
			if (platform === channel.platform && address === channel.address)
				await subscriptions.changeChannel(id, (old) => ({ ...old, anonymousAdmins: allowed || undefined }));
	}

	function ownChannels(): readonly Channel[] {
		const channels = subscriptions.channels().filter(({ kind, status }) => kind === 'channel' && status !== 'gone');
		return channels.filter(
			({ id, platform }) =>
				platform === place.platform && subscriptions.follows(id).items.some((item) => item.createdBy === actor.id),
		);
	}

	function audience(): readonly Listener[] {
		const here = subscriptions.channels().filter((other) => other.scope === scope && other.status !== 'gone');
		return here.flatMap((other) => {
			const { items } = subscriptions.follows(other.id);
			const followed = items.flatMap((item) => topics.find(item.topicId, scope) ?? []);
			return followed.length > 0 ? [{ channel: other, topics: followed, cadence: items[0]!.cadence }] : [];
		});
	}

	async function forget(): Promise<void> {
		await subscriptions.forget(channel.id);
		await house.outbox.forgetChannel(channel.id);
		const others = subscriptions.channels().some((other) => other.scope === scope);
		if (!others) await desk.forgetScope(scope);
		if (channel.kind === 'private') await desk.forgetPerson(actor.id);
	}

	return {
		actor,
		place,
		channel,
		tongue,
		now: clock.now(),
		commands: desk.commands,
		say,

		topics: () => topics.visibleTo(scope),
		findTopic: (text) => topics.find(text, scope),
		nearTopics: (typed, limit) => topics.near(typed, scope, limit),
		personalTopic: topicDesk.fromPhrase,
		topicName: (topic) => (tongue.language === 'en' ? (topic.names.en ?? topic.names.ar) : topic.names.ar),

		cadence,
		followed: () => subscriptions.follows(channel.id).items,
		follow: (topicId) => followIn(channel, topicId),
		unfollow: (topicId) => subscriptions.unfollow(channel.id, topicId),
		followPrivately,
		async setCadence(cadence) {
			await kept(channel);
			await subscriptions.setCadence(channel.id, cadence);
		},
		async changeSettings(change) {
			await kept(channel);
			await subscriptions.changeChannel(channel.id, change);
		},
		allowAnonymous,
		ownChannels,
		muteTopic: (topicId, until) => subscriptions.muteTopic(channel.id, topicId, until),
		muteStory: (storyId, until) => subscriptions.muteStory(channel.id, storyId, until),
		forget,

		latest: (topicId, limit) => desk.latest(scope, topicId, limit),
		search: (phrase, limit) => desk.search(scope, phrase, limit),
		keepPhrase: (text) => keepDraft(desk.topicDesk.drafts, { scope, by: '', what: 'phrase', text }),
		keptPhrase: (id) => phraseOf(desk.topicDesk.drafts, id, scope),
		async alert(id) {
			const alert = RECORD_ID.test(id) ? await house.outbox.get(id) : undefined;
			// An id from another place is no key to its alerts.
			return alert && subscriptions.channel(alert.channelId)?.scope === scope ? alert : undefined;
		},
		lastAlert: () =>
			house.outbox
				.recent(500)
				.find((alert) => alert.channelId === channel.id && alert.kind === 'new' && alert.storyId !== undefined),
		reason: (alert) => desk.reason(scope, alert, topics.visibleTo(scope)),
		noise: (alert) => desk.noise(scope, alert, actor.id),
		judge(text, topic) {
			const followed = subscriptions
				.follows(channel.id)
				.items.flatMap((item) => topics.find(item.topicId, scope) ?? []);
			return desk.judge(scope, text, topic ? [topic] : followed);
		},
		state: desk.state,

		topicDesk,
		feedDesk,
		links: personalLinksOf(actor, { ...place, scope }, desk.links),
		audience,
	};
}
