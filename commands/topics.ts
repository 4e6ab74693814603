/** /topics: what is followed here, and what could be. */
import type { Reply } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import { message, paged, rows } from './reply.ts';

const PAGE = 6;

export const topics: RasidCommand = {
	name: 'topics',
	aliases: ['موضوعاتي', 'الموضوعات'],
	description: { ar: 'ما تتابعه هنا، والموضوعات الجاهزة', en: 'What you follow here, and the ready-made topics' },
	permission: 'everyone',
	options: {},
	run: async (_options, context) => topicsPage(context, 1),
};

/** One page: the followed topics first, then those that could be, each with its button. */
export function topicsPage(context: Context, page: number): Reply {
	const followed = new Set(context.followed().map((item) => item.topicId));
	const all = [...context.topics()].sort((a, b) => Number(followed.has(b.id)) - Number(followed.has(a.id)));
	const { shown, turning, footer } = paged(context, all, page, PAGE, 'topics-page');
	const here = all.filter((topic) => followed.has(topic.id)).map((topic) => `• ${context.topicName(topic)}`);
	const rest = all.length - here.length;
	const title = here.length > 0 ? context.say('topics-title') : undefined;
	const paragraphs = [here.length > 0 ? here.join('\n') : context.say('topics-none')];
	if (rest > 0) paragraphs.push(context.say('topics-available', { topics: context.say('topics', { count: rest }) }));
	const choices = shown.map((topic) => ({
		label: `${followed.has(topic.id) ? '✓ ' : '+ '}${context.topicName(topic)}`,
		action: `${followed.has(topic.id) ? 'unfollow-topic' : 'follow-topic'}:${topic.id}`,
	}));
	return message(context, {
		title,
		paragraphs,
		footer,
		buttons: [...rows(choices), ...turning],
	});
}
