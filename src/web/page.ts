/** The local page: a small server on loopback that shows what readers see and how the house is. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Clock } from '../domain/ports.ts';
import { type AlertLine, alertCard, alertsPage } from './alerts-page.ts';
import { guard } from './guard.ts';
import { layout } from './layout.ts';
import { feedsPage, statePage, storiesPage } from './lists.ts';
import type { View } from './view.ts';

export type PageOptions = { readonly host: string; readonly port: number; readonly view: View; readonly clock: Clock };

export type Page = {
	/** Resolves with the page's address; rejects when the port is taken. */
	start(): Promise<string>;
	/** Idempotent. */
	stop(): Promise<void>;
};

const SHOWN = 40;
const ASSETS: Readonly<Record<string, string>> = {
	'style.css': 'text/css; charset=utf-8',
	'live.js': 'text/javascript; charset=utf-8',
	'icon.svg': 'image/svg+xml',
};

export function createPage({ host, port, view, clock }: PageOptions): Page {
	let server: ServerType | undefined;
	let hosts: readonly string[] = [];
	const stopping = new AbortController();

	async function lineOf(id: string): Promise<AlertLine | undefined> {
		const alert = await view.alert(id);
		return alert && { alert, channel: view.channel(alert.channelId), reason: await view.reason(alert) };
	}

	const app = new Hono();
	app.use(guard(() => hosts));
	app.get('/', async (context) => {
		const lines = await Promise.all(
			view
				.alerts(SHOWN)
				.map(async (alert) => ({ alert, channel: view.channel(alert.channelId), reason: await view.reason(alert) })),
		);
		return context.html(layout('التنبيهات', '/', alertsPage(lines, clock.now())));
	});
	app.get('/stories', async (context) =>
		context.html(layout('الأخبار', '/stories', storiesPage(await view.stories(SHOWN), clock.now()))),
	);
	app.get('/feeds', async (context) =>
		context.html(layout('المصادر', '/feeds', feedsPage(await view.feeds(), clock.now()))),
	);
	app.get('/state', async (context) =>
		context.html(layout('الحال', '/state', statePage(await view.state(), view.failures()))),
	);
	app.get('/alerts/:id', async (context) => {
		const line = await lineOf(context.req.param('id'));
		return line ? context.html(alertCard(line, clock.now())) : context.notFound();
	});
	app.get('/events', (context) =>
		streamSSE(context, async (stream) => {
			const stop = view.listen((alert) => void stream.writeSSE({ event: 'alert', data: alert.id }));
			await new Promise<void>((resolve) => {
				stream.onAbort(resolve);
				stopping.signal.addEventListener('abort', () => resolve(), { once: true });
			});
			stop();
		}),
	);
	app.get('/healthz', (context) => context.text('live'));
	app.get('/readyz', async (context) => {
		const reasons = await view.ready();
		return reasons.length === 0 ? context.text('ready') : context.text(reasons.join('\n'), 503);
	});
	app.get('/metrics', async (context) =>
		context.text(await view.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
	);
	app.get('/assets/:name', (context) => {
		const name = context.req.param('name');
		const type = ASSETS[name];
		if (!type) return context.notFound();
		return context.body(readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'), 200, {
			'content-type': type,
		});
	});

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
