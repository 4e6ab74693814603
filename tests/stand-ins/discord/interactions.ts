/** What people do in the client: slash commands, typing in an option, pressing a button; each checked as the client would. */
import { randomBytes } from 'node:crypto';
import { DEADLINE_MS, TOKEN_LIFE_MS } from './interaction-routes.ts';
import { channelOf, memberOf, userOf } from './nouns.ts';
import { type Interaction, type Json, type Message, PRIVATE, type Reply, THREAD, type World } from './world.ts';

/** Who does it, and where. */
export type Somebody = {
	readonly channelId: string;
	readonly userId?: string;
	readonly userName?: string;
	/** Discord's bit set as decimal text; an ordinary member's by default. */
	readonly permissions?: string;
	readonly locale?: string;
	/** ISO; in the future: the member is timed out. */
	readonly timedOutUntil?: string;
	/** Gives the interaction this id: the same one again. */
	readonly interactionId?: string;
};

export type Typed = Somebody & {
	readonly command: string;
	readonly options?: Readonly<Record<string, string | number>>;
};

export const MEMBER = '277025508352';
export const MANAGE_GUILD = String(BigInt(MEMBER) | (1n << 5n));
export const ADMINISTRATOR = String(1n << 3n);

const STRING = 3;
const INTEGER = 4;

export type People = {
	command(typed: Typed): Promise<Reply>;
	autocomplete(typed: Typed & { readonly focused: string }): Promise<NonNullable<Reply['choices']>>;
	press(pressed: Somebody & { readonly message: Message; readonly customId: string }): Promise<Reply>;
};

export function createPeople(
	world: World,
	dispatch: (event: string, data: Json) => void,
	problem: (text: string) => void,
): People {
	/** Sends the event and waits for the answer that people see; no answer in time is the bot's fault. */
	function interact(
		kind: Interaction['kind'],
		type: number,
		who: Somebody,
		rest: Json,
		source?: Message,
	): Promise<Reply> {
		const { promise, resolve, reject } = Promise.withResolvers<Reply>();
		const fail = (text: string) => {
			problem(text);
			reject(new Error(text));
		};
		const lateAnswer = world.clock.alarm(TOKEN_LIFE_MS, () => fail(`${kind}: acknowledged, but never answered`));
		const noAnswer = world.clock.alarm(DEADLINE_MS, () => {
			if (interaction.callback) return;
			lateAnswer();
			fail(`${kind}: no answer within 3 s`);
		});
		const interaction: Interaction = {
			id: who.interactionId ?? world.nextId(),
			token: randomBytes(24).toString('hex'),
			kind,
			channelId: who.channelId,
			createdAt: world.clock.now(),
			...(source ? { source } : {}),
			settle(reply) {
				noAnswer();
				lateAnswer();
				resolve(reply);
			},
		};
		if (!world.interactions.has(interaction.id)) world.interactions.set(interaction.id, interaction);
		dispatch('INTERACTION_CREATE', { ...eventOf(world, interaction, who), type, ...rest });
		return promise;
	}

	return {
		command: (typed) => interact('command', 2, typed, { data: commandData(world, typed) }),
		async autocomplete(typed) {
			const { choices } = await interact('autocomplete', 4, typed, { data: commandData(world, typed, typed.focused) });
			return choices ?? [];
		},
		press(pressed) {
			const isThere = JSON.stringify(pressed.message.components).includes(JSON.stringify(pressed.customId));
			if (!isThere) throw new Error(`the message has no button "${pressed.customId}"`);
			const data = { component_type: 2, custom_id: pressed.customId, id: 2 };
			return interact('component', 3, pressed, { data, message: pressed.message }, pressed.message);
		},
	};
}

function eventOf(world: World, interaction: Interaction, who: Somebody): Json {
	const channel = world.channels.get(who.channelId);
	if (!channel) throw new Error(`no channel ${who.channelId}`);
	const user = userOf(who.userId ?? channel.recipientId ?? '200000000000000002', who.userName ?? 'قارئ');
	const permissions = who.permissions ?? MEMBER;
	const isPrivate = channel.type === PRIVATE;
	const partial = channelOf(world, channel);
	const member = {
		...memberOf(world, user),
		permissions,
		communication_disabled_until: who.timedOutUntil ?? null,
	};
	return {
		id: interaction.id,
		application_id: world.appId,
		token: interaction.token,
		version: 1,
		channel_id: channel.id,
		channel: {
			id: channel.id,
			type: partial.type,
			flags: 0,
			...(isPrivate
				? { recipients: partial.recipients }
				: { name: channel.name, permissions, guild_id: channel.guildId }),
			...(channel.type === THREAD ? { parent_id: channel.parentId, thread_metadata: partial.thread_metadata } : {}),
		},
		locale: who.locale ?? 'en-US',
		entitlements: [],
		attachment_size_limit: 10_485_760,
		app_permissions: MEMBER,
		authorizing_integration_owners: { 0: channel.guildId ?? '0' },
		...(isPrivate
			? { context: 1, user }
			: {
					context: 0,
					guild_id: channel.guildId,
					guild: { id: channel.guildId, features: [], locale: 'en-US' },
					guild_locale: 'en-US',
					member,
				}),
	};
}

/** Refuses what no client could send: an unregistered command, an unknown option, a required one left out. */
function commandData(world: World, typed: Typed, focused?: string): Json {
	const command = world.commands.find(({ name }) => name === typed.command);
	if (!command) throw new Error(`/${typed.command} is not registered`);
	const registered = (command.options ?? []) as Json[];
	const given = Object.entries(typed.options ?? {});
	const missing = registered.find((option) => option.required && !(String(option.name) in (typed.options ?? {})));
	if (missing && focused === undefined) throw new Error(`/${typed.command} needs "${missing.name}"`);
	const options = given.map(([name, value]) => {
		const option = registered.find((candidate) => candidate.name === name);
		if (!option) throw new Error(`/${typed.command} has no option "${name}"`);
		const isFocused = name === focused;
		if (isFocused && !option.autocomplete) throw new Error(`"${name}" completes nothing`);
		const choices = option.choices as { value: unknown }[] | undefined;
		if (choices && !choices.some((choice) => choice.value === value)) throw new Error(`"${value}" is no choice`);
		const typedValue = option.type === INTEGER ? Number(value) : String(value);
		return { name, type: option.type ?? STRING, value: typedValue, ...(isFocused ? { focused: true } : {}) };
	});
	return { id: command.id, name: command.name, type: 1, options };
}
