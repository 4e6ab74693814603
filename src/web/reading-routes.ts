/** The addresses that show: alerts, stories and state; and the retry of an alert that did not arrive. */
import { Hono } from 'hono';
import type { Clock } from '../domain/ports.ts';
import { asQuery, filterOf, passes } from './alert-filter.ts';
import { alertCard, alertsPage } from './alerts-page.ts';
import { layout } from './layout.ts';
import { statePage } from './state-page.ts';
import { storiesPage } from './stories-page.ts';
import type { View } from './view.ts';

/** With both pictures of each, a page stays under 100 kB. */
const ALERTS_A_PAGE = 12;
const STORIES = 40;

export function readingRoutes(view: View, clock: Clock): Hono {
	const routes = new Hono();

	routes.get('/', async (context) => {
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
		};
		return context.html(layout({ title: 'التنبيهات', path: '/', script: 'live.js' }, alertsPage(page)));
	});

	/** One card, for the live page; nothing where the page's filter leaves it out. */
	routes.get('/alerts/:id', async (context) => {
		const nowMs = clock.now();
		const alert = await view.alert(context.req.param('id'));
		if (!alert) return context.notFound();
		if (!passes(alert, asQuery(filterOf(context.req.query()), nowMs))) return context.body(null, 204);
		return context.html(alertCard(await view.line(alert), nowMs, view));
	});

	routes.get('/stories', async (context) => {
		const said = context.req.query('asked') === undefined ? undefined : 'سُجّل قرارك، ويُنفَّذ حين يأتي دوره.';
		const page = {
			stories: await view.stories(STORIES),
			nowMs: clock.now(),
			timeZone: view.timeZone,
			windowMs: view.storyWindowMs,
			...(said && { said }),
		};
		return context.html(layout({ title: 'الأخبار', path: '/stories' }, storiesPage(page)));
	});

	routes.post('/stories/split', async (context) => {
		const [storyId, articleId] = String((await context.req.parseBody())['member'] ?? '').split(' ');
		if (!storyId || !articleId) return context.redirect('/stories', 303);
		await view.split(storyId, articleId);
		return context.redirect('/stories?asked', 303);
	});
	routes.post('/stories/merge', async (context) => {
		const { story } = await context.req.parseBody({ all: true });
		if (!Array.isArray(story) || story.length < 2) return context.redirect('/stories', 303);
		await view.merge(story.map(String));
		return context.redirect('/stories?asked', 303);
	});

	routes.get('/state', async (context) => {
		const said = context.req.query('retried') === undefined ? undefined : 'عاد التنبيه إلى صندوق الصادر.';
		const body = statePage(await view.state(), view.failures(), clock.now(), said);
		return context.html(layout({ title: 'الحال', path: '/state' }, body));
	});
	routes.post('/state/retry', async (context) => {
		const { alert } = await context.req.parseBody();
		const isBack = typeof alert === 'string' && (await view.retry(alert));
		return isBack ? context.redirect('/state?retried', 303) : context.redirect('/state', 303);
	});

	return routes;
}
