/** /search: stories of the archive that mention a phrase, in any of its Arabic forms. */
import type { Reply } from './command.ts';
import type { Context, PressHandler, RasidCommand } from './context.ts';
import { say } from './reply.ts';
import { STORIES_AT_MOST, storyList } from './stories.ts';

export const search: RasidCommand = {
	name: 'search',
	aliases: ['ابحث', 'بحث'],
	description: { ar: 'ابحث في أرشيف الأخبار المرصودة', en: 'Search the archive of stories seen' },
	permission: 'everyone',
	options: { text: { kind: 'text', required: true, description: { ar: 'كلمة أو عبارة', en: 'A word or a phrase' } } },
	run: (options, context) => searchPage(options['text']!.trim(), context, 1),
};

export const SEARCH_PRESSES: readonly PressHandler[] = [
	{
		verb: 'search-page',
		permission: 'everyone',
		async run(argument, context) {
			const [id = '', page] = argument.split(':');
			const text = await context.keptPhrase(id);
			return text === undefined
				? say(context, 'error-old-button')
				: { ...(await searchPage(text, context, Number(page))), replace: true };
		},
	},
];

/** A phrase may be longer than a button's data: it is kept for a quarter of an hour, and the buttons know its id. */
async function searchPage(text: string, context: Context, page: number): Promise<Reply> {
	const stories = await context.search(text, STORIES_AT_MOST);
	if (stories.length === 0) return say(context, 'search-none', { text });
	const id = await context.keepPhrase(text);
	return storyList(context, context.say('search-title', { text }), stories, page, `search-page:${id}`);
}
