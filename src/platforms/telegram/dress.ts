/** Gives cleaned text its direction and takes its teeth: Latin isolated, lines begun from the right, nothing tappable. Pure. */
import type { Language } from '../../domain/channel.ts';
import { isolateForeign } from '../../text/bidi.ts';
import { neutralised } from './foreign-text.ts';

const RLM = '\u200F';
const COMMAND = /(?<![\w/])\/([a-z0-9_]{1,32})(?![\w@/])/g;

/** Line by line. Names in `commands` stay tappable commands ("/follow"). */
export function dressed(text: string, language: Language, commands?: ReadonlySet<string>): string {
	return text
		.split('\n')
		.map((line) => dressedLine(line, language, commands))
		.join('\n');
}

function dressedLine(line: string, language: Language, commands?: ReadonlySet<string>): string {
	const isolated = isolateForeign(line, language);
	let text = startsLatin(line, language) ? RLM : '';
	let done = 0;
	for (const { 0: command, 1: name, index } of isolated.matchAll(COMMAND)) {
		if (commands?.has(name!) !== true) continue;
		text += neutralised(isolated.slice(done, index)) + command;
		done = index + command.length;
	}
	return text + neutralised(isolated.slice(done));
}

/**
 * Clients take a paragraph's direction from its first letter. An Arabic line that begins with a Latin name would be laid
 * out from the left: one RIGHT-TO-LEFT MARK says what it is (TDLib removes the embedding characters U+202A–U+202E).
 */
function startsLatin(line: string, language: Language): boolean {
	if (language !== 'ar' || !/\p{Script=Arabic}/u.test(line)) return false;
	const first = /\p{L}/u.exec(line)?.[0] ?? '';
	return !/\p{Script=Arabic}/u.test(first);
}
