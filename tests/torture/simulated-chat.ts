/** A platform at the far end of the simulated network: it outlives the process, counts what it is sent, and has its moods. */
import type { Channel } from '../../src/domain/channel.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Delivery, DeliveryOutcome, Platform } from '../../src/domain/ports.ts';
import type { Chance } from './chance.ts';
import type { Life } from './life.ts';

export type Post = {
	readonly id: string;
	readonly alertId: string;
	readonly at: number;
	/** Which life of the process sent it. */
	readonly life: number;
	message: Message;
	/** The process was told that nothing is known of it. */
	wasInDoubt: boolean;
};

export type Outage = {
	readonly from: number;
	readonly to: number;
	/** Refused connections; silence; errors that may have done it. */
	readonly kind: 'refused' | 'silent' | 'failing';
};

/** What happens to a channel in the course of a run. */
export type Lot = {
	readonly closed?: readonly [from: number, to: number];
	readonly goneAt?: number;
	readonly movesAt?: number;
};

export type SimulatedChat = {
	readonly name: 'discord' | 'telegram';
	readonly posts: readonly Post[];
	/** By channel id. */
	readonly lots: Map<string, Lot>;
	readonly outages: Outage[];
	/** How often one request in a hundred goes wrong, while it is on. */
	storms: Outage[];
	unknown: number;
	refusedByLimit: number;
	/** The platform as one life of the process sees it. */
	seenBy(life: Life): Platform;
};

export type ChatOptions = {
	readonly name: 'discord' | 'telegram';
	readonly now: () => number;
	readonly chance: Chance;
	readonly roundTripMs: () => number;
	/** How often a request goes wrong by itself. */
	readonly trouble: () => number;
};

/** "The past few minutes" (Discord's words): five. */
const NONCE_MS = 5 * 60_000;
const HISTORY = 100;
const SILENCE_MS = 15_000;

export function createSimulatedChat({ name, now, chance, roundTripMs, trouble }: ChatOptions): SimulatedChat {
	const posts: Post[] = [];
	const byChannel = new Map<string, Post[]>();
	const recent: number[] = [];
	const chat: SimulatedChat = {
		name,
		posts,
		lots: new Map(),
		outages: [],
		storms: [],
		unknown: 0,
		refusedByLimit: 0,
		seenBy,
	};

	const during = (windows: readonly Outage[]) => windows.find(({ from, to }) => now() >= from && now() < to);
	const lotOf = (channel: Channel): Lot => chat.lots.get(channel.id) ?? {};
	const postsOf = (channel: Channel) => byChannel.get(channel.id) ?? [];

	/** What the channel itself says to a request that reached the platform. */
	function objection(channel: Channel): DeliveryOutcome | undefined {
		const { goneAt = Number.POSITIVE_INFINITY, closed, movesAt = Number.POSITIVE_INFINITY } = lotOf(channel);
		if (now() >= goneAt) return { kind: 'gone', reason: 'the channel was deleted' };
		if (closed && now() >= closed[0] && now() < closed[1]) return { kind: 'refused', reason: 'rights lost' };
		if (now() >= movesAt && !channel.address.startsWith('-100'))
			return { kind: 'migrated', address: `-100${channel.address}` };
		return undefined;
	}

	/** The platform's own limits, strictly: 5 in 5 s a channel and 50/s, or 20 in 60 s a group and 30/s. */
	function limit(channel: Channel): DeliveryOutcome | undefined {
		const [all, count, windowMs] = name === 'discord' ? [50, 5, 5000] : [30, 20, 60_000];
		while (recent.length > 0 && recent[0]! <= now() - 1000) recent.shift();
		const here = postsOf(channel).filter((post) => post.at > now() - windowMs).length;
		if (recent.length < all && here < count) return undefined;
		chat.refusedByLimit += 1;
		return { kind: 'busy', retryAfterMs: 1000, scope: recent.length < all ? 'channel' : 'platform' };
	}

	function accept(delivery: Delivery, life: number): Post {
		const line = postsOf(delivery.channel);
		const twin = line.findLast((post) => post.alertId === delivery.alertId);
		if (name === 'discord' && twin && twin.at > now() - NONCE_MS) return twin;
		const { alertId, message } = delivery;
		const post: Post = { id: String(posts.length + 1), alertId, at: now(), life, message, wasInDoubt: false };
		posts.push(post);
		byChannel.set(delivery.channel.id, [...line, post]);
		recent.push(now());
		return post;
	}

	/** One request: what the weather lets through, and what comes back. */
	async function request<T extends object>(life: Life, reach: () => DeliveryOutcome | T): Promise<DeliveryOutcome | T> {
		const outage = during(chat.outages);
		if (outage?.kind === 'refused')
			return life.network(() => ({ kind: 'not-sent', reason: 'ECONNREFUSED' }), roundTripMs());
		const wrong = outage !== undefined || chance.happens(during(chat.storms) ? 0.4 : trouble());
		if (!wrong) return life.network(reach, roundTripMs());
		const mood = outage?.kind ?? chance.pick(['silent', 'failing', 'busy', 'lost-answer', 'refused'] as const);
		if (mood === 'refused') return life.network(() => ({ kind: 'not-sent', reason: 'ECONNREFUSED' }), roundTripMs());
		if (mood === 'busy') {
			const retryAfterMs = chance.whole(1, 60) * 1000;
			const scope = chance.happens(0.3) ? 'platform' : 'channel';
			return life.network(() => ({ kind: 'busy', retryAfterMs, scope }), roundTripMs());
		}
		const isApplied = mood === 'lost-answer' || (mood === 'failing' && chance.happens(0.3));
		return life.network(
			() => {
				const applied = isApplied ? reach() : {};
				if ('wasInDoubt' in applied) applied.wasInDoubt = true;
				chat.unknown += 1;
				return { kind: 'unknown', reason: mood };
			},
			mood === 'failing' ? roundTripMs() : SILENCE_MS,
		);
	}

	async function send(delivery: Delivery, life: Life): Promise<DeliveryOutcome> {
		if (name === 'discord' && delivery.mayHaveArrived) {
			const history = await request(
				life,
				() => objection(delivery.channel) ?? postsOf(delivery.channel).slice(-HISTORY),
			);
			if (!Array.isArray(history)) return notSent(history as DeliveryOutcome);
			const found = (history as Post[]).find((post) => post.alertId === delivery.alertId);
			if (found) return { kind: 'sent', messageId: found.id, alreadyThere: true };
		}
		const answer = await request(
			life,
			() => objection(delivery.channel) ?? limit(delivery.channel) ?? accept(delivery, life.number),
		);
		return 'alertId' in answer ? { kind: 'sent', messageId: answer.id } : answer;
	}

	function edit({ channel, messageId, message }: Delivery & { readonly messageId: string }): DeliveryOutcome {
		const objected = objection(channel);
		if (objected) return objected;
		const post = postsOf(channel).find((one) => one.id === messageId);
		if (!post) return { kind: 'missing' };
		post.message = message;
		return { kind: 'sent', messageId };
	}

	function seenBy(life: Life): Platform {
		return {
			name,
			start: async () => undefined,
			stop: async () => undefined,
			trouble: () => undefined,
			send: (delivery) => send(delivery, life),
			edit: (delivery) => request(life, () => edit(delivery)) as Promise<DeliveryOutcome>,
		};
	}

	return chat;
}

/** A look at the history sends nothing. */
function notSent(outcome: DeliveryOutcome): DeliveryOutcome {
	return outcome.kind === 'unknown' ? { ...outcome, kind: 'not-sent' } : outcome;
}
