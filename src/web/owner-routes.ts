/** What only the owner at this machine may: see the state, send again what failed, part and join stories; and what machines ask. */
import { Hono } from 'hono';
import type { Clock } from '../domain/ports.ts';
import { type Asked, show } from './asked.ts';
import { statePage } from './state-page.ts';
import type { OwnerView } from './view.ts';

export function ownerRoutes(owner: OwnerView, clock: Clock): Hono<Asked> {
	const routes = new Hono<Asked>();

	routes.post('/stories/split', async (context) => {
		const [storyId, articleId] = String((await context.req.parseBody())['member'] ?? '').split(' ');
		if (!storyId || !articleId) return context.redirect('/stories', 303);
		await owner.split(storyId, articleId);
		return context.redirect('/stories?asked', 303);
	});
	routes.post('/stories/merge', async (context) => {
		const { story } = await context.req.parseBody({ all: true });
		if (!Array.isArray(story) || story.length < 2) return context.redirect('/stories', 303);
		await owner.merge(story.map(String));
		return context.redirect('/stories?asked', 303);
	});

	routes.get('/state', async (context) => {
		const { reader } = context.var;
		const isRetried = context.req.query('retried') !== undefined;
		const page = {
			state: await owner.state(),
			failures: owner.failures(),
			nowMs: clock.now(),
			reader,
			...(isRetried && { said: reader.say('page-state-retried') }),
		};
		return show(context, { title: reader.say('page-state'), path: '/state' }, statePage(page));
	});
	routes.post('/state/retry', async (context) => {
		const { alert } = await context.req.parseBody();
		const isBack = typeof alert === 'string' && (await owner.retry(alert));
		return isBack ? context.redirect('/state?retried', 303) : context.redirect('/state', 303);
	});

	routes.get('/healthz', (context) => {
		const reason = owner.stuck();
		return reason === undefined ? context.text('live') : context.text(reason, 503);
	});
	routes.get('/readyz', async (context) => {
		const reasons = await owner.ready();
		return reasons.length === 0 ? context.text('ready') : context.text(reasons.join('\n'), 503);
	});
	routes.get('/metrics', async (context) =>
		context.text(await owner.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
	);

	return routes;
}
