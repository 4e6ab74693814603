/** Telegram as a Platform: connects, listens by long polling or a webhook, and never sends the same thing twice of its own accord. */
import type { Bilingual, Conversation } from '../../../commands/command.ts';
import type { Channel } from '../../domain/channel.ts';
import type { Message } from '../../domain/message.ts';
import type { Clock, DeliveryOutcome, Log, Platform, Timer } from '../../domain/ports.ts';
import { createActors } from './actor.ts';
import { openApi } from './api.ts';
import { type Fault, faultOf, loggable } from './errors.ts';
import { createFloodScope } from './flood-scope.ts';
import type { InboxRecords } from './inbox.ts';
import { createListening } from './listening.ts';
import { createOutgoing } from './outgoing.ts';
import { createPicks } from './picks.ts';
import type { RenderOptions } from './render.ts';
import { createReplies, type Pace } from './replies.ts';
import { createTrouble } from './trouble.ts';
import { createUpdates } from './updates.ts';
import { secretOf } from './webhook.ts';

export type TelegramOptions = {
	readonly token: string;
	/** Where the Bot API answers; Telegram's own by default. */
	readonly apiRoot?: string;
	/** Where Telegram is to post updates to, and our port behind that address; it is polled without. */
	readonly webhook?: { readonly publicUrl: string; readonly port: number };
	readonly conversation: Conversation;
	readonly records: InboxRecords;
	readonly log: Log;
	readonly clock: Clock;
	readonly timer: Timer;
	/** What the bot says of itself before /start, at most 512 characters. */
	readonly about?: Bilingual;
	/** The pacer's turn for replies; alerts come paced already. At once by default. */
	readonly pace?: Pace;
	/** Whether digests go out as rich messages, which apps older than June 2026 do not show; no by default. */
	readonly rich?: boolean;
	/** `message.at` in people's words; times are not shown without it. */
	readonly timeText?: (at: string, message: Message, channel?: Channel) => string;
	/** How long a call may take: 15 s by default. */
	readonly timeoutMs?: number;
	/** How long a poll waits for news: 30 s by default. */
	readonly pollMs?: number;
	/** The pause after a failed poll: 3 s by default. */
	readonly retryMs?: number;
};

/** How often a send may find out for itself whether Telegram, whom the polls do not reach, is there. */
const TRY_UNREACHABLE_MS = 60_000;
/** A wait that somebody should know of: 12 hours were seen. */
const LONG_WAIT_MS = 10 * 60_000;
const TOKEN_REJECTED: Fault = { kind: 'answer', method: 'sendMessage', code: 401, description: '' };

export function createTelegram(options: TelegramOptions): Platform {
	const { token, apiRoot, conversation, records, webhook, log, clock, timer, about, timeText } = options;
	const { timeoutMs = 15_000, pollMs = 30_000, retryMs = 3_000 } = options;
	const { pace = (_address, send) => send(), rich = false } = options;
	const root = apiRoot === undefined ? {} : { apiRoot };
	const api = openApi(token, { ...root, timeoutMs });
	const pollingApi = openApi(token, { ...root, timeoutMs: pollMs + timeoutMs });
	const outgoing = createOutgoing(api, { rich });
	const actors = createActors({ member, clock });
	const floodScope = createFloodScope(clock);
	const trouble = createTrouble(log);
	const commands = new Set(conversation.commands.map(({ name }) => name));
	const picks = createPicks(clock);
	const repliesUntil = (signal: AbortSignal) =>
		createReplies({
			api,
			picks,
			outgoing,
			pace: (address, send, until) => pace(address, async () => seen(address, await send()), until),
			dressing: ({ message }) => ({ ...dressing(message), commands }),
			failed: (outcome) => log.warn('telegram: a reply did not arrive', { outcome: outcome.kind }),
			faulted: (fault) => log.debug('telegram: a press was not answered', loggable(fault)),
			signal,
		});
	const listening = createListening({
		api,
		pollingApi,
		commands: conversation.commands,
		about,
		handlerFor: (me, signal) => createUpdates({ conversation, actors, picks, me, ...repliesUntil(signal) }),
		records,
		webhook: webhook && { ...webhook, secret: secretOf(token) },
		timer,
		log,
		trouble,
		pollMs,
		retryMs,
	});
	let triedAt = Number.NEGATIVE_INFINITY;
	let stopper: AbortController | undefined;
	let running: Promise<void> | undefined;

	async function member(address: string, userId: number) {
		try {
			return await api.getChatMember({ chat_id: Number(address), user_id: userId });
		} catch (error) {
			log.warn('telegram: rights could not be asked', loggable(faultOf(error)));
			return undefined;
		}
	}

	function dressing(message: Message, channel?: Channel): RenderOptions {
		if (message.at === undefined || timeText === undefined) return {};
		return { time: timeText(message.at, message, channel) };
	}

	/**
	 * What is known to fail does not leave: refusals are all that a rejected token or a second program would get, and what is
	 * sent to an unreachable Telegram would be in doubt. Now and then one may try all the same: sends and polls may differ.
	 */
	function barred(): DeliveryOutcome | undefined {
		const kind = trouble.kind();
		if (kind === 'unauthorised') return { kind, reason: 'the token is rejected' };
		if (kind === 'conflict') return { kind: 'busy', retryAfterMs: 5 * retryMs, scope: 'platform' };
		if (kind !== 'unreachable') return undefined;
		const now = clock.now();
		if (now >= triedAt && now - triedAt < TRY_UNREACHABLE_MS)
			return { kind: 'not-sent', reason: 'Telegram is unreachable' };
		triedAt = now;
		return undefined;
	}

	async function watched(channel: Channel, send: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
		const bar = barred();
		if (bar !== undefined) return bar;
		return seen(channel.address, await send());
	}

	/** What an outcome in one chat says of all. */
	function seen(address: string, outcome: DeliveryOutcome): DeliveryOutcome {
		if (outcome.kind === 'unauthorised') trouble.begin(TOKEN_REJECTED);
		if (outcome.kind !== 'busy') return outcome;
		const { retryAfterMs } = outcome;
		if (retryAfterMs >= LONG_WAIT_MS) log.warn('telegram: it asks for a long wait', { minutes: retryAfterMs / 60_000 });
		return { ...outcome, scope: floodScope(address) };
	}

	return {
		name: 'telegram',
		async start(signal) {
			stopper = new AbortController();
			const until = AbortSignal.any([signal, stopper.signal]);
			const me = await listening.hello(until);
			if (trouble.kind() === 'unauthorised') throw new Error('Telegram rejects TELEGRAM_TOKEN');
			running = listening.run(me, until);
		},
		async stop() {
			stopper?.abort();
			await running;
		},
		send: ({ channel, message, replyTo }, signal) =>
			watched(channel, () => {
				const answering = replyTo === undefined ? {} : { replyTo };
				return outgoing.post(channel, message, { ...dressing(message, channel), ...answering }, signal);
			}),
		edit: ({ channel, message, messageId }, signal) =>
			watched(channel, () => outgoing.change(channel, messageId, message, dressing(message, channel), signal)),
		trouble: trouble.text,
		mayManage: (place, personId) => actors.mayManage(place, Number(personId)),
	};
}
