/** Where hubs ask and push (WebSub): a listener on this machine alone, for a reverse proxy to lead to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback, readBody } from '../http/loopback-listener.ts';
import type { CallAnswer, Hubs } from './hubs.ts';

export type HubListener = {
	/** Resolves with the port; rejects when it is taken. */
	start(): Promise<number>;
	/** Idempotent. */
	stop(): Promise<void>;
};

/** The body of a push is a feed's document: as much as the fetch would take. It is hashed, never read. */
const MAX_BYTES = 5_000_000;
const TIMEOUT_MS = 15_000;
const CONNECTIONS_MAX = 100;
/** A prefix is the proxy's business. */
const CALLBACK = /\/websub\/(f[0-9a-f]{24})\/([0-9A-Za-z]+)$/;

/** `port` 0: any free one. `failed` hears of answers that could not be given: a write failed. */
export function createHubListener(
	hubs: Pick<Hubs, 'knows' | 'answer'>,
	{ port, failed }: { readonly port: number; readonly failed: (error: unknown) => void },
): HubListener {
	const server = createServer({ requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS }, (request, response) => {
		answerOf(request)
			.catch((error: unknown) => {
				if (!request.destroyed || request.complete) failed(error);
				return { status: 500, text: '' };
			})
			.then((answer) => send(response, answer));
	});
	server.maxConnections = CONNECTIONS_MAX;

	async function answerOf(request: IncomingMessage): Promise<CallAnswer> {
		const url = URL.parse(request.url ?? '', 'http://hook');
		const [, feedId = '', key = ''] = CALLBACK.exec(url?.pathname ?? '') ?? [];
		if (!url || !hubs.knows(feedId, key)) return { status: 404, text: '' };
		if (request.method === 'GET') return hubs.answer({ feedId, key, query: url.searchParams });
		if (request.method !== 'POST') return { status: 405, text: '' };
		const body = await readBody(request, MAX_BYTES);
		if (!body) return { status: 413, text: '' };
		const signature = [request.headers['x-hub-signature']].flat()[0];
		return hubs.answer({ feedId, key, query: url.searchParams, push: { body, signature } });
	}

	return {
		start: () => listenOnLoopback(server, port),
		async stop() {
			if (!server.listening) return;
			const { promise, resolve } = Promise.withResolvers<void>();
			server.close(() => resolve());
			server.closeAllConnections();
			await promise;
		},
	};
}

/** The challenge is whatever the asker wrote: plain text, never to be guessed at. */
function send(response: ServerResponse, { status, text }: CallAnswer): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
	response.end(text);
}
