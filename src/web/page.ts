/** The local page: a small server on loopback that shows what readers see, how the house is, and lets its owner tune topics. */
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import type { Clock } from '../domain/ports.ts';
import { assetRoutes } from './assets.ts';
import { deskRoutes } from './desk-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { guard } from './guard.ts';
import { readingRoutes } from './reading-routes.ts';
import type { View } from './view.ts';

export type PageOptions = { readonly host: string; readonly port: number; readonly view: View; readonly clock: Clock };

export type Page = {
	/** Resolves with the page's address; rejects when the port is taken. */
	start(): Promise<string>;
	/** Idempotent. */
	stop(): Promise<void>;
};

/** A topic at its limits fits in a quarter of this. */
const MOST_BYTES = 256 * 1024;

export function createPage({ host, port, view, clock }: PageOptions): Page {
	let server: ServerType | undefined;
	let hosts: readonly string[] = [];
	const stopping = new AbortController();

	const app = new Hono();
	app.use(guard(() => hosts, view.pictureOrigins));
	app.onError((error, context) => {
		if (error instanceof HTTPException) return error.getResponse();
		// Nobody waits for the answer any more: the reader typed on.
		if (context.req.raw.signal.aborted) return context.body(null);
		view.failed(error);
		return context.text('500: failed on our side; the log says why', 500);
	});
	app.use(bodyLimit({ maxSize: MOST_BYTES }));
	app.route('/', readingRoutes(view, clock));
	app.route('/', feedRoutes(view, clock));
	app.route('/desk', deskRoutes(view));
	app.route('/assets', assetRoutes());
	app.get('/events', (context) =>
		streamSSE(context, async (stream) => {
			// An edit is news of the alert that it edits.
			const stop = view.listen(
				(alert) => void stream.writeSSE({ event: 'alert', data: (alert.kind === 'edit' && alert.baseId) || alert.id }),
			);
			await new Promise<void>((resolve) => {
				stream.onAbort(resolve);
				stopping.signal.addEventListener('abort', () => resolve(), { once: true });
			});
			stop();
		}),
	);
	app.get('/healthz', (context) => {
		const reason = view.stuck();
		return reason === undefined ? context.text('live') : context.text(reason, 503);
	});
	app.get('/readyz', async (context) => {
		const reasons = await view.ready();
		return reasons.length === 0 ? context.text('ready') : context.text(reasons.join('\n'), 503);
	});
	app.get('/metrics', async (context) =>
		context.text(await view.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
	);

	async function start(): Promise<string> {
		const address = await new Promise<AddressInfo>((resolve, reject) => {
			server = serve({ fetch: app.fetch, hostname: host, port }, resolve);
			server.on('error', reject);
		});
		hosts = [`${host.includes(':') ? `[${host}]` : host}:${address.port}`, `localhost:${address.port}`];
		return `http://${hosts[0]}/`;
	}

	async function stop(): Promise<void> {
		stopping.abort();
		const running = server;
		server = undefined;
		if (!running) return;
		await new Promise<void>((resolve) => {
			running.close(() => resolve());
			if ('closeAllConnections' in running) running.closeAllConnections();
		});
	}

	return { start, stop };
}
