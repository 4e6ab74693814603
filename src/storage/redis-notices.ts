/** Notices over Redis's pub/sub, on a connection of their own. */
import type { RedisClientType } from '@keyv/redis';
import { listeners, type Notices } from './notices.ts';

const CHANNEL = 'rasid:notices';

export async function openRedisNotices(
	client: RedisClientType,
): Promise<{ readonly notices: Notices; close(): Promise<void> }> {
	const subscriber = client.duplicate({ disableOfflineQueue: false });
	subscriber.on('error', () => {}); // the main connection reports; node-redis subscribes again by itself
	await subscriber.connect();
	const { listen, pass } = listeners();
	await subscriber.subscribe(CHANNEL, (text) => {
		const [collection, id] = text.split(' ');
		if (collection && id) pass(collection, id);
	});
	return {
		notices: {
			async tell(collection, id) {
				await client.publish(CHANNEL, `${collection} ${id}`);
			},
			listen,
		},
		close: () => subscriber.close(),
	};
}
