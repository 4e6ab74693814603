/** Brings the house's replies to people: into the chat, into the pressed message's place, or as a notice only they see. */
import type { CallbackQuery, Message as TelegramMessage } from 'grammy/types';
import type { Place, Reply } from '../../../commands/command.ts';
import type { DeliveryOutcome } from '../../domain/ports.ts';
import type { TelegramApi } from './api.ts';
import { type Fault, faultOf } from './errors.ts';
import { cut } from './fit.ts';
import { cleaned } from './foreign-text.ts';
import type { Outgoing } from './outgoing.ts';
import type { Picks } from './picks.ts';
import type { RenderOptions } from './render.ts';

/** Runs a send when it may go, again if it must: replies and alerts share the platform's limits. Ends when the signal aborts. */
export type Pace = (
	address: string,
	send: () => Promise<DeliveryOutcome>,
	signal: AbortSignal,
) => Promise<DeliveryOutcome>;

/** We stop before the answer could be sent: the update is to be handled in the next life. */
export class Unanswered extends Error {}

export type RepliesOptions = {
	readonly api: TelegramApi;
	readonly outgoing: Outgoing;
	readonly pace: Pace;
	readonly picks: Picks;
	readonly dressing: (reply: Reply) => RenderOptions;
	/** Told of a reply that did not arrive. */
	readonly failed: (outcome: DeliveryOutcome) => void;
	readonly faulted: (fault: Fault) => void;
	/** Aborts when we stop. */
	readonly signal: AbortSignal;
};

export type Replies = {
	answer(place: Place, reply: Reply, asked: TelegramMessage): Promise<void>;
	/** Without `pressed` the press means nothing to us, and is answered with nothing. */
	answerPress(query: CallbackQuery, pressed?: Pressed): Promise<void>;
};

export type Pressed = { readonly place: Place; readonly messageId: string; readonly reply: Reply };

/** A notice shown over the chat to the presser alone: at most 200 characters (answerCallbackQuery). */
const NOTICE_LIMIT = 200;

export function createReplies(options: RepliesOptions): Replies {
	const { api, outgoing, pace, picks, dressing, failed, faulted, signal } = options;

	async function settle(address: string, send: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
		const outcome = await pace(address, send, signal);
		if (signal.aborted && outcome.kind === 'not-sent') throw new Unanswered();
		if (outcome.kind !== 'sent' && outcome.kind !== 'missing') failed(outcome);
		return outcome;
	}

	async function answer(place: Place, reply: Reply, asked: TelegramMessage): Promise<void> {
		const context = place.kind === 'private' ? {} : { replyTo: String(asked.message_id), evenAlone: true };
		const options = { ...dressing(reply), ...context, ...keyboardOf(place, reply) };
		await settle(place.address, () => outgoing.post(place, reply.message, options));
		await attach(place, reply);
	}

	function keyboardOf(place: Place, { pick }: Reply): { readonly keyboard?: object } {
		return pick === undefined ? {} : { keyboard: picks.keyboardFor(place, pick) };
	}

	async function attach(place: Place, { file }: Reply): Promise<void> {
		if (file !== undefined) await settle(place.address, () => outgoing.attach(place, file));
	}

	/** The press is answered in any case, so that the person's button stops turning. */
	async function acknowledge(query: CallbackQuery, notice: string | undefined): Promise<void> {
		const shown = notice === undefined ? {} : { text: notice, show_alert: true };
		try {
			await api.answerCallbackQuery({ callback_query_id: query.id, ...shown });
		} catch (error) {
			faulted(faultOf(error));
		}
	}

	async function answerPress(query: CallbackQuery, pressed?: Pressed): Promise<void> {
		const notice = pressed === undefined ? undefined : noticeOf(pressed.reply, pressed.place);
		await acknowledge(query, notice);
		if (pressed === undefined || notice !== undefined) return;
		const { place, messageId, reply } = pressed;
		const dressed = dressing(reply);
		if (reply.replace === true) {
			const change = () => outgoing.change(place, messageId, reply.message, dressed);
			if ((await settle(place.address, change)).kind !== 'missing') return;
		}
		await settle(place.address, () => outgoing.post(place, reply.message, { ...dressed, ...keyboardOf(place, reply) }));
		await attach(place, reply);
	}

	return { answer, answerPress };
}

/**
 * What is shown over the chat to the presser alone: a private reply without links or buttons that is short enough, and
 * in a channel whatever there is to say, cut: nobody's press may make the bot post to all its readers.
 */
function noticeOf({ message, private: forOne, replace, file, pick }: Reply, place: Place): string | undefined {
	if (replace === true || file !== undefined || pick !== undefined) return undefined;
	const parts = [message.title ?? '', ...message.paragraphs].map(cleaned);
	const text = parts.filter((part) => part !== '').join('\n');
	if (place.kind === 'channel') return cut(text, NOTICE_LIMIT);
	const simple = message.links.length === 0 && (message.buttons?.length ?? 0) === 0;
	return forOne === true && simple && text !== '' && text.length <= NOTICE_LIMIT ? text : undefined;
}
