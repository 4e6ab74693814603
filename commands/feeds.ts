/** /feeds: what is watched here and how it is; added from any page's address, taken out, in and out as OPML. */
import { ago } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import type { FeedLine } from './desk.ts';
import { message, paged, rows, say, sayOutcome } from './reply.ts';

const FEEDS_PER_PAGE = 10;
const REMOVALS_PER_PAGE = 8;

export const feeds: RasidCommand = {
	name: 'feeds',
	aliases: ['المصادر', 'مصادر'],
	description: { ar: 'المصادر المرصودة هنا، وأضف وأزل', en: 'The feeds watched here; add and remove' },
	permission: 'admin',
	grave: true,
	options: {
		action: {
			kind: 'choice',
			required: true,
			description: { ar: 'ماذا تريد أن تفعل', en: 'What to do' },
			choices: [
				{ value: 'list', name: { ar: 'اعرض', en: 'list' } },
				{ value: 'add', name: { ar: 'أضف', en: 'add' } },
				{ value: 'remove', name: { ar: 'أزل', en: 'remove' } },
				{ value: 'export', name: { ar: 'صدّر', en: 'export' } },
				{ value: 'import', name: { ar: 'استورد', en: 'import' } },
			],
		},
		feed: {
			kind: 'text',
			autocomplete: true,
			description: {
				ar: 'عنوان الموقع أو الخلاصة، أو اسم المصدر، أو نص OPML',
				en: "A site's or feed's address, a feed's name, or OPML",
			},
		},
	},
	async run(options, context) {
		const text = options['feed']?.trim() ?? '';
		const { feedDesk } = context;
		switch (options['action']) {
			case 'add':
				return text === '' ? say(context, 'feeds-add-how') : add(text, context);
			case 'remove':
				return text === '' ? chooseToRemove(context) : remove(text, context);
			case 'import':
				return text === '' ? say(context, 'feeds-import-how') : importOpml(text, context);
			case 'export':
				return { ...say(context, 'feeds-exported'), file: { name: 'rasid.opml', content: feedDesk.exportOpml() } };
			default:
				return feedsPage(context, 1);
		}
	},
	async complete(_option, typed, context) {
		const own = (await context.feedDesk.list()).filter((line) => line.own && line.feed.title.includes(typed.trim()));
		return own.slice(0, 25).map(({ feed }) => ({ name: feed.title, value: feed.id }));
	},
};

export const FEED_PRESSES: readonly PressHandler[] = [
	{
		verb: 'feeds-page',
		permission: 'admin',
		run: async (page, context) => ({ ...(await feedsPage(context, Number(page))), replace: true }),
	},
	{
		verb: 'feed-add',
		permission: 'admin',
		grave: true,
		run: async (draftId, context) =>
			sayOutcome(context, await context.feedDesk.addDraft(draftId), (outcome) => addedReply(outcome, context)),
	},
	{ verb: 'feed-remove', permission: 'admin', grave: true, run: remove },
	{
		verb: 'feeds-which',
		permission: 'admin',
		run: async (page, context) => ({ ...(await chooseToRemove(context, Number(page))), replace: true }),
	},
];

async function feedsPage(context: Context, page: number): Promise<Reply> {
	const all = await context.feedDesk.list();
	if (all.length === 0) return say(context, 'feeds-none');
	const { shown, turning, footer } = paged(context, all, page, FEEDS_PER_PAGE, 'feeds-page');
	const ill = all.filter((line) => line.health === 'failing' || line.health === 'gone').length;
	const count = context.say('feeds', { count: all.length });
	return message(context, {
		title:
			ill > 0 ? context.say('feeds-title-ill', { feeds: count, ill }) : context.say('feeds-title', { feeds: count }),
		paragraphs: [shown.map((line) => lineOf(line, context)).join('\n')],
		footer,
		buttons: turning,
	});
}

function lineOf(
	{ feed, own, health, failingSince, fault, checkedAt, rolledOverAt }: FeedLine,
	context: Context,
): string {
	const when = (at: string) => ago(context.tongue, at, context.now);
	const state =
		health === 'failing' && failingSince
			? context.say('feed-is-failing', {
					since: when(failingSince),
					why: context.say(`feed-fault-${fault ?? 'network'}`),
				})
			: health === 'healthy' && checkedAt
				? context.say('feed-is-healthy', { seen: when(checkedAt) })
				: context.say(health === 'gone' ? 'feed-is-gone' : 'feed-is-new');
	const host = URL.parse(feed.feedUrl)?.hostname ?? '';
	const line = context.say(own ? 'feed-line-own' : 'feed-line', { title: feed.title, host, state });
	return rolledOverAt ? `${line} (${context.say('feed-rolled-over', { at: when(rolledOverAt) })})` : line;
}

async function add(address: string, context: Context): Promise<Reply> {
	return sayOutcome(context, await context.feedDesk.add(address), (outcome) => {
		if (outcome.kind !== 'several') return addedReply(outcome, context);
		const buttons = outcome.feeds.map(({ title, draftId }) => ({ label: title, action: `feed-add:${draftId}` }));
		return say(
			context,
			'feeds-several',
			{ feeds: context.say('feeds', { count: buttons.length }) },
			{ buttons: rows(buttons) },
		);
	});
}

function addedReply(
	{ kind, feed }: { readonly kind: 'added' | 'there'; readonly feed: { readonly id: string; readonly title: string } },
	context: Context,
): Reply {
	if (kind === 'there') return say(context, 'feeds-there', { title: feed.title });
	const buttons = [[{ label: context.say('button-remove'), action: `feed-remove:${feed.id}` }]];
	return say(context, 'feeds-added', { title: feed.title }, { buttons });
}

async function remove(text: string, context: Context): Promise<Reply> {
	const feed = await context.feedDesk.remove(text);
	if (!feed) return say(context, 'feeds-not-own', { title: text });
	const buttons = [[{ label: context.say('button-undo'), action: `undo:${feed.id}` }]];
	return say(context, 'feeds-removed', { title: feed.title }, { buttons });
}

async function chooseToRemove(context: Context, page = 1): Promise<Reply> {
	const own = (await context.feedDesk.list()).filter((line) => line.own);
	if (own.length === 0) return say(context, 'feeds-none-own');
	const { shown, turning, footer } = paged(context, own, page, REMOVALS_PER_PAGE, 'feeds-which');
	const choices = shown.map(({ feed }) => ({ label: feed.title, action: `feed-remove:${feed.id}` }));
	return say(context, 'feeds-which', {}, { footer, buttons: [...rows(choices), ...turning] });
}

async function importOpml(text: string, context: Context): Promise<Reply> {
	return sayOutcome(context, await context.feedDesk.importOpml(text), ({ added, there }) =>
		say(context, there > 0 ? 'feeds-imported-some' : 'feeds-imported', {
			feeds: context.say('feeds', { count: added }),
			there,
		}),
	);
}
