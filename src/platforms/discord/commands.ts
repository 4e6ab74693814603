/** The house's commands as Discord registers them. Pure. */
import {
	type APIApplicationCommandBasicOption,
	ApplicationCommandOptionType,
	ApplicationCommandType,
	ApplicationIntegrationType,
	InteractionContextType,
	PermissionFlagsBits,
	type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { CommandDefinition, Option } from '../../../commands/command.ts';

type Body = RESTPutAPIApplicationCommandsJSONBody[number];

/** Descriptions and names of choices. */
const LONGEST = 100;

/**
 * The body of the global PUT. Descriptions are Arabic without localisations: Discord has no Arabic locale, and an
 * English one would hide the Arabic from the many who run an English client.
 */
export function registrationOf(commands: readonly CommandDefinition[]): Body[] {
	return commands.map((command) => ({
		type: ApplicationCommandType.ChatInput,
		name: command.name,
		description: short(command.description.ar),
		// Only what is shown at first; who may is asked again at every run.
		default_member_permissions: command.permission === 'everyone' ? null : String(PermissionFlagsBits.ManageGuild),
		contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
		integration_types: [ApplicationIntegrationType.GuildInstall],
		options: optionsOf(command),
	}));
}

/** True if what is registered says the same: Discord allows few changes a day, and adds fields of its own. */
export function isRegistered(wanted: readonly Body[], found: readonly object[]): boolean {
	const essence = (commands: readonly object[]) => JSON.stringify(commands.map((command) => likeness(command)).sort());
	return essence(wanted) === essence(found);
}

/** Discord wants required options first. */
function optionsOf(command: CommandDefinition): APIApplicationCommandBasicOption[] {
	const options = Object.entries(command.options);
	const required = options.filter(([, option]) => option.required);
	const optional = options.filter(([, option]) => !option.required);
	return [...required, ...optional].map(([name, option]) => optionOf(name, option));
}

function optionOf(name: string, option: Option): APIApplicationCommandBasicOption {
	const base = { name, description: short(option.description.ar), required: option.required ?? false };
	const { min, max } = option;
	if (option.kind === 'integer') {
		return {
			...base,
			type: ApplicationCommandOptionType.Integer,
			...(min === undefined ? {} : { min_value: min }),
			...(max === undefined ? {} : { max_value: max }),
		};
	}
	if (option.kind === 'choice') {
		const choices = (option.choices ?? []).map(({ value, name }) => ({ name: short(name.ar), value }));
		return { ...base, type: ApplicationCommandOptionType.String, choices };
	}
	return {
		...base,
		type: ApplicationCommandOptionType.String,
		...(option.autocomplete ? { autocomplete: true } : {}),
		...(min === undefined ? {} : { min_length: min }),
		...(max === undefined ? {} : { max_length: max }),
	};
}

const TELLING = [
	'name',
	'description',
	'type',
	'default_member_permissions',
	'contexts',
	'integration_types',
	'required',
	'autocomplete',
	'min_value',
	'max_value',
	'min_length',
	'max_length',
] as const;

/** Only the fields that we set; absent, false, null and empty are one. */
function likeness(part: object): string {
	const record = part as Readonly<Record<string, unknown>>;
	const parts = ['options', 'choices'].map((key) => ((record[key] ?? []) as object[]).map(likeness));
	const choice = 'value' in record ? [record['value']] : [];
	return JSON.stringify([TELLING.map((key) => record[key] || null), parts, choice]);
}

function short(text: string): string {
	return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}
