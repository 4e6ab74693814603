/** A list of stories as a reply, page by page: headline, when, and a link for each. Pure. */
import type { Story } from '../src/domain/story.ts';
import { ago } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context } from './context.ts';
import { message, paged } from './reply.ts';

/** More than this nobody reads by pages of five. */
export const STORIES_AT_MOST = 50;
const STORIES_PER_PAGE = 5;

/** `verb` is what the buttons to other pages do, with the page's number after a colon. */
export function storyList(
	context: Context,
	title: string,
	stories: readonly Story[],
	page: number,
	verb: string,
): Reply {
	const { shown, turning, footer } = paged(context, stories, page, STORIES_PER_PAGE, verb);
	const lines = shown.map(
		(story) =>
			`• ${story.headline}\n${ago(context.tongue, story.firstSeenAt, context.now)} · ${context.say('sources', { count: publishers(story) })}`,
	);
	const links = shown.flatMap((story) =>
		story.members.slice(0, 1).map((member) => ({ label: `${member.publisher}: ${story.headline}`, url: member.url })),
	);
	return message(context, {
		title,
		paragraphs: lines,
		links,
		footer,
		buttons: turning,
	});
}

function publishers(story: Story): number {
	return new Set(story.members.map((member) => member.publisher)).size;
}
