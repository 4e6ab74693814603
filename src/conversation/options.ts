/** The options of a command as people give them: what is missing or wrong, said with the choices as buttons. Pure. */
import type { Option, Reply } from '../../commands/command.ts';
import type { Context, RasidCommand } from '../../commands/context.ts';
import { rows, say } from '../../commands/reply.ts';

/** What is wrong with the options, as a reply; undefined if nothing is. */
export function complaintOf(
	command: RasidCommand,
	given: Readonly<Record<string, string>>,
	context: Context,
): Reply | undefined {
	for (const [name, option] of Object.entries(command.options)) {
		const value = given[name]?.trim();
		if (!value) {
			if (option.required) return missing(command, name, option, context);
			continue;
		}
		if (option.kind === 'choice' && !choiceOf(option, value)) {
			const names = option.choices!.map((choice) => choice.name[context.tongue.language]);
			return say(
				context,
				'error-choice',
				{ value, choices: names.join(context.say('list-comma')) },
				{ buttons: choiceButtons(command, name, option, context) },
			);
		}
		const number = Number(value);
		const [min, max] = [option.min ?? 0, option.max ?? 1000];
		if (option.kind === 'integer' && !(Number.isInteger(number) && number >= min && number <= max))
			return say(context, 'error-number', { min, max });
	}
	return undefined;
}

/** A missing choice is asked for with buttons; a missing text with its description. */
function missing(command: RasidCommand, name: string, option: Option, context: Context): Reply {
	const description = option.description[context.tongue.language];
	if (option.kind !== 'choice') return say(context, 'error-missing', { description });
	return say(context, 'error-which', { description }, { buttons: choiceButtons(command, name, option, context) });
}

/** Pressing one gives the command with this choice. */
function choiceButtons(command: RasidCommand, name: string, option: Option, context: Context) {
	const buttons = option.choices!.map((choice) => ({
		label: choice.name[context.tongue.language],
		action: `choose:${command.name}.${name}.${choice.value}`,
	}));
	return rows(buttons);
}

/** Choices may be typed by name, in either language. */
export function canonical(
	command: RasidCommand,
	given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			const option = command.options[name];
			return [name, option?.kind === 'choice' ? (choiceOf(option, value.trim()) ?? value) : value];
		}),
	);
}

function choiceOf(option: Option, typed: string): string | undefined {
	const lower = typed.toLowerCase();
	return option.choices?.find((choice) =>
		[choice.value, choice.name.ar, choice.name.en].some((name) => name.toLowerCase() === lower),
	)?.value;
}
