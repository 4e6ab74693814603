/** Tells a flood of one chat from a flood of the whole bot: Telegram's 429 does not say which it is. */
import type { Clock } from '../../domain/ports.ts';

/** So many different chats refused within so short a time are no coincidence of their own limits. */
const CHATS = 3;
const WITHIN_MS = 2_000;

/** Called for each 429, with the chat's address. */
export function createFloodScope(clock: Clock): (address: string) => 'channel' | 'platform' {
	const refusedAt = new Map<string, number>();
	return (address) => {
		const now = clock.now();
		refusedAt.set(address, now);
		for (const [chat, at] of refusedAt) if (now - at > WITHIN_MS) refusedAt.delete(chat);
		return refusedAt.size >= CHATS ? 'platform' : 'channel';
	};
}
