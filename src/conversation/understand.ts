/** Plain Arabic words as commands: "تابع الناتو الآسيوي". Telegram has no Arabic command names. Pure. */
import type { CommandDefinition, Option } from '../../commands/command.ts';
import { foldText } from '../text/arabic.ts';

export type Understood = { readonly command: string; readonly options: Readonly<Record<string, string>> };

/** The first word names the command, the rest is its option; undefined when they mean nothing to us. */
export function createUnderstanding(commands: readonly CommandDefinition[]): (text: string) => Understood | undefined {
	const byWord = new Map(
		commands.flatMap((command) => command.aliases.map((alias) => [foldText(alias), command] as const)),
	);
	return (text) => {
		const [first = '', ...rest] = text.trim().split(/\s+/);
		const command = byWord.get(foldText(first));
		const options = command && optionsOf(command, rest.join(' '));
		return options && { command: command.name, options };
	};
}

/**
 * Undefined when the words do not fit: a command without options takes none, and one that begins with a choice wants one
 * of its choices, so that "كلمة الرئيس أمام البرلمان" in a group is no order to us.
 */
function optionsOf(command: CommandDefinition, line: string): Readonly<Record<string, string>> | undefined {
	const [first, second, third] = Object.entries(command.options);
	if (line === '') return {};
	if (!first || first[1].unspoken) return undefined;
	if (first[1].kind !== 'choice') return { [first[0]]: line };
	const choice = choiceAt(first[1], line);
	if (!choice) return undefined;
	if (choice.rest === '') return { [first[0]]: choice.value };
	if (!second) return undefined;
	// A «name» in quotation marks may be followed by more, as in the command's own form.
	const [, name, more] = (third && /^["«“]([^"»”]+)["»”]\s*(.*)$/s.exec(choice.rest)) ?? [];
	if (name === undefined) return { [first[0]]: choice.value, [second[0]]: choice.rest };
	return { [first[0]]: choice.value, [second[0]]: name, ...(more && { [third![0]]: more }) };
}

/** The choice whose name the line begins with, the longest one. */
function choiceAt(option: Option, line: string): { readonly value: string; readonly rest: string } | undefined {
	const names = (option.choices ?? []).flatMap(({ value, name }) =>
		[value, name.ar, name.en].map((text) => ({ value, words: text.split(' ') })),
	);
	const typed = line.split(' ');
	const fitting = names.filter(({ words }) => words.every((word, at) => foldText(typed[at] ?? '') === foldText(word)));
	const best = fitting.sort((a, b) => b.words.length - a.words.length)[0];
	return best && { value: best.value, rest: typed.slice(best.words.length).join(' ') };
}
