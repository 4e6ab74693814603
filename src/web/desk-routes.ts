/** The desk's addresses: a topic's form, what a change would do, save and undo. */
import { type Context, Hono } from 'hono';
import type { Topic } from '../domain/topic.ts';
import { deskPage, faultList, type TopicPage, topicPage } from './desk-page.ts';
import { trialResult, untried } from './desk-trial.ts';
import { layout, type Markup } from './layout.ts';
import { topicFromForm } from './topic-form.ts';
import type { View } from './view.ts';

const SAID: Readonly<Record<string, string>> = {
	saved: 'حُفظ التغيير، ويسري على ما يُنشر من الآن، ويسبق ما في config/topics.yaml.',
	undone: 'عاد الموضوع كما كان.',
};
const TAKEN = { field: 'revision', message: 'غيّر شخص آخر هذا الموضوع في أثناء ذلك. انسخ ما كتبت ثم أعد فتح الصفحة.' };

export function deskRoutes({ desk, topics, timeZone }: View): Hono {
	const routes = new Hono();

	async function show(
		context: Context,
		topic: Topic,
		trial: Markup,
		more: Pick<TopicPage, 'said' | 'suggestions'> = {},
	) {
		const [hits, history] = await Promise.all([desk.hits(), desk.history(topic.id)]);
		const body = topicPage({ topic, hits: hits.get(topic.id) ?? new Map(), history, timeZone, trial, ...more });
		return context.html(layout({ title: topic.names.ar, path: '/desk', script: 'desk.js' }, body));
	}

	async function trialOf(old: Topic, changed: Topic, signal: AbortSignal): Promise<Markup> {
		const faults = desk.faults(changed);
		if (faults.length > 0) return faultList(faults);
		return trialResult(await desk.trial(old, changed, signal), desk.test(changed));
	}

	routes.get('/', async (context) =>
		context.html(layout({ title: 'الموضوعات', path: '/desk' }, deskPage(topics(), await desk.hits()))),
	);

	routes.get('/:id', async (context) => {
		const topic = desk.topic(context.req.param('id'));
		if (!topic) return context.notFound();
		const said = Object.keys(SAID).find((key) => context.req.query(key) !== undefined);
		const more = {
			...(said !== undefined && { said: SAID[said] }),
			...(context.req.query('suggest') !== undefined && { suggestions: await desk.suggest(topic) }),
		};
		return show(context, topic, untried(desk.test(topic)), more);
	});

	/** The whole page for a browser without scripts; `?part` gives only what changes as one types. */
	routes.post('/:id/trial', async (context) => {
		const topic = desk.topic(context.req.param('id'));
		if (!topic) return context.notFound();
		const changed = topicFromForm(await context.req.parseBody(), topic);
		const trial = await trialOf(topic, changed, context.req.raw.signal);
		return context.req.query('part') === undefined ? show(context, changed, trial) : context.html(trial);
	});

	routes.post('/:id', async (context) => {
		const topic = desk.topic(context.req.param('id'));
		if (!topic) return context.notFound();
		const changed = topicFromForm(await context.req.parseBody(), topic);
		const faults = desk.faults(changed);
		if (faults.length > 0) return show(context, changed, faultList(faults));
		if (!(await desk.save(changed))) return show(context, changed, faultList([TAKEN]));
		return context.redirect(`/desk/${topic.id}?saved`, 303);
	});

	routes.post('/:id/undo', async (context) => {
		const topic = desk.topic(context.req.param('id'));
		const { at } = await context.req.parseBody();
		const change = topic && (await desk.history(topic.id)).find((one) => one.at === at);
		if (!topic || !change?.before) return context.notFound();
		const isBack = await desk.save({ ...change.before, revision: topic.revision });
		if (!isBack) return show(context, topic, faultList([TAKEN]));
		return context.redirect(`/desk/${topic.id}?undone`, 303);
	});

	return routes;
}
