/** Answers what people say: checks rights, asks the command, and turns what breaks into a sentence they can use. */
import type {
	CommandDefinition,
	Conversation,
	Invocation,
	PlaceEvent,
	Press,
	Reply,
	Suggestion,
} from '../../commands/command.ts';
import type { Context, PressHandler, RasidCommand } from '../../commands/context.ts';
import type { Clock, Log } from '../domain/ports.ts';
import { boundTo, readElsewhere } from './elsewhere.ts';
import { canonical, complaintOf } from './options.ts';
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

/** Who says something, and where. */
type Said = Pick<Invocation, 'actor' | 'place' | 'answeredIn' | 'clientLanguage'>;

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
		said: Said,
		rule: Pick<CommandDefinition, 'permission' | 'grave'>,
		act: (context: Context) => Promise<Reply>,
	): Promise<Reply> {
		const context = parts.contextOf(said);
		try {
			if (busy(`${said.place.platform} ${said.actor.id}`)) return line(context, 'error-busy');
			const refusal = await refusalOf(said, rule, context);
			if (refusal) return refusal;
			const reply = await act(actingIn(said, rule.permission, context));
			return said.answeredIn ? boundTo(context, reply) : reply;
		} catch (error) {
			log.error('a command broke', { error, platform: said.place.platform });
			return line(context, 'error-broken');
		}
	}

	async function refusalOf(
		{ actor, place, answeredIn }: Said,
		{ permission, grave }: Pick<CommandDefinition, 'permission' | 'grave'>,
		context: Context,
	): Promise<Reply | undefined> {
		if (permission === 'owner' && !parts.owners.includes(`${place.platform}:${actor.id}`))
			return refused(context, 'error-not-owner');
		// From elsewhere even what everyone may see in a channel is only for those who manage it.
		if (permission !== 'admin' && !answeredIn) return undefined;
		if (actor.isPlace && !context.channel.anonymousAdmins) {
			const allow = { label: context.say('button-anonymous-on'), action: 'anonymous:on' };
			const reply = refused(context, 'error-anonymous');
			return { ...reply, message: { ...reply.message, buttons: [[allow]] } };
		}
		if (await actor.isAdmin(grave ?? answeredIn !== undefined)) return undefined;
		return refused(context, answeredIn ? 'error-not-admin-there' : 'error-not-admin');
	}

	/** Administrators who hide their names from the others act as the place: no list of changes may give them away. */
	function actingIn(said: Said, permission: CommandDefinition['permission'], context: Context): Context {
		if (permission !== 'admin' || !said.actor.hidesName?.()) return context;
		return parts.contextOf({ ...said, actor: { ...said.actor, id: said.place.address, isPlace: true } });
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
				const complaint = complaintOf(command, invocation.options, context);
				return complaint ?? command.run(canonical(command, invocation.options), context);
			});
		});
	}

	function press(pressed: Press): Promise<Reply> {
		const there = pressed.place.kind === 'private' ? readElsewhere(pressed.action) : undefined;
		if (there && pressed.actor.in && !pressed.answeredIn)
			return press({ ...pressed, ...there, actor: pressed.actor.in(there.place), answeredIn: pressed.place });
		return once(`press ${pressed.id}`, () => {
			const colon = pressed.action.indexOf(':');
			const chosen = /^choose:(\w+)\.(\w+)\.(.+)$/.exec(pressed.action);
			if (chosen) return run({ ...pressed, command: chosen[1]!, options: { [chosen[2]!]: chosen[3]! } });
			const opened = /^open:(\w+)$/.exec(pressed.action);
			if (opened) return run({ ...pressed, command: opened[1]!, options: {} });
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

/** One line for the person who asked. */
function line(context: Context, key: string): Reply {
	return { message: { language: context.channel.language, paragraphs: [context.say(key)], links: [] }, private: true };
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
