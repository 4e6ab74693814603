/** Who follows what: one record per channel, and an index by topic in memory. */
import type { Cadence, Channel, PlatformName, Subscription } from '../domain/channel.ts';
import type { Collection } from '../domain/ports.ts';

/** All that one channel follows and has muted: written whole. */
export type Follows = {
	readonly channelId: string;
	readonly items: readonly Subscription[];
	/** As last chosen, for topics that are followed from now on. */
	readonly cadence?: Cadence;
	/** Story → until when (ISO) nothing more of it is wanted. */
	readonly mutedStories?: Readonly<Record<string, string>>;
};

export type Follower = { readonly channel: Channel; readonly follows: Follows };

export type Subscriptions = {
	/** Builds the index from the store; call once before use, and again to learn of other processes' changes. */
	restore(): Promise<void>;
	/** Another process changed this channel or what it follows. */
	reread(channelId: string): Promise<void>;
	channel(id: string): Channel | undefined;
	channels(): readonly Channel[];
	/** The channel at a platform's address, wherever it moved. */
	at(platform: PlatformName, address: string, threadId?: string): Channel | undefined;
	follows(channelId: string): Follows;
	/** Every channel that follows one of the topics. */
	followers(topicIds: readonly string[]): readonly Follower[];
	saveChannel(channel: Channel): Promise<void>;
	/** Changes a channel's record, if there is one, with no other change in between. */
	changeChannel(id: string, change: (old: Channel) => Channel): Promise<Channel | undefined>;
	/** False when it was followed already. */
	follow(channelId: string, topicId: string, by: string, at: string): Promise<boolean>;
	/** False when it was not followed. */
	unfollow(channelId: string, topicId: string): Promise<boolean>;
	setCadence(channelId: string, cadence: Cadence): Promise<void>;
	muteTopic(channelId: string, topicId: string, until: string | undefined): Promise<void>;
	muteStory(channelId: string, storyId: string, until: string): Promise<void>;
	/** Forgets a channel and all it follows. */
	forget(channelId: string): Promise<void>;
};

export function createSubscriptions(stores: {
	readonly channels: Collection<Channel>;
	readonly follows: Collection<Follows>;
}): Subscriptions {
	const channels = new Map<string, Channel>();
	const byChannel = new Map<string, Follows>();
	const byTopic = new Map<string, Set<string>>();
	const byAddress = new Map<string, string>();

	function know(channel: Channel): void {
		unknow(channel.id);
		channels.set(channel.id, channel);
		byAddress.set(addressKey(channel.platform, channel.address, channel.threadId), channel.id);
	}

	function unknow(channelId: string): void {
		const old = channels.get(channelId);
		if (old) byAddress.delete(addressKey(old.platform, old.address, old.threadId));
		channels.delete(channelId);
	}

	function index(follows: Follows): void {
		unindex(follows.channelId);
		byChannel.set(follows.channelId, follows);
		for (const { topicId } of follows.items) {
			const followers = byTopic.get(topicId) ?? new Set();
			followers.add(follows.channelId);
			byTopic.set(topicId, followers);
		}
	}

	function unindex(channelId: string): void {
		for (const { topicId } of byChannel.get(channelId)?.items ?? []) byTopic.get(topicId)?.delete(channelId);
		byChannel.delete(channelId);
	}

	async function change(channelId: string, edit: (old: Follows) => Follows): Promise<void> {
		const next = await stores.follows.update(channelId, (old) => edit(old ?? { channelId, items: [] }));
		if (next) index(next);
	}

	async function restore(): Promise<void> {
		const stored = { channels: new Map<string, Channel>(), follows: [] as Follows[] };
		for await (const [id, channel] of stores.channels.entries()) stored.channels.set(id, channel);
		for await (const [, follows] of stores.follows.entries()) stored.follows.push(follows);
		channels.clear();
		byChannel.clear();
		byTopic.clear();
		byAddress.clear();
		for (const channel of stored.channels.values()) know(channel);
		for (const follows of stored.follows) index(follows);
	}

	async function reread(channelId: string): Promise<void> {
		const [channel, follows] = await Promise.all([stores.channels.get(channelId), stores.follows.get(channelId)]);
		if (channel) know(channel);
		else unknow(channelId);
		if (follows) index(follows);
		else unindex(channelId);
	}

	return {
		restore,
		reread,
		channel: (id) => channels.get(id),
		channels: () => [...channels.values()],
		at: (platform, address, threadId) => channels.get(byAddress.get(addressKey(platform, address, threadId)) ?? ''),
		follows: (channelId) => byChannel.get(channelId) ?? { channelId, items: [] },
		followers(topicIds) {
			const ids = new Set(topicIds.flatMap((topicId) => [...(byTopic.get(topicId) ?? [])]));
			return [...ids].flatMap((id) => {
				const channel = channels.get(id);
				return channel ? [{ channel, follows: byChannel.get(id)! }] : [];
			});
		},
		async saveChannel(channel) {
			await stores.channels.set(channel.id, channel);
			know(channel);
		},
		async changeChannel(id, edit) {
			const next = await stores.channels.update(id, (old) => old && edit(old));
			if (next) know(next);
			return next;
		},
		async follow(channelId, topicId, by, at) {
			let added = false;
			await change(channelId, (old) => {
				added = !old.items.some((item) => item.topicId === topicId);
				if (!added) return old;
				const cadence = old.items[0]?.cadence ?? old.cadence ?? { kind: 'instant' as const };
				return { ...old, items: [...old.items, { channelId, topicId, cadence, createdBy: by, createdAt: at }] };
			});
			return added;
		},
		async unfollow(channelId, topicId) {
			let removed = false;
			await change(channelId, (old) => {
				removed = old.items.some((item) => item.topicId === topicId);
				return { ...old, items: old.items.filter((item) => item.topicId !== topicId) };
			});
			return removed;
		},
		setCadence: (channelId, cadence) =>
			change(channelId, (old) => ({ ...old, cadence, items: old.items.map((item) => ({ ...item, cadence })) })),
		muteTopic: (channelId, topicId, until) =>
			change(channelId, (old) => ({
				...old,
				items: old.items.map((item) => (item.topicId === topicId ? { ...item, mutedUntil: until } : item)),
			})),
		muteStory: (channelId, storyId, until) =>
			change(channelId, (old) => ({ ...old, mutedStories: { ...recentOnly(old.mutedStories), [storyId]: until } })),
		async forget(channelId) {
			await stores.follows.delete(channelId);
			await stores.channels.delete(channelId);
			unindex(channelId);
			unknow(channelId);
		},
	};
}

function addressKey(platform: PlatformName, address: string, threadId: string | undefined): string {
	return `${platform} ${address} ${threadId ?? ''}`;
}

/** Keeps the record small: the 100 latest muted stories. */
function recentOnly(muted: Readonly<Record<string, string>> | undefined): Record<string, string> {
	return Object.fromEntries(Object.entries(muted ?? {}).slice(-99));
}
