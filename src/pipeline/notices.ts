/** Notices: what the house itself has to say to a channel, sent as alerts are. */
import type { Alert } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import { type House, JOBS } from './house.ts';

/** `about` names the matter: the same one is told to a channel once, however often this runs. */
export async function sendNotices(
	notices: readonly { readonly channel: Channel; readonly text: string }[],
	about: readonly string[],
	{ outbox, queue, clock }: House,
): Promise<void> {
	const now = isoAt(clock.now());
	const alerts = notices.map(
		({ channel, text }): Alert => ({
			id: idOf('m', channel.id, 'notice', ...about),
			kind: 'notice',
			revision: 0,
			channelId: channel.id,
			platform: channel.platform,
			topicIds: [],
			message: { language: channel.language, paragraphs: [text], links: [] },
			status: 'pending',
			createdAt: now,
			notBefore: now,
			attempts: 0,
		}),
	);
	await outbox.add(alerts);
	for (const { id } of alerts) await queue.wake(JOBS.deliver, id);
}
