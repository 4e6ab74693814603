/** /why, and the button under an alert: which words of which topic brought it, in the source's own letters. */
import type { Alert } from '../src/domain/alert.ts';
import { number } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import { message, say } from './reply.ts';

const QUOTES_SHOWN = 5;

export const why: RasidCommand = {
	name: 'why',
	aliases: ['لماذا'],
	description: {
		ar: 'لماذا وصل آخر تنبيه هنا: أي كلمة، في أي موضع',
		en: 'Why the last alert came here: which word, where',
	},
	permission: 'everyone',
	options: {},
	run: (_options, context) => explain(context.lastAlert(), context),
};

export async function explain(alert: Alert | undefined, context: Context): Promise<Reply> {
	const reason = alert && (await context.reason(alert));
	if (!reason) return say(context, 'why-none');
	const paragraphs = reason.topics.map(({ topic, score, threshold, evidence }) => {
		const lines = evidence.slice(0, QUOTES_SHOWN).map((found) =>
			context.say('why-line', {
				quote: found.quote,
				field: context.say(`why-field-${found.field}`),
				topic: context.topicName(topic),
				keyword: found.keyword,
			}),
		);
		const sum = context.say('why-score', {
			score: number(context.tongue, score),
			threshold: number(context.tongue, threshold),
		});
		return [...new Set(lines), sum].join('\n');
	});
	return message(context, {
		title: context.say('why-title'),
		paragraphs,
		links: [{ label: reason.title, url: reason.url }],
	});
}
