/** A web server of ours on this machine: what every answer has in common, its start and its stop. */
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Asked } from './asked.ts';
import { assetRoutes } from './assets.ts';
import { guard } from './guard.ts';

export type Listener = {
	readonly app: Hono<Asked>;
	/** Resolves with the port; rejects when it is taken. */
	start(): Promise<number>;
	/** Idempotent. */
	stop(): Promise<void>;
	/** Aborted when the server stops. */
	readonly stopping: AbortSignal;
};

export type ListenerOptions = {
	readonly host: string;
	readonly port: number;
	/** The Host headers that are ours, as of now. */
	readonly hosts: () => readonly string[];
	readonly pictureOrigins: readonly string[];
	/** An answer failed on our side. */
	readonly failed: (error: unknown) => void;
};

/** A topic at its limits fits in a quarter of this. */
const MOST_BYTES = 256 * 1024;

export function createListener({ host, port, hosts, pictureOrigins, failed }: ListenerOptions): Listener {
	let server: ServerType | undefined;
	const stopping = new AbortController();
	const app = new Hono<Asked>();
	app.use(guard(hosts, pictureOrigins));
	app.onError((error, context) => {
		if (error instanceof HTTPException) return error.getResponse();
		// Nobody waits for the answer any more: the reader typed on.
		if (context.req.raw.signal.aborted) return context.body(null);
		failed(error);
		return context.text('500: failed on our side; the log says why', 500);
	});
	app.use(bodyLimit({ maxSize: MOST_BYTES }));
	app.route('/assets', assetRoutes());

	return {
		app,
		stopping: stopping.signal,
		async start() {
			const address = await new Promise<AddressInfo>((resolve, reject) => {
				server = serve({ fetch: app.fetch, hostname: host, port }, resolve);
				server.on('error', reject);
			});
			return address.port;
		},
		async stop() {
			stopping.abort();
			const running = server;
			server = undefined;
			if (!running) return;
			await new Promise<void>((resolve) => {
				running.close(() => resolve());
				if ('closeAllConnections' in running) running.closeAllConnections();
			});
		},
	};
}
