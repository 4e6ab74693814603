/** The addresses that show: alerts as they go out, and stories; and how their reader wants to be spoken to. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Clock } from '../domain/ports.ts';
import { asQuery, filterOf, passes } from './alert-filter.ts';
import { alertCard, alertsPage } from './alerts-page.ts';
import { type Asked, rememberSpeech, show } from './asked.ts';
import { speechOf } from './reader.ts';
import { storiesPage } from './stories-page.ts';

/** With both pictures of each, a page stays under 100 kB. */
const ALERTS_A_PAGE = 12;
const STORIES = 40;

/** `stopping` ends what is kept open. */
export function readingRoutes(clock: Clock, stopping: AbortSignal): Hono<Asked> {
	const routes = new Hono<Asked>();

	routes.get('/', async (context) => {
		const { view, reader } = context.var;
		const filter = filterOf(context.req.query());
		const nowMs = clock.now();
		const found = view.alerts(asQuery(filter, nowMs));
		const shown = found.slice((filter.page - 1) * ALERTS_A_PAGE, filter.page * ALERTS_A_PAGE);
		const page = {
			lines: await Promise.all(shown.map(view.line)),
			total: found.length,
			pages: Math.ceil(found.length / ALERTS_A_PAGE),
			filter,
			topics: view.topics(),
			nowMs,
			view,
			reader,
		};
		return show(context, { title: reader.say('page-alerts'), path: '/', script: 'live.js' }, alertsPage(page));
	});

	/** One card, for the live page; nothing where the page's filter leaves it out. */
	routes.get('/alerts/:id', async (context) => {
		const { view, reader } = context.var;
		const nowMs = clock.now();
		const alert = await view.alert(context.req.param('id'));
		if (!alert) return context.notFound();
		if (!passes(alert, asQuery(filterOf(context.req.query()), nowMs))) return context.body(null, 204);
		return context.html(alertCard(await view.line(alert), nowMs, view, reader));
	});

	routes.get('/events', (context) =>
		streamSSE(context, async (stream) => {
			// An edit is news of the alert that it edits.
			const stop = context.var.view.listen(
				(alert) => void stream.writeSSE({ event: 'alert', data: (alert.kind === 'edit' && alert.baseId) || alert.id }),
			);
			await new Promise<void>((resolve) => {
				stream.onAbort(resolve);
				stopping.addEventListener('abort', () => resolve(), { once: true });
			});
			stop();
		}),
	);

	routes.get('/stories', async (context) => {
		const { view, owner, reader } = context.var;
		const isAsked = context.req.query('asked') !== undefined;
		const page = {
			stories: await view.stories(STORIES),
			nowMs: clock.now(),
			windowMs: owner?.storyWindowMs ?? 0,
			reader,
			...(isAsked && { said: reader.say('page-stories-asked') }),
		};
		return show(context, { title: reader.say('page-stories'), path: '/stories' }, storiesPage(page));
	});

	routes.post('/speech', async (context) => {
		const { tongue, zone, back } = await context.req.parseBody();
		rememberSpeech(context, speechOf(`${tongue}/${zone}`, context.var.reader));
		// Only ever to a page of ours.
		return context.redirect(/^\/[a-z]*$/.test(String(back)) ? String(back) : '/', 303);
	});

	return routes;
}
