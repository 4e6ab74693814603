/** A list of stories as a reply: headline, when, and a link for each. Pure. */
import type { Story } from '../src/domain/story.ts';
import { ago } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context } from './context.ts';
import { message } from './reply.ts';

export function storyList(context: Context, title: string, stories: readonly Story[]): Reply {
	const lines = stories.map(
		(story) =>
			`• ${story.headline}\n${ago(context.tongue, story.firstSeenAt, context.now)} · ${context.say('alert-sources', { count: publishers(story) })}`,
	);
	const links = stories.flatMap((story) =>
		story.members.slice(0, 1).map((member) => ({ label: `${member.publisher}: ${story.headline}`, url: member.url })),
	);
	return message(context, { title, paragraphs: lines, links });
}

function publishers(story: Story): number {
	return new Set(story.members.map((member) => member.publisher)).size;
}
