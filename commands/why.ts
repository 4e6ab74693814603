/** /why, and the button under an alert: which words of which topic brought it, in the source's own letters; or why not. */
import type { Alert } from '../src/domain/alert.ts';
import { number } from '../src/i18n/dates.ts';
import type { Reply } from './command.ts';
import type { Context, RasidCommand } from './context.ts';
import type { Verdict } from './desk.ts';
import { message, say } from './reply.ts';

const QUOTES_SHOWN = 5;
const VERDICTS_SHOWN = 6;

export const why: RasidCommand = {
	name: 'why',
	aliases: ['لماذا'],
	description: {
		ar: 'لماذا وصل آخر تنبيه هنا: أي كلمة، في أي موضع',
		en: 'Why the last alert came here: which word, where',
	},
	permission: 'everyone',
	options: {
		text: {
			kind: 'text',
			unspoken: true,
			description: { ar: 'نص خبر أو رابطه: أكان سيصل، ولماذا', en: 'A text or link: would it come, and why' },
		},
	},
	run(options, context) {
		const text = options['text']?.trim();
		return text ? judged(text, context) : explain(context.lastAlert(), context);
	},
};

/** How the topics followed here judge a text, the matching ones first. */
async function judged(text: string, context: Context): Promise<Reply> {
	const verdicts = await context.judge(text, undefined);
	if (verdicts.length === 0) return say(context, 'topics-none');
	const sorted = [...verdicts].sort((a, b) => Number(b.matched) - Number(a.matched) || b.score - a.score);
	const rest = sorted.length - Math.min(sorted.length, VERDICTS_SHOWN);
	const matched = sorted.filter((verdict) => verdict.matched).length;
	return message(context, {
		title: context.say(matched > 0 ? 'why-would' : 'why-would-not'),
		paragraphs: [
			...sorted.slice(0, VERDICTS_SHOWN).map((verdict) => verdictText(verdict, context)),
			...(rest > 0 ? [context.say('why-rest', { topics: context.say('topics', { count: rest }) })] : []),
		],
	});
}

function verdictText({ topic, score, threshold, ...verdict }: Verdict, context: Context): string {
	const comma = context.say('list-comma');
	const words = (list: readonly string[]) => [...new Set(list)].map((word) => `«${word}»`).join(comma);
	const found = verdict.found.slice(0, QUOTES_SHOWN).map(({ quote }) => quote);
	const numbers = { score: number(context.tongue, score), threshold: number(context.tongue, threshold) };
	const lines = [
		context.say(verdict.matched ? 'why-yes' : 'why-no', { topic: context.topicName(topic) }),
		found.length > 0 ? context.say('why-found', { words: words(found) }) : context.say('why-found-nothing'),
	];
	if (verdict.excludedBy.length > 0) lines.push(context.say('why-excluded', { words: words(verdict.excludedBy) }));
	for (const group of verdict.missingGroups) lines.push(context.say('why-missing', { words: words(group) }));
	if (found.length > 0) lines.push(context.say('why-score', numbers));
	return lines.join('\n');
}

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
