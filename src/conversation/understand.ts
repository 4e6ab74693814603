/** Plain Arabic words as commands: "تابع الناتو الآسيوي". Telegram has no Arabic command names. Pure. */
import type { CommandDefinition } from '../../commands/command.ts';
import { foldText } from '../text/arabic.ts';

export type Understood = { readonly command: string; readonly options: Readonly<Record<string, string>> };

/** The first word names the command, the rest is its first option; undefined when the first word is none of ours. */
export function createUnderstanding(commands: readonly CommandDefinition[]): (text: string) => Understood | undefined {
	const byWord = new Map(
		commands.flatMap((command) => command.aliases.map((alias) => [foldText(alias), command] as const)),
	);
	return (text) => {
		const [first = '', ...rest] = text.trim().split(/\s+/);
		const command = byWord.get(foldText(first));
		if (!command) return undefined;
		const option = Object.keys(command.options)[0];
		const value = rest.join(' ');
		// A command without options takes none: "موجز الأنباء من القاهرة" in a group is no order to us.
		if (!option) return rest.length === 0 ? { command: command.name, options: {} } : undefined;
		return { command: command.name, options: value ? { [option]: value } : {} };
	};
}
