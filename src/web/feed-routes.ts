/** The feeds' addresses: how they do, one more from a site's address, one less, lists in and out. */
import { type Context, Hono } from 'hono';
import type { Clock } from '../domain/ports.ts';
import { feedsPage, type Outcome } from './feeds-page.ts';
import { layout } from './layout.ts';
import type { View } from './view.ts';

export function feedRoutes(view: View, clock: Clock): Hono {
	const { feedWork, timeZone } = view;
	const routes = new Hono();

	async function show(context: Context, outcome?: Outcome): Promise<Response> {
		const lines = await view.feeds();
		const body = feedsPage({ lines, own: feedWork.own(), nowMs: clock.now(), timeZone, ...(outcome && { outcome }) });
		return context.html(layout({ title: 'المصادر', path: '/feeds' }, body));
	}

	/** A field of the form as text; a file's content. */
	async function field(context: Context, name: string): Promise<string> {
		const value = (await context.req.parseBody())[name];
		return value instanceof File ? value.text() : String(value ?? '');
	}

	routes.get('/feeds', (context) => show(context));
	routes.get('/feeds.opml', (context) =>
		context.body(view.opml(), 200, { 'content-type': 'text/x-opml; charset=utf-8' }),
	);
	routes.post('/feeds/add', async (context) => show(context, await feedWork.add(await field(context, 'address'))));
	routes.post('/feeds/choose', async (context) => show(context, await feedWork.choose(await field(context, 'draft'))));
	routes.post('/feeds/remove', async (context) => show(context, await feedWork.remove(await field(context, 'feed'))));
	routes.post('/feeds/import', async (context) =>
		show(context, await feedWork.importOpml(await field(context, 'opml'))),
	);
	return routes;
}
