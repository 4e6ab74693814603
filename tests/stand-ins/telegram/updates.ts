/** The stand-in's queue of updates: long polling with offsets, a webhook with its secret, and the conflict of two pollers. */
import type { Update } from 'grammy/types';
import { type Answer, refusal } from './answer.ts';

type Body = { [Kind in keyof Update]?: Update[Kind] };
type Payload = Readonly<Record<string, unknown>>;

export type Updates = {
	/** Queues an update; resolves when the bot has confirmed it. */
	push(update: Omit<Body, 'update_id'>): Promise<void>;
	getUpdates(payload: Payload, closed: AbortSignal): Promise<Answer>;
	setWebhook(payload: Payload): Answer;
	deleteWebhook(payload: Payload): Answer;
	webhookInfo(): Answer;
	stop(): void;
};

export type UpdatesOptions = {
	/** Sees each update before it leaves. */
	readonly check: (update: Update) => void;
	/** Where a webhook's address really is: webhooks must be https, the bot under test is on loopback. Without it none is called. */
	readonly webhookTarget?: (url: string) => string;
};

export const TERMINATED =
	'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
export const WEBHOOK_ACTIVE =
	"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

export function createUpdates({ check, webhookTarget }: UpdatesOptions): Updates {
	let queue: Update[] = [];
	let confirmed: { readonly id: number; readonly resolve: () => void }[] = [];
	let allowed: readonly string[] = [];
	let poller: ((why: 'news' | 'time' | 'conflict') => void) | undefined;
	let webhook: { readonly url: string; readonly secret?: string; readonly connections: number } | undefined;
	let lastErrorDate: number | undefined;
	let nextId = 1000;
	const stopping = new AbortController();

	function enqueue(update: Update): void {
		check(update);
		queue.push(update);
		poller?.('news');
		deliver();
	}

	function confirm(below: number): void {
		queue = queue.filter(({ update_id }) => update_id >= below);
		for (const { id, resolve } of confirmed) if (id < below) resolve();
		confirmed = confirmed.filter(({ id }) => id >= below);
	}

	/** Telegram does not even queue what was not asked for; an empty list asks for the default kinds. */
	function isWanted(update: Update): boolean {
		return allowed.length === 0 || allowed.some((kind) => kind in update);
	}

	async function getUpdates(payload: Payload, closed: AbortSignal): Promise<Answer> {
		if (webhook !== undefined) return refusal(409, WEBHOOK_ACTIVE);
		poller?.('conflict');
		if (Array.isArray(payload['allowed_updates'])) allowed = payload['allowed_updates'];
		const offset = Number(payload['offset'] ?? 0);
		confirm(offset < 0 ? (queue.at(offset)?.update_id ?? 0) : offset);
		confirmUnwanted();
		if (queue.length === 0 && Number(payload['timeout'] ?? 0) > 0) {
			const why = await news(Number(payload['timeout']) * 1000, closed);
			if (why === 'conflict') return refusal(409, TERMINATED);
		}
		confirmUnwanted();
		return { result: queue.slice(0, Number(payload['limit'] ?? 100)) };
	}

	function confirmUnwanted(): void {
		const unwanted = new Set(queue.filter((update) => !isWanted(update)).map(({ update_id }) => update_id));
		queue = queue.filter(({ update_id }) => !unwanted.has(update_id));
		for (const { id, resolve } of confirmed) if (unwanted.has(id)) resolve();
	}

	function news(waitMs: number, closed: AbortSignal): Promise<'news' | 'time' | 'conflict'> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => finish('time'), waitMs);
			function finish(why: 'news' | 'time' | 'conflict'): void {
				clearTimeout(timer);
				if (poller === finish) poller = undefined;
				resolve(why);
			}
			poller = finish;
			closed.addEventListener('abort', () => finish('time'), { once: true });
			stopping.signal.addEventListener('abort', () => finish('time'), { once: true });
		});
	}

	/** As the real one: of each chat one update at a time and in order, of all chats as many as asked for; a failed one again. */
	const posting = new Set<string>();
	function deliver(): void {
		for (const update of queue) {
			const turn = turnOf(update);
			if (webhookTarget === undefined || webhook === undefined || stopping.signal.aborted) return;
			if (posting.size >= webhook.connections || posting.has(turn)) continue;
			posting.add(turn);
			void post(webhookTarget(webhook.url), webhook.secret, update).then(async (isTaken) => {
				if (isTaken) confirmOnly(update.update_id);
				else {
					lastErrorDate = Math.floor(Date.now() / 1000);
					await new Promise((resolve) => setTimeout(resolve, 20));
				}
				posting.delete(turn);
				deliver();
			});
		}
	}

	function confirmOnly(id: number): void {
		queue = queue.filter(({ update_id }) => update_id !== id);
		for (const one of confirmed) if (one.id === id) one.resolve();
		confirmed = confirmed.filter((one) => one.id !== id);
	}

	async function post(target: string, secret: string | undefined, update: Update): Promise<boolean> {
		const headers = {
			'content-type': 'application/json',
			...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
		};
		const { signal } = stopping;
		const request = { method: 'POST', headers, body: JSON.stringify(update), signal };
		const response = await fetch(target, request).catch(() => undefined);
		return response?.ok === true;
	}

	return {
		push(body) {
			const update: Update = { update_id: nextId++, ...body } as Update;
			const handled = new Promise<void>((resolve) => confirmed.push({ id: update.update_id, resolve }));
			enqueue(update);
			return handled;
		},
		getUpdates,
		setWebhook(payload) {
			const secret = payload['secret_token'];
			const connections = Number(payload['max_connections'] ?? 40);
			webhook = {
				url: String(payload['url']),
				connections,
				...(secret === undefined ? {} : { secret: String(secret) }),
			};
			if (webhook.url === '') webhook = undefined;
			if (Array.isArray(payload['allowed_updates'])) allowed = payload['allowed_updates'];
			confirmUnwanted();
			deliver();
			return { result: true };
		},
		deleteWebhook(payload) {
			webhook = undefined;
			if (payload['drop_pending_updates'] === true) confirm(Number.POSITIVE_INFINITY);
			return { result: true };
		},
		webhookInfo: () => ({
			result: {
				url: webhook?.url ?? '',
				has_custom_certificate: false,
				pending_update_count: queue.length,
				...(lastErrorDate === undefined ? {} : { last_error_date: lastErrorDate }),
			},
		}),
		stop: () => stopping.abort(),
	};
}

/** The real one parts messages by chat, presses by person, and changes of membership by chat. */
function turnOf({ message, callback_query: query, my_chat_member: member }: Update): string {
	if (query !== undefined) return `press ${query.from.id}`;
	return message === undefined ? `member ${member?.chat.id}` : `message ${message.chat.id}`;
}
