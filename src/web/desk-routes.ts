/** The desk's addresses: a topic's form, what a change would do, save and undo. */
import { type Context, Hono } from 'hono';
import type { Topic } from '../domain/topic.ts';
import { type Asked, show } from './asked.ts';
import { deskPage, faultList, type TopicPage, topicPage } from './desk-page.ts';
import { trialResult, untried } from './desk-trial.ts';
import type { Markup } from './layout.ts';
import { topicName } from './reader.ts';
import { topicFromForm } from './topic-form.ts';

type DeskContext = Context<Asked>;

/** What a finished step says, by its name in the address. */
const SAID = ['saved', 'copied', 'undone'] as const;

export function deskRoutes(): Hono<Asked> {
	const routes = new Hono<Asked>();

	routes.get('/', (context) => showTopics(context));

	routes.get('/:id', async (context) => {
		const topic = topicAsked(context);
		if (!topic) return context.notFound();
		const { view, reader } = context.var;
		const { desk } = view;
		const step = SAID.find((key) => context.req.query(key) !== undefined);
		const said = step === 'saved' && view.visitor ? 'saved-own' : step;
		const more = {
			...(said && { said: reader.say(`page-topic-${said}`) }),
			...(context.req.query('suggest') !== undefined && { suggestions: await desk.suggest(topic) }),
		};
		return showTopic(context, topic, untried(desk.test(topic), reader), more);
	});

	/** The whole page for a browser without scripts; `?part` gives only what changes as one types. */
	routes.post('/:id/trial', async (context) => {
		const topic = topicAsked(context);
		if (!topic) return context.notFound();
		const changed = topicFromForm(await context.req.parseBody(), topic);
		const trial = await trialOf(context, topic, changed);
		return context.req.query('part') === undefined ? showTopic(context, changed, trial) : context.html(trial);
	});

	routes.post('/:id', async (context) => {
		const topic = topicAsked(context);
		if (!topic) return context.notFound();
		const { desk } = context.var.view;
		const changed = topicFromForm(await context.req.parseBody(), topic);
		const faults = faultsOf(context, changed);
		if (faults) return showTopic(context, changed, faults);
		if (!(await desk.save(changed))) return showTaken(context, changed);
		return context.redirect(`/desk/${topic.id}?saved`, 303);
	});

	routes.post('/:id/copy', async (context) => {
		const copy = await context.var.view.desk.copy?.(context.req.param('id'));
		if (!copy) return context.notFound();
		if ('problem' in copy) return showTopics(context, copy.problem);
		return context.redirect(`/desk/${copy.id}?copied`, 303);
	});

	routes.post('/:id/undo', async (context) => {
		const topic = topicAsked(context);
		const { desk } = context.var.view;
		const { at } = await context.req.parseBody();
		const change = topic && (await desk.history(topic.id)).find((one) => one.at === at);
		if (!topic || !change?.before) return context.notFound();
		const isBack = await desk.save({ ...change.before, revision: topic.revision });
		if (!isBack) return showTaken(context, topic);
		return context.redirect(`/desk/${topic.id}?undone`, 303);
	});

	return routes;
}

/** The topic that the address names, if it can be changed here. */
function topicAsked(context: DeskContext): Topic | undefined {
	return context.var.view.desk.topic(context.req.param('id') ?? '');
}

async function showTopic(
	context: DeskContext,
	topic: Topic,
	trial: Markup,
	more: Pick<TopicPage, 'said' | 'suggestions'> = {},
) {
	const { view, reader } = context.var;
	const [hits, history] = await Promise.all([view.desk.hits(), view.desk.history(topic.id)]);
	const body = topicPage({ topic, hits: hits.get(topic.id) ?? new Map(), history, trial, reader, ...more });
	return show(context, { title: topicName(reader, topic), path: '/desk', script: 'desk.js' }, body);
}

async function showTopics(context: DeskContext, problem?: string) {
	const { view, reader } = context.var;
	const { desk } = view;
	const topics = view.topics();
	const own = topics.filter((topic) => desk.topic(topic.id) !== undefined);
	const shared = desk.copy ? topics.filter((topic) => !own.includes(topic)) : [];
	const page = { own, shared, hits: await desk.hits(), isVisitor: view.visitor !== undefined, reader };
	const body = deskPage({ ...page, ...(problem && { problem }) });
	return show(context, { title: reader.say('page-topics'), path: '/desk' }, body);
}

/** Somebody else has saved in between. */
function showTaken(context: DeskContext, topic: Topic) {
	const { reader } = context.var;
	return showTopic(context, topic, faultList([reader.say('page-topic-taken')], reader));
}

/** What is wrong with a topic as it was sent; undefined when nothing is. */
function faultsOf({ var: { view, reader } }: DeskContext, changed: Topic): Markup | undefined {
	const faults = view.desk.faults(changed).map(({ message }) => message[reader.tongue.language]);
	return faults.length > 0 ? faultList(faults, reader) : undefined;
}

async function trialOf(context: DeskContext, old: Topic, changed: Topic): Promise<Markup> {
	const { view, reader } = context.var;
	const faults = faultsOf(context, changed);
	if (faults) return faults;
	return trialResult(await view.desk.trial(old, changed, context.req.raw.signal), view.desk.test(changed), reader);
}
