/** The door for admins from afar: a server of its own behind a proxy, which shows nothing but what a visit may see. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Clock } from '../domain/ports.ts';
import type { Say } from '../i18n/translate.ts';
import { type Asked, speechAsked } from './asked.ts';
import { deskRoutes } from './desk-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { layout } from './layout.ts';
import { createListener } from './listener.ts';
import { messagePage, openPage } from './open-page.ts';
import type { Page } from './page.ts';
import { type Reader, readerOf, type Speech } from './reader.ts';
import { readingRoutes } from './reading-routes.ts';
import type { View } from './view.ts';

/** Who may come in, for how long, and what they see. */
export type Visitors = {
	/** Uses a link up. `why` is the reason's name among the messages. */
	open(token: string): Promise<{ readonly session: string; readonly lastsMs: number } | { readonly why: string }>;
	/** What this session may see now; undefined when it is over, or the right is gone. `fresh` asks the platform anew. */
	view(session: string, fresh: boolean): Promise<View | undefined>;
	end(session: string): Promise<void>;
};

export type DoorOptions = {
	/** The address that the proxy leads here; its host is the only one answered to. */
	readonly publicUrl: string;
	/** 0: any free one. */
	readonly port: number;
	readonly visitors: Visitors;
	/** How those are spoken to whom nobody knows yet. */
	readonly speech: Speech;
	readonly say: Say;
	readonly clock: Clock;
	readonly failed: (error: unknown) => void;
};

/** The prefix makes browsers insist on Secure, on no other path, and on this very host (RFC 6265bis, "cookie name prefixes"). */
const COOKIE = 'visit';
const KEPT = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
/** What one session may ask in a minute; what reads the whole archive counts as four. */
const PER_MINUTE = 240;
const ARCHIVE_COST = 4;
/** Sessions counted at a time: made-up ones must not fill the memory. */
const MOST_COUNTED = 10_000;

/** Never the owner's page: it has another port, so that no header of a proxy could open it. */
export function createDoor({ publicUrl, port, visitors, speech, say, clock, failed }: DoorOptions): Page {
	const hosts = [new URL(publicUrl).host];
	const listener = createListener({ host: '127.0.0.1', port, hosts: () => hosts, pictureOrigins: [], failed });
	const { app, stopping } = listener;
	const isTooMuch = createMeter(clock);
	const stranger = (context: Context): Reader => readerOf(say, speechAsked(context, speech));

	function closed(context: Context, why?: string): Response | Promise<Response> {
		const reader = stranger(context);
		return context.html(layout({ title: reader.say('page-closed'), reader }, messagePage(reader, why)), 401);
	}

	/** A preview of the link may be drawn by anybody's machine: looking uses nothing up. */
	app.get('/open/:token', (context) => {
		const reader = stranger(context);
		return context.html(layout({ title: reader.say('page-open'), reader }, openPage(reader)));
	});
	app.post('/open/:token', async (context) => {
		const opened = await visitors.open(context.req.param('token'));
		if ('why' in opened) return closed(context, opened.why);
		setCookie(context, COOKIE, opened.session, { ...KEPT, maxAge: Math.floor(opened.lastsMs / 1000) });
		return context.redirect('/', 303);
	});

	app.use(async (context, next) => {
		const session = getCookie(context, COOKIE, 'host') ?? '';
		if (session !== '' && isTooMuch(session, readsArchive(context) ? ARCHIVE_COST : 1))
			return context.text(stranger(context).say('page-busy'), 429);
		const view = session === '' ? undefined : await visitors.view(session, writes(context));
		if (!view) return closed(context);
		context.set('view', view);
		context.set('owner', undefined);
		context.set('reader', readerOf(say, speechAsked(context, view.speech)));
		await next();
	});
	app.post('/leave', async (context) => {
		await visitors.end(getCookie(context, COOKIE, 'host')!);
		deleteCookie(context, COOKIE, KEPT);
		return closed(context, 'page-left');
	});
	app.route('/', readingRoutes(clock, stopping));
	app.route('/', feedRoutes(clock));
	app.route('/desk', deskRoutes());

	return {
		start: async () => `http://127.0.0.1:${await listener.start()}/`,
		stop: listener.stop,
	};
}

/** A trial changes nothing, and comes with every pause in typing. */
function writes({ req }: Context<Asked>): boolean {
	return req.method !== 'GET' && req.method !== 'HEAD' && !isTrial(req.path);
}

function readsArchive({ req }: Context<Asked>): boolean {
	return isTrial(req.path) || req.query('suggest') !== undefined;
}

function isTrial(path: string): boolean {
	return /^\/desk\/[^/]+\/trial$/.test(path);
}

/** Says whether a session has asked too much in this minute. */
function createMeter(clock: Clock): (session: string, cost: number) => boolean {
	let minute = 0;
	const counts = new Map<string, number>();
	return (session, cost) => {
		const now = Math.floor(clock.now() / 60_000);
		if (now !== minute || counts.size > MOST_COUNTED) counts.clear();
		minute = now;
		const count = (counts.get(session) ?? 0) + cost;
		counts.set(session, count);
		return count > PER_MINUTE;
	};
}
