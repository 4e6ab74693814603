/** An alert: one message about one revision of a story for one channel, and how far its delivery has come. Pure. */
import type { Message } from './message.ts';

export type AlertStatus =
	| 'pending' // to be sent at `notBefore`
	| 'held' // waits for a digest
	| 'sending' // intent stored; if found at start-up, the outcome is unknown
	| 'unknown' // the request left, no answer came (Telegram): counted, shown, decided by policy
	| 'sent'
	| 'superseded' // a later revision or a digest says it all
	| 'failed' // given up, with its reason; stays in the list of failures
	| 'expired';

export type Alert = {
	/** A function of story, revision, kind and channel: replays never send twice. Discord's nonce. */
	readonly id: string;
	readonly kind: 'new' | 'edit' | 'reply' | 'digest' | 'notice';
	readonly storyId?: string;
	readonly revision: number;
	/** The alert whose message this one edits or answers. */
	readonly baseId?: string;
	/** Held alerts that this digest tells. */
	readonly covers?: readonly string[];
	readonly channelId: string;
	readonly platform: string;
	readonly topicIds: readonly string[];
	readonly message: Message;
	readonly status: AlertStatus;
	readonly urgent?: boolean;
	readonly createdAt: string;
	readonly notBefore: string;
	readonly attempts: number;
	readonly firstTriedAt?: string;
	/** A try of this alert ended without a known outcome; stays true until it is known to be sent. */
	readonly mayHaveArrived?: boolean;
	readonly sentAt?: string;
	readonly lastError?: { readonly kind: string; readonly message: string; readonly at: string };
	readonly platformMessageId?: string;
	/** The revision that its message was last edited to. */
	readonly shows?: number;
	/** When the story's newest article here was published: the delay is measured from it. */
	readonly publishedAt?: string;
};
