/** The feeds' addresses: how they do, one more from a site's address, one less, lists in and out. */
import { type Context, Hono } from 'hono';
import type { Clock } from '../domain/ports.ts';
import { type Asked, show } from './asked.ts';
import { feedsPage, type Outcome } from './feeds-page.ts';
import type { FeedWork } from './view.ts';

export function feedRoutes(clock: Clock): Hono<Asked> {
	const routes = new Hono<Asked>();

	async function showFeeds(context: Context<Asked>, work: FeedWork, outcome?: Outcome): Promise<Response> {
		const { view, reader } = context.var;
		const lines = await view.feeds();
		const body = feedsPage({ lines, own: work.own(), nowMs: clock.now(), reader, ...(outcome && { outcome }) });
		return show(context, { title: reader.say('page-feeds'), path: '/feeds' }, body);
	}

	/** Does what a form asks, and shows the feeds with what came of it. */
	function does(field: string, act: (work: FeedWork, value: string) => Promise<Outcome>) {
		return async (context: Context<Asked>) => {
			const { view, reader } = context.var;
			const work = view.feedWork(reader.tongue);
			const value = (await context.req.parseBody())[field];
			const text = value instanceof File ? await value.text() : String(value ?? '');
			return showFeeds(context, work, await act(work, text));
		};
	}

	routes.get('/feeds', (context) => showFeeds(context, context.var.view.feedWork(context.var.reader.tongue)));
	routes.get('/feeds.opml', (context) =>
		context.body(context.var.view.opml(), 200, { 'content-type': 'text/x-opml; charset=utf-8' }),
	);
	routes.post(
		'/feeds/add',
		does('address', (work, address) => work.add(address)),
	);
	routes.post(
		'/feeds/choose',
		does('draft', (work, draftId) => work.choose(draftId)),
	);
	routes.post(
		'/feeds/remove',
		does('feed', (work, feedId) => work.remove(feedId)),
	);
	routes.post(
		'/feeds/import',
		does('opml', (work, text) => work.importOpml(text)),
	);
	return routes;
}
