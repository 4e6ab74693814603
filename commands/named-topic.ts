/** Finds the topic that a line begins with: on Telegram a name of several words and what follows it come in one line. */
import type { Topic } from '../src/domain/topic.ts';
import type { Option } from './command.ts';
import type { Context } from './context.ts';

export type Named = {
	readonly topic: Topic | undefined;
	/** What follows the name; the whole line when it begins with no topic's name. */
	readonly rest: string;
};

export const TOPIC_OPTION: Option = {
	kind: 'text',
	autocomplete: true,
	description: { ar: 'الموضوع', en: 'The topic' },
};

/** The longest beginning of "topic text" that is a topic's name or id. */
export function namedTopic(options: Readonly<Record<string, string>>, context: Context): Named {
	const typed = options['topic']?.trim() ?? '';
	const text = options['text']?.trim() ?? '';
	const words = `${typed} ${text}`.split(/[^\S\n]+/).filter((word) => word !== '');
	for (let count = words.length; count > 0; count -= 1) {
		const topic = context.findTopic(
			words
				.slice(0, count)
				.join(' ')
				.replace(/[:：]$/, ''),
		);
		if (topic) return { topic, rest: words.slice(count).join(' ') };
	}
	return { topic: undefined, rest: words.join(' ') };
}

/** A name that is to be new: what stands in the first option, as Discord keeps it apart and Telegram «quotes» it. */
export function newName(options: Readonly<Record<string, string>>): { readonly name: string; readonly rest: string } {
	return { name: options['topic']?.trim() ?? '', rest: options['text']?.trim() ?? '' };
}
