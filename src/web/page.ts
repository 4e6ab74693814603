/** The local page: a small server on loopback that shows what readers see, how the house is, and lets its owner tune topics. */
import type { Clock } from '../domain/ports.ts';
import type { Say } from '../i18n/translate.ts';
import { speechAsked } from './asked.ts';
import { deskRoutes } from './desk-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { createListener } from './listener.ts';
import { ownerRoutes } from './owner-routes.ts';
import { readerOf } from './reader.ts';
import { readingRoutes } from './reading-routes.ts';
import type { OwnerView } from './view.ts';

export type PageOptions = {
	readonly host: string;
	/** 0: any free one. */
	readonly port: number;
	readonly view: OwnerView;
	readonly say: Say;
	readonly clock: Clock;
};

export type Page = {
	/** Resolves with the page's address on this machine; rejects when the port is taken. */
	start(): Promise<string>;
	/** Idempotent. */
	stop(): Promise<void>;
};

export function createPage({ host, port, view, say, clock }: PageOptions): Page {
	let hosts: readonly string[] = [];
	const { pictureOrigins, failed } = view;
	const { app, start, stop, stopping } = createListener({ host, port, hosts: () => hosts, pictureOrigins, failed });
	app.use(async (context, next) => {
		context.set('view', view);
		context.set('owner', view);
		context.set('reader', readerOf(say, speechAsked(context, view.speech)));
		await next();
	});
	app.route('/', readingRoutes(clock, stopping));
	app.route('/', feedRoutes(clock));
	app.route('/', ownerRoutes(view, clock));
	app.route('/desk', deskRoutes());

	return {
		async start() {
			const taken = await start();
			hosts = [`${host.includes(':') ? `[${host}]` : host}:${taken}`, `localhost:${taken}`];
			return `http://${hosts[0]}/`;
		},
		stop,
	};
}
