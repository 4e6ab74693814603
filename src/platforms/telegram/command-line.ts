/** Reads what was typed as a command of ours: "/follow@rasid_bot الناتو الآسيوي". Pure. */
import type { CommandDefinition, Option } from '../../../commands/command.ts';

export type Typed =
	| { readonly kind: 'command'; readonly command: string; readonly options: Readonly<Record<string, string>> }
	/** Words, or a command in Arabic letters, for Conversation.understand. */
	| { readonly kind: 'words'; readonly text: string }
	/** Meant for another bot. */
	| { readonly kind: 'foreign' }
	/** Meant for a bot, but no command of ours. */
	| { readonly kind: 'unknown' };

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]+))?(?:\s+|$)/i;

/** `username` is ours, without "@". */
export function readTyped(text: string, commands: readonly CommandDefinition[], username: string): Typed {
	const line = text.trim();
	const head = COMMAND.exec(line);
	if (head === null) return { kind: 'words', text: line.replace(/^\/(?=\p{Script=Arabic})/u, '') };
	const [whole, name = '', target] = head;
	if (target !== undefined && target.toLowerCase() !== username.toLowerCase()) return { kind: 'foreign' };
	const definition = commands.find((command) => command.name === name.toLowerCase());
	if (definition === undefined) return { kind: 'unknown' };
	const rest = line.slice(whole.length).trim();
	return { kind: 'command', command: definition.name, options: optionsOf(definition, rest) };
}

/**
 * Options in their order, one word or «quoted phrase» each; the last text option takes the rest of the line. Choices and
 * numbers behind it are taken from the line's end when they fit. `/start` carries a deep link's `payload`.
 */
function optionsOf(definition: CommandDefinition, rest: string): Record<string, string> {
	if (rest === '') return {};
	const entries = Object.entries(definition.options);
	if (definition.name === 'start' && entries.length === 0) return { payload: rest };
	const last = entries.findLastIndex(([, option]) => option.kind === 'text');
	const found: Record<string, string> = {};
	let line = rest;
	for (const [name, option] of last < 0 ? [] : entries.slice(last + 1).toReversed()) {
		const word = /\S+$/.exec(line)?.[0] ?? '';
		const value = fitting(option, word);
		if (value === undefined || word === line) continue;
		found[name] = value;
		line = line.slice(0, -word.length).trimEnd();
	}
	for (const [name, option] of last < 0 ? entries : entries.slice(0, last)) {
		const [whole = '', quoted, word = ''] = /^(?:["«“]([^"»”]*)["»”]|(\S+))\s*/.exec(line) ?? [];
		const typed = quoted ?? word;
		const value = option.kind === 'text' ? typed : fitting(option, typed);
		if (value === undefined && option.required !== true) continue;
		if (whole !== '') found[name] = value ?? typed;
		line = line.slice(whole.length);
	}
	if (last >= 0 && line !== '') found[entries[last]![0]] = line;
	return found;
}

/** A choice by its value or its name in either language; a whole number in any digits; undefined if it is neither. */
function fitting(option: Option, typed: string): string | undefined {
	if (option.kind === 'integer') {
		const latin = typed.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
		return /^-?\d{1,9}$/.test(latin) ? latin : undefined;
	}
	const choice = option.choices?.find(({ value, name }) => [value, name.ar, name.en].includes(typed));
	return choice?.value;
}
