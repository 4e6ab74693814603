/** Judges a simulated world that has come to rest: what was promised to readers, against what stands in their chats. Pure. */
import { baseAlertId } from '../../src/alerts/audience.ts';
import type { Follows } from '../../src/alerts/subscriptions.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Channel } from '../../src/domain/channel.ts';
import type { Story } from '../../src/domain/story.ts';
import { type Disk, recordsOn } from './map-store.ts';
import type { Post, SimulatedChat } from './simulated-chat.ts';
import type { Paper } from './simulated-press.ts';

export type Remains = {
	readonly disk: Disk;
	readonly chats: readonly SimulatedChat[];
	readonly channels: readonly Channel[];
	readonly papers: readonly Paper[];
};

const LIVE: readonly string[] = ['pending', 'held', 'sending', 'unknown'];

/** Nothing is left to be done. */
export function isQuiet(disk: Disk, papers: readonly Paper[]): boolean {
	const placed = [...recordsOn<Story>(disk, 'stories').values()].reduce(
		(total, story) => total + story.members.length,
		0,
	);
	const published = papers.reduce((total, paper) => total + paper.entries.length, 0);
	const waiting = recordsOn(disk, 'to-place').size + recordsOn(disk, 'to-announce').size;
	const live = [...recordsOn<Alert>(disk, 'alerts').values()].some((alert) => LIVE.includes(alert.status));
	return placed >= published && waiting === 0 && !live;
}

export function judge(remains: Remains): { readonly found: readonly string[]; readonly twice: number } {
	const { found, twice } = repetitions(remains);
	return { found: [...found, ...lostArticles(remains), ...lostStories(remains), ...staleMessages(remains)], twice };
}

function lostArticles({ disk, papers }: Remains): string[] {
	const placed = new Set(
		[...recordsOn<Story>(disk, 'stories').values()].flatMap((story) => story.members.map(({ url }) => url)),
	);
	const links = papers.flatMap((paper) => paper.entries.map((entry) => entry.link!));
	return [
		...links.filter((link) => !placed.has(link)).map((link) => `${link} is in no story`),
		...[...recordsOn(disk, 'to-place').keys()].map((id) => `${id} was never placed`),
		...[...recordsOn(disk, 'to-announce').keys()].map((id) => `${id} was never announced`),
	];
}

/** Every story reaches every channel that follows it, as itself or in a digest, or stands among the failures with its reason. */
function lostStories({ disk, chats, channels }: Remains): string[] {
	const alerts = recordsOn<Alert>(disk, 'alerts');
	const posted = new Set(chats.flatMap((chat) => chat.posts.map((post) => post.alertId)));
	const digests = [...alerts.values()].filter((alert) => alert.covers);
	const isTold = (id: string) =>
		posted.has(id) || (alerts.get(id)?.status === 'failed' && alerts.get(id)?.lastError !== undefined);
	const lost: string[] = [];
	for (const story of recordsOn<Story>(disk, 'stories').values()) {
		for (const channel of channels.filter((one) => follows(disk, one, story))) {
			const id = baseAlertId(story.id, channel.id);
			if (isTold(id) || digests.some((digest) => digest.covers!.includes(id) && isTold(digest.id))) continue;
			const isGone = recordsOn<Channel>(disk, 'channels').get(channel.id)!.status === 'gone';
			if (!(isGone && !alerts.has(id)))
				lost.push(`story ${story.id} never reached ${channel.id} (${alerts.get(id)?.status})`);
		}
	}
	const unsettled = [...alerts.values()].filter((alert) => LIVE.includes(alert.status));
	return [
		...lost,
		...unsettled.map((alert) => `${alert.kind} ${alert.id} to ${alert.channelId} is still ${alert.status}`),
	];
}

function follows(disk: Disk, channel: Channel, story: Story): boolean {
	const items = recordsOn<Follows>(disk, 'follows').get(channel.id)?.items ?? [];
	return items.some((item) => story.topicIds.includes(item.topicId));
}

/** Discord: never. Telegram: after an unknown outcome, and at most one for each life of the process that ended. */
function repetitions({ disk, chats }: Remains): { readonly found: string[]; readonly twice: number } {
	const found: string[] = [];
	const diedWith = new Map<number, number>();
	let twice = 0;
	for (const { name, posts } of chats) {
		const seen = new Map<string, Post>();
		for (const post of posts) {
			const earlier = seen.get(post.alertId);
			seen.set(post.alertId, post);
			if (!earlier) continue;
			twice += 1;
			if (name === 'discord') found.push(`Discord shows ${post.alertId} twice (lives ${earlier.life}, ${post.life})`);
			else if (earlier.wasInDoubt) continue;
			else if (earlier.life === post.life) found.push(`Telegram shows ${post.alertId} twice without a doubt`);
			else diedWith.set(earlier.life, (diedWith.get(earlier.life) ?? 0) + 1);
		}
	}
	for (const [life, count] of diedWith)
		if (count > 1) found.push(`life ${life} left ${count} messages to be sent twice`);
	return { found: [...found, ...toldTwice(disk, chats)], twice };
}

/** A story told as itself and in a digest, or in two. */
function toldTwice(disk: Disk, chats: readonly SimulatedChat[]): string[] {
	const posted = new Set(chats.flatMap((chat) => chat.posts.map((post) => post.alertId)));
	const told = new Set([...posted]);
	const found: string[] = [];
	for (const digest of recordsOn<Alert>(disk, 'alerts').values()) {
		if (!digest.covers || !posted.has(digest.id)) continue;
		for (const id of digest.covers) {
			if (told.has(id)) found.push(`${id} is told in ${digest.id} and elsewhere`);
			told.add(id);
		}
	}
	return found;
}

/** The message that stands is the newest: it names every outlet of its story. */
function staleMessages({ disk, chats }: Remains): string[] {
	const alerts = recordsOn<Alert>(disk, 'alerts');
	const stale: string[] = [];
	for (const alert of alerts.values()) {
		if (alert.kind !== 'new' || alert.status !== 'sent') continue;
		const chat = chats.find((one) => one.name === alert.platform)!;
		const lot = chat.lots.get(alert.channelId);
		if (lot?.goneAt !== undefined || lot?.movesAt !== undefined) continue;
		const edits = [...alerts.values()].filter((edit) => edit.kind === 'edit' && edit.baseId === alert.id);
		if (edits.some((edit) => edit.status === 'failed')) continue;
		const newest = edits.reduce(
			(links, edit) => Math.max(links, edit.message.links.length),
			alert.message.links.length,
		);
		const shown = chat.posts[Number(alert.platformMessageId) - 1]!.message.links.length;
		if (shown < newest) stale.push(`${alert.id} shows ${shown} of ${newest} outlets`);
	}
	return stale;
}
