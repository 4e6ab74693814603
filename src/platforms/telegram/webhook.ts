/** Where Telegram posts its updates: a listener on this machine alone, for a reverse proxy to lead to. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Update } from 'grammy/types';
import { listenOnLoopback, readBody } from '../../http/loopback-listener.ts';

export type Webhook = {
	/** Resolves with the port; rejects when it is taken. */
	start(): Promise<number>;
	/** Takes nothing more, and ends once all have their answers. Idempotent. */
	stop(): Promise<void>;
};

export type WebhookOptions = {
	/** 0: any free one. */
	readonly port: number;
	readonly secret: string;
	/** Whether the update need not be told again. Must not reject. */
	readonly take: (update: Update) => Promise<boolean>;
};

/** An update is one message of 4096 characters and what belongs to it. */
const MAX_BYTES = 1_000_000;
const TIMEOUT_MS = 15_000;
/** Telegram holds at most 100 connections (setWebhook, max_connections). */
const CONNECTIONS_MAX = 200;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Derived from the token, so that all processes of a bot have the same one and nobody has to think of it. */
export function secretOf(token: string): string {
	return createHash('sha256').update(`rasid webhook ${token}`).digest('hex');
}

/**
 * Telegram posts the updates of one chat one after the other, and again until it hears a success: 200 therefore means
 * "handled, or stored", never less.
 */
export function createWebhook({ port, secret, take }: WebhookOptions): Webhook {
	const wanted = digestOf(secret);
	const server = createServer({ requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS }, (request, response) => {
		void statusOf(request)
			.catch(() => 400) // the connection broke in the middle of its body
			.then((status) => response.writeHead(status).end());
	});
	server.maxConnections = CONNECTIONS_MAX;

	async function statusOf(request: IncomingMessage): Promise<number> {
		const given = digestOf(String(request.headers[SECRET_HEADER] ?? ''));
		if (!timingSafeEqual(given, wanted)) return 401;
		if (request.method !== 'POST') return 405;
		const body = await readBody(request, MAX_BYTES);
		if (body === undefined) return 413;
		const update = updateOf(body.toString('utf8'));
		if (update === undefined) return 400;
		return (await take(update)) ? 200 : 503;
	}

	return {
		start: () => listenOnLoopback(server, port),
		async stop() {
			if (!server.listening) return;
			const { promise, resolve } = Promise.withResolvers<void>();
			server.close(() => resolve());
			server.closeIdleConnections();
			await promise;
		},
	};
}

/** Of equal length, whatever was given. */
function digestOf(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

function updateOf(body: string): Update | undefined {
	try {
		const update = JSON.parse(body) as Update | null;
		return Number.isSafeInteger(update?.update_id) ? (update as Update) : undefined;
	} catch {
		return undefined;
	}
}
