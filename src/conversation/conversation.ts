/** Answers what people say: checks rights, asks the command, and turns what breaks into a sentence they can use. */
import type {
	CommandDefinition,
	Conversation,
	Invocation,
	Option,
	PlaceEvent,
	Press,
	Reply,
	Suggestion,
} from '../../commands/command.ts';
import type { Context, PressHandler, RasidCommand } from '../../commands/context.ts';
import type { Clock, Log } from '../domain/ports.ts';
import { createUnderstanding } from './understand.ts';

export type ConversationParts = {
	readonly commands: readonly RasidCommand[];
	readonly presses: readonly PressHandler[];
	/** "platform:person" of the bot's owners. */
	readonly owners: readonly string[];
	/** The house as this person, here, may use it. */
	readonly contextOf: (said: Pick<Invocation, 'actor' | 'place' | 'clientLanguage'>) => Context;
	readonly happened: (event: PlaceEvent) => Promise<void>;
	readonly clock: Clock;
	readonly log: Log;
};

/** Commands and presses of one person in a minute: more is answered with patience (hostile-authz, limits). */
const PER_MINUTE = 30;
/** Interactions and updates may come twice: the last ones are remembered with their answers. */
const REMEMBERED = 2000;

const EVERYONE = { permission: 'everyone' } as const;

export function createConversation(parts: ConversationParts): Conversation {
	const { commands, presses, log } = parts;
	const answered = new Map<string, Promise<Reply>>();
	const busy = createMeter(parts.clock);

	/** Twice the same id: one effect, the same answer. */
	function once(id: string, answer: () => Promise<Reply>): Promise<Reply> {
		const known = answered.get(id);
		if (known) return known;
		const fresh = answer();
		answered.set(id, fresh);
		if (answered.size > REMEMBERED) answered.delete(answered.keys().next().value!);
		return fresh;
	}

	async function guarded(
		said: Pick<Invocation, 'actor' | 'place' | 'clientLanguage'>,
		{ permission, grave }: Pick<CommandDefinition, 'permission' | 'grave'>,
		act: (context: Context) => Promise<Reply>,
	): Promise<Reply> {
		const context = parts.contextOf(said);
		try {
			if (busy(said.actor.id)) return line(context, 'error-busy');
			if (permission === 'owner' && !parts.owners.includes(`${said.place.platform}:${said.actor.id}`))
				return refused(context, 'error-not-owner');
			if (permission === 'admin' && !(await said.actor.isAdmin(grave))) return refused(context, 'error-not-admin');
			return await act(context);
		} catch (error) {
			log.error('a command broke', { error, platform: said.place.platform });
			return line(context, 'error-broken');
		}
	}

	/** What a platform shows to somebody is no right: those who get this far without one are noted. */
	function refused(context: Context, key: string): Reply {
		log.info('a command was refused', { reason: key, platform: context.place.platform, person: context.actor.id });
		return line(context, key);
	}

	function run(invocation: Invocation): Promise<Reply> {
		return once(`run ${invocation.id}`, () => {
			const command = commands.find((one) => one.name === invocation.command);
			if (!command) return guarded(invocation, EVERYONE, async (context) => line(context, 'error-unknown-command'));
			return guarded(invocation, command, async (context) => {
				const complaint = check(command, invocation.options, context);
				return complaint ?? command.run(canonical(command, invocation.options), context);
			});
		});
	}

	function press(pressed: Press): Promise<Reply> {
		return once(`press ${pressed.id}`, () => {
			const colon = pressed.action.indexOf(':');
			const chosen = /^choose:(\w+)\.(\w+)\.(.+)$/.exec(pressed.action);
			if (chosen) return run({ ...pressed, command: chosen[1]!, options: { [chosen[2]!]: chosen[3]! } });
			const handler = presses.find((one) => one.verb === pressed.action.slice(0, colon));
			if (!handler) return guarded(pressed, EVERYONE, async (context) => line(context, 'error-old-button'));
			return guarded(pressed, handler, (context) => handler.run(pressed.action.slice(colon + 1), context));
		});
	}

	async function complete(invocation: Invocation, option: string, typed: string): Promise<readonly Suggestion[]> {
		const command = commands.find((one) => one.name === invocation.command);
		if (!command?.complete) return [];
		try {
			// Nothing of a place is shown to those who may not change it there.
			if (command.permission !== 'everyone' && !(await invocation.actor.isAdmin())) return [];
			return await command.complete(option, typed, parts.contextOf(invocation));
		} catch (error) {
			log.error('suggestions broke', { error, command: command.name });
			return [];
		}
	}

	return { commands, run, press, complete, understand: createUnderstanding(commands), happened: parts.happened };
}

function line(context: Context, key: string, words?: Readonly<Record<string, string | number>>): Reply {
	return {
		message: { language: context.channel.language, paragraphs: [context.say(key, words)], links: [] },
		private: true,
	};
}

/** What is wrong with the options, as a reply; undefined if nothing is. */
function check(command: RasidCommand, given: Readonly<Record<string, string>>, context: Context): Reply | undefined {
	for (const [name, option] of Object.entries(command.options)) {
		const value = given[name]?.trim();
		if (!value) {
			if (option.required) return missing(command, name, option, context);
			continue;
		}
		if (option.kind === 'choice' && !choiceOf(option, value)) {
			const choices = option
				.choices!.map((choice) => choice.name[context.tongue.language])
				.join(context.tongue.language === 'ar' ? '، ' : ', ');
			return line(context, 'error-choice', { value, choices });
		}
		const number = Number(value);
		const [min, max] = [option.min ?? 0, option.max ?? 1000];
		if (option.kind === 'integer' && !(Number.isInteger(number) && number >= min && number <= max))
			return line(context, 'error-number', { min, max });
	}
	return undefined;
}

/** A missing choice is asked for with buttons; a missing text with its description. */
function missing(command: RasidCommand, name: string, option: Option, context: Context): Reply {
	const reply = line(context, 'error-missing', {
		option: name,
		description: option.description[context.tongue.language],
	});
	if (option.kind !== 'choice') return reply;
	const buttons = option.choices!.map((choice) => ({
		label: choice.name[context.tongue.language],
		action: `choose:${command.name}.${name}.${choice.value}`,
	}));
	return {
		...reply,
		message: { ...reply.message, paragraphs: [option.description[context.tongue.language]], buttons: [buttons] },
	};
}

/** Choices may be typed by name, in either language. */
function canonical(command: RasidCommand, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
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

/** Says whether a person has asked too much in the last minute. */
function createMeter(clock: Clock): (person: string) => boolean {
	let windowAt = 0;
	let counts = new Map<string, number>();
	return (person) => {
		const now = clock.now();
		if (now - windowAt > 60_000) {
			windowAt = now;
			counts = new Map();
		}
		const count = (counts.get(person) ?? 0) + 1;
		counts.set(person, count);
		return count > PER_MINUTE;
	};
}
