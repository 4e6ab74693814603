/** Around the corridor: gathers held alerts whose hour has come into one digest for each channel. */
import { composeDigest, digestParts, type Part } from '../alerts/digest.ts';
import type { Alert } from '../domain/alert.ts';
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { House } from './house.ts';

/** Stores the digests that are due and answers the alerts to deliver. */
export async function sendDigests(house: House): Promise<readonly Alert[]> {
	await house.outbox.settleDoubts();
	const now = isoAt(house.clock.now());
	const due = Map.groupBy(
		house.outbox.live().filter((alert) => alert.status === 'held' && alert.notBefore <= now),
		(alert) => alert.channelId,
	);
	const ready: Alert[] = [];
	for (const [channelId, held] of due) {
		const inOrder = held.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
		ready.push(...(await release(channelId, inOrder, house)));
	}
	return ready;
}

/** One held alert goes out as itself; several become digests, in one write with them: a crash in between would tell them twice. */
async function release(channelId: string, held: readonly Alert[], house: House): Promise<readonly Alert[]> {
	if (held.length === 1) {
		const alert: Alert = { ...held[0]!, status: 'pending' };
		await house.outbox.put(alert);
		return [alert];
	}
	const digests = digestsOf(held, channelId, house);
	await house.outbox.putAll([...digests, ...held.map((alert): Alert => ({ ...alert, status: 'superseded' }))]);
	return digests;
}

/** A channel's alerts as the digests that tell them, to be stored with the end of these alerts. */
export function digestsOf(held: readonly Alert[], channelId: string, house: House): readonly Alert[] {
	const parts = digestParts(held);
	return parts.map((part, at) =>
		digestOf(part, { at: at + 1, of: parts.length, stories: held.length }, channelId, house),
	);
}

function digestOf(held: readonly Alert[], part: Part, channelId: string, house: House): Alert {
	const channel = house.subscriptions.channel(channelId);
	const nowMs = house.clock.now();
	return {
		id: idOf('m', channelId, 'digest', ...held.map((alert) => alert.id)),
		kind: 'digest',
		revision: 0,
		covers: held.map((alert) => alert.id),
		channelId,
		platform: held[0]!.platform,
		topicIds: [...new Set(held.flatMap((alert) => alert.topicIds))],
		message: channel ? composeDigest(held, part, channel, house.say) : held[0]!.message,
		status: 'pending',
		// A channel's alerts go in the order of their instants: the parts keep theirs.
		createdAt: isoAt(nowMs + part.at),
		notBefore: isoAt(nowMs),
		attempts: 0,
	};
}
