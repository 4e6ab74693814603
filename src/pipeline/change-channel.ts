/** What a try to send shows of its channel: moved, closed to us, gone, or well again. */
import type { Consequence } from '../alerts/retry.ts';
import type { Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { DeliveryOutcome } from '../domain/ports.ts';
import type { House } from './house.ts';
import { tellPaused } from './tell-paused.ts';

export async function changeChannel(
	consequence: Consequence,
	channelId: string,
	outcome: DeliveryOutcome,
	house: House,
): Promise<void> {
	const before = house.subscriptions.channel(channelId);
	const at = isoAt(house.clock.now());
	const change = (changed: Partial<Channel>) =>
		house.subscriptions.changeChannel(channelId, (old) => ({ ...old, ...changed }));
	// The scope stays: the place's own topics, feeds and history bear its name.
	if (consequence.kind === 'move-channel') await change({ address: consequence.address });
	if (consequence.kind === 'lose-channel')
		await change({ status: 'gone', statusReason: consequence.reason, statusAt: at });
	if (consequence.kind === 'pause-channel' && before?.status !== 'paused') {
		const paused = await change({ status: 'paused', statusReason: consequence.reason, statusAt: at });
		if (paused) await tellPaused(paused, house);
	}
	if (outcome.kind === 'sent' && before?.status === 'paused')
		await change({ status: 'active', statusReason: undefined, statusAt: at });
}
