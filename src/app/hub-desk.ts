/** WebSub in this house: the subscriptions, the listener that hubs reach, and the round that asks them. */
import { randomBytes } from 'node:crypto';
import type { Environment } from '../../config/environment.ts';
import type { Clock, Collection, Log } from '../domain/ports.ts';
import { createHubListener } from '../feeds/hub-listener.ts';
import { createHubs, type HubRecord } from '../feeds/hubs.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import type { Fetcher } from '../http/fetcher.ts';
import type { Round } from '../pipeline/rounds.ts';

export type HubDesk = {
	/** Reads what is stored and listens. Without its port feeds are polled as ever. */
	start(): Promise<void>;
	stop(): Promise<void>;
	readonly round: Round;
};

const ASK_MS = 60_000;

/** Only where a public address leads here. */
export function hubDeskOf(
	hooks: Environment['hooks'],
	parts: {
		readonly stored: Collection<HubRecord>;
		readonly scheduler: Scheduler;
		readonly fetch: Fetcher['fetch'];
		readonly clock: Clock;
		readonly log: Log;
	},
): HubDesk | undefined {
	if (!hooks) return undefined;
	const { publicUrl, port } = hooks;
	const { log } = parts;
	const hubs = createHubs({ ...parts, publicUrl, secretWord: () => randomBytes(24).toString('hex') });
	const listener = createHubListener(hubs, {
		port,
		failed: (error) => log.error('a hub could not be answered', { error }),
	});

	async function ask(signal: AbortSignal): Promise<void> {
		for (const { feed, hubUrl, refused } of await hubs.ask(signal)) {
			const fields = { feedId: feed.id, feed: feed.title, hub: hubUrl };
			if (refused === undefined) log.info('hub asked for pushes', fields);
			else log.warn('the hub takes no subscription', { ...fields, refused });
		}
	}

	return {
		async start() {
			await hubs.restore();
			await listener
				.start()
				.catch((error: unknown) => log.error('hubs cannot reach us: see RASID_HOOK_PORT', { error }));
		},
		stop: () => listener.stop(),
		round: { name: 'hubs', everyMs: ASK_MS, task: ask },
	};
}
