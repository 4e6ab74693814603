/** Sends and edits messages, each exactly once asked for: Telegram has no idempotency key, so nothing here tries again. */
import { InputFile } from 'grammy';
import type { Message } from '../../domain/message.ts';
import type { DeliveryOutcome } from '../../domain/ports.ts';
import { asGrammySignal, type TelegramApi } from './api.ts';
import { faultOf, isNotModified, outcomeOf } from './errors.ts';
import { type RenderOptions, render } from './render.ts';
import { richOf } from './rich.ts';

export type Target = { readonly address: string; readonly threadId?: string };

export type PostOptions = RenderOptions & {
	readonly replyTo?: string;
	/** Instead of buttons: a keyboard of Telegram's own. */
	readonly keyboard?: object;
	/** The answer is worth sending even if the message it answers is gone. */
	readonly evenAlone?: boolean;
};

export type Outgoing = {
	post(target: Target, message: Message, options: PostOptions, signal?: AbortSignal): Promise<DeliveryOutcome>;
	change(
		target: Target,
		messageId: string,
		message: Message,
		options: RenderOptions,
		signal?: AbortSignal,
	): Promise<DeliveryOutcome>;
	attach(target: Target, file: { readonly name: string; readonly content: string }): Promise<DeliveryOutcome>;
};

/** The forum's General topic: its messages carry no topic, and naming it is refused ("message thread not found"). */
const GENERAL_TOPIC = '1';

/** `rich`: digests in Arabic go out as rich messages, which are read from right to left as a whole. */
export function createOutgoing(api: TelegramApi, { rich }: { readonly rich: boolean }): Outgoing {
	/** Chats that have refused a rich message. */
	const plainOnly = new Set<string>();

	async function post(target: Target, message: Message, options: PostOptions, signal?: AbortSignal) {
		const { address, threadId } = target;
		const { replyTo, evenAlone, keyboard } = options;
		const context = {
			...placed({ address, threadId }),
			...(replyTo === undefined
				? {}
				: { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: evenAlone === true } }),
		};
		const rendered = render(message, options);
		const markup = keyboard === undefined ? {} : { reply_markup: keyboard as never };
		if (rich && message.isDigest === true && message.language === 'ar' && !plainOnly.has(address)) {
			const payload = { ...context, rich_message: richOf(rendered) };
			const outcome = await attempt(signal, async () =>
				idOf(await api.sendRichMessage(payload, asGrammySignal(signal))),
			);
			if (outcome.kind !== 'invalid') return outcome;
			plainOnly.add(address); // refused as such, so it certainly does not stand there
		}
		const payload = { ...context, ...rendered, ...markup };
		return attempt(signal, async () => idOf(await api.sendMessage(payload, asGrammySignal(signal))));
	}

	async function change(
		{ address }: Target,
		messageId: string,
		message: Message,
		options: RenderOptions,
		signal?: AbortSignal,
	) {
		const payload = { chat_id: chatId(address), message_id: Number(messageId), ...render(message, options) };
		return attempt(
			signal,
			async () => {
				await api.editMessageText(payload, asGrammySignal(signal));
				return messageId;
			},
			messageId,
		);
	}

	async function attach(target: Target, { name, content }: { readonly name: string; readonly content: string }) {
		const document = new InputFile(Buffer.from(content), name);
		return attempt(undefined, async () => idOf(await api.sendDocument({ ...placed(target), document })));
	}

	return { post, change, attach };
}

function placed({ address, threadId }: Target) {
	const topic = threadId === undefined || threadId === GENERAL_TOPIC ? {} : { message_thread_id: Number(threadId) };
	return { chat_id: chatId(address), ...topic };
}

/** Runs one call; `standing` is the id of the message that an edit leaves as it was. */
async function attempt(
	signal: AbortSignal | undefined,
	call: () => Promise<string | undefined>,
	standing?: string,
): Promise<DeliveryOutcome> {
	if (signal?.aborted === true) return { kind: 'not-sent', reason: 'stopped before sending' };
	try {
		const messageId = await call();
		if (messageId === undefined) return { kind: 'unknown', reason: 'an answer without a message' };
		return { kind: 'sent', messageId };
	} catch (error) {
		const fault = faultOf(error);
		if (standing !== undefined && isNotModified(fault)) return { kind: 'sent', messageId: standing };
		return outcomeOf(fault);
	}
}

function idOf(sent: { readonly message_id?: unknown } | undefined): string | undefined {
	return Number.isSafeInteger(sent?.message_id) ? String(sent?.message_id) : undefined;
}

/** A number for a chat, "@name" for a public channel. */
function chatId(address: string): number | string {
	return /^-?\d+$/.test(address) ? Number(address) : address;
}
