/** Forgets places that removed the bot, a month after: until then they find everything as they left it. */
import { msOf } from '../domain/clock.ts';
import type { House } from '../pipeline/house.ts';
import type { Round } from '../pipeline/rounds.ts';

const GRACE_MS = 30 * 24 * 3_600_000;
const EVERY_MS = 6 * 3_600_000;

/** `forgetScope` deletes what only the scope as a whole has, once its last channel is forgotten. */
export function purgeRound(house: House, forgetScope: (scope: string) => Promise<void>): Round {
	const { subscriptions, outbox, clock, log } = house;
	return {
		name: 'purge',
		everyMs: EVERY_MS,
		async task() {
			const before = clock.now() - GRACE_MS;
			const over = subscriptions
				.channels()
				.filter(({ status, statusAt }) => status === 'gone' && statusAt !== undefined && msOf(statusAt) < before);
			for (const { id, scope } of over) {
				await subscriptions.forget(id);
				await outbox.forgetChannel(id);
				if (!subscriptions.channels().some((other) => other.scope === scope)) await forgetScope(scope);
			}
			if (over.length > 0) log.info('places forgotten', { channels: over.length });
		},
	};
}
