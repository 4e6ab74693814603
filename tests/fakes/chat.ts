/** A platform in memory: what it was sent, and how it treats the same alert sent twice. */
import type { Message } from '../../src/domain/message.ts';
import type { DeliveryOutcome, Platform } from '../../src/domain/ports.ts';

export type Said = {
	readonly messageId: string;
	readonly channelId: string;
	readonly alertId: string;
	message: Message;
	readonly replyTo?: string;
};

export type FakeChat = Platform & {
	readonly said: readonly Said[];
	/** Answers instead of accepting, until undefined. */
	answer: ((alertId: string) => DeliveryOutcome | undefined) | undefined;
};

/** `nonce`: the platform knows an alert that it was sent before (Discord); without, it says it twice (Telegram). */
export function fakeChat(
	name: 'discord' | 'telegram',
	options: { readonly nonce: boolean; readonly isDead?: () => boolean },
): FakeChat {
	const said: Said[] = [];
	const chat: FakeChat = {
		name,
		said,
		answer: undefined,
		start: async () => undefined,
		stop: async () => undefined,
		trouble: () => undefined,
		async send({ alertId, channel, message, replyTo }) {
			if (options.isDead?.()) throw new Error('a dead process sends nothing');
			const outcome = chat.answer?.(alertId);
			if (outcome) return outcome;
			const there = options.nonce ? said.find((one) => one.alertId === alertId) : undefined;
			if (there) return { kind: 'sent', messageId: there.messageId, alreadyThere: true };
			said.push({
				messageId: String(said.length + 1),
				channelId: channel.id,
				alertId,
				message,
				...(replyTo !== undefined && { replyTo }),
			});
			return { kind: 'sent', messageId: String(said.length) };
		},
		async edit({ messageId, message, alertId }) {
			const outcome = chat.answer?.(alertId);
			if (outcome) return outcome;
			const there = said.find((one) => one.messageId === messageId);
			if (!there) return { kind: 'missing' };
			there.message = message;
			return { kind: 'sent', messageId };
		},
	};
	return chat;
}
