/** Who is told what of a story's new revision: one alert per channel at most, edits for those who have it. Pure. */
import type { Alert } from '../domain/alert.ts';
import type { Channel, Subscription } from '../domain/channel.ts';
import { isoAt, msOf } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { Message } from '../domain/message.ts';
import type { Role } from '../domain/story.ts';
import { nextDigestAt } from './digest-time.ts';
import { quietUntil } from './quiet-hours.ts';
import type { Follower } from './subscriptions.ts';

/** One revision of a story that is to be told. */
export type Announcement = {
	readonly storyId: string;
	readonly revision: number;
	readonly role: Role;
	/** All topics of the story. */
	readonly topicIds: readonly string[];
	/** Those that this revision added. */
	readonly newTopicIds: readonly string[];
	/** Best score by topic, of this revision's article. */
	readonly scores: Readonly<Record<string, number>>;
	/** Those of its topics whose alerts pass quiet hours: urgent for those who follow them, and for nobody else. */
	readonly urgentTopicIds: readonly string[];
	/** Old news: gathered for a while and told in one digest. */
	readonly late?: boolean;
	readonly publishedAt?: string;
};

export type Compose = (
	channel: Channel,
	kind: 'new' | 'edit' | 'reply',
	alertId: string,
	topicIds: readonly string[],
) => Message;

/** After an outage old news comes in from all feeds within minutes: it waits for the rest. */
const GATHER_LATE_MS = 10 * 60_000;

/** The id of the one message about a story in a channel. */
export function baseAlertId(storyId: string, channelId: string): string {
	return idOf('m', storyId, channelId, 'new');
}

/**
 * The alerts of one announcement. `bases` holds, by channel, the alert about this story that the channel has already.
 * A channel without one gets a new message if the story opens or develops, or if this revision made it match one of its topics.
 */
export function audience(
	announcement: Announcement,
	followers: readonly Follower[],
	bases: ReadonlyMap<string, Alert>,
	compose: Compose,
	nowMs: number,
): readonly Alert[] {
	return followers.flatMap((follower) => {
		const items = wanted(announcement, follower, nowMs);
		if (items.length === 0) return [];
		const base = bases.get(follower.channel.id);
		return base
			? updates(announcement, follower, base, items, compose, nowMs)
			: first(announcement, follower, items, compose, nowMs);
	});
}

/** The subscriptions by which this channel wants the announcement now. */
function wanted(announcement: Announcement, { channel, follows }: Follower, nowMs: number): readonly Subscription[] {
	if (
		channel.status === 'gone' ||
		after(channel.mutedUntil, nowMs) ||
		after(follows.mutedStories?.[announcement.storyId], nowMs)
	)
		return [];
	return follows.items.filter((item) => {
		if (!announcement.topicIds.includes(item.topicId) || after(item.mutedUntil, nowMs)) return false;
		return item.minScore === undefined || (announcement.scores[item.topicId] ?? item.minScore) >= item.minScore;
	});
}

function first(
	announcement: Announcement,
	{ channel }: Follower,
	items: readonly Subscription[],
	compose: Compose,
	nowMs: number,
): readonly Alert[] {
	const newHere = items.some((item) => announcement.newTopicIds.includes(item.topicId));
	if (announcement.role === 'repeats' && !newHere) return [];
	const id = baseAlertId(announcement.storyId, channel.id);
	const alert = alertOf(announcement, channel, items, 'new', id, compose, nowMs);
	const heldUntil = alert.urgent ? undefined : holdUntil(channel, items, announcement.late ?? false, nowMs);
	return [heldUntil === undefined ? alert : { ...alert, status: 'held', notBefore: isoAt(heldUntil) }];
}

function updates(
	announcement: Announcement,
	{ channel }: Follower,
	base: Alert,
	items: readonly Subscription[],
	compose: Compose,
	nowMs: number,
): readonly Alert[] {
	// A replay of the revision that made the base, a base in a digest, or one that was given up: nothing to edit.
	if (base.revision >= announcement.revision || !['pending', 'sending', 'unknown', 'sent'].includes(base.status))
		return [];
	const revision = String(announcement.revision);
	const editId = idOf('m', announcement.storyId, channel.id, 'edit', revision);
	const edit: Alert = { ...alertOf(announcement, channel, items, 'edit', editId, compose, nowMs), baseId: base.id };
	if (announcement.role !== 'develops' || quietUntil(nowMs, channel.timeZone, channel.quietHours) !== undefined)
		return [edit];
	const replyId = idOf('m', announcement.storyId, channel.id, 'reply', revision);
	return [edit, { ...alertOf(announcement, channel, items, 'reply', replyId, compose, nowMs), baseId: base.id }];
}

function alertOf(
	announcement: Announcement,
	channel: Channel,
	items: readonly Subscription[],
	kind: 'new' | 'edit' | 'reply',
	id: string,
	compose: Compose,
	nowMs: number,
): Alert {
	const topicIds = items.map((item) => item.topicId);
	const buttonsOf = baseAlertId(announcement.storyId, channel.id);
	return {
		id,
		kind,
		storyId: announcement.storyId,
		revision: announcement.revision,
		channelId: channel.id,
		platform: channel.platform,
		topicIds,
		message: compose(channel, kind, buttonsOf, topicIds),
		status: 'pending',
		urgent: topicIds.some((topicId) => announcement.urgentTopicIds.includes(topicId)) || undefined,
		createdAt: isoAt(nowMs),
		notBefore: isoAt(nowMs),
		attempts: 0,
		publishedAt: announcement.publishedAt,
	};
}

/** Quiet hours and digests hold an alert; the earliest digest of its topics wins, and never inside quiet hours. */
function holdUntil(channel: Channel, items: readonly Subscription[], late: boolean, nowMs: number): number | undefined {
	const instant = items.some((item) => item.cadence.kind === 'instant');
	const dues = instant ? [] : items.map((item) => nextDigestAt(item.cadence, nowMs, channel.timeZone));
	if (instant && late) dues.push(nowMs + GATHER_LATE_MS);
	const digestAt = dues.length > 0 ? Math.min(...dues) : undefined;
	return quietUntil(digestAt ?? nowMs, channel.timeZone, channel.quietHours) ?? digestAt;
}

function after(until: string | undefined, nowMs: number): boolean {
	return until !== undefined && msOf(until) > nowMs;
}
